import { z } from 'zod'
import { slug, termId } from '@/lib/content/schema'
import { questionId } from '@/lib/quiz/schema'

/**
 * Every element that may stand in a page, as data: the compiler, the checks and docs/authoring.md read it.
 * Attributes are strings; nothing else exists (no expressions, no import, no raw HTML).
 */

export type ElementKind = 'block' | 'inline' | 'island'

export type Element = {
  kind: ElementKind
  /** What it is for, in an author's words. */
  says: string
  /** `.strict()`; every attribute described. */
  props: z.ZodObject
  /** What may stand between the tags. */
  children: 'none' | 'optional' | 'required'
  example: string
}

const text = z.string().trim().min(1)
const file = (says: string) =>
  text.regex(/^[\w./-]+$/, 'a path beside the page, such as code/server.mjs').describe(says)
const lineList = /^\d+(-\d+)?(,\d+(-\d+)?)*$/

const calloutKinds = ['note', 'pitfall', 'production', 'security', 'convention', 'disputed'] as const
export type CalloutKind = (typeof calloutKinds)[number]

const notRun = {
  run: z.literal('no').optional().describe('`no` when the tests cannot run the file.'),
  because: text.optional().describe('Why the tests cannot run it; needed with `run="no"`.'),
}

const blocks = {
  Callout: {
    kind: 'block',
    says: 'A remark set apart: a note, a pitfall, what production adds, a security matter, a convention, something disputed.',
    props: z.strictObject({
      kind: z.enum(calloutKinds).describe('What sort of remark it is; shown as its label.'),
      title: text.optional().describe('A few words beside the label.'),
    }),
    children: 'required',
    example: '<Callout kind="pitfall" title="The port is taken">\n\nText.\n\n</Callout>',
  },
  Steps: {
    kind: 'block',
    says: 'Things to do one after the other: put an ordered list inside.',
    props: z.strictObject({}),
    children: 'required',
    example: '<Steps>\n\n1. Save the file.\n2. Start it.\n\n</Steps>',
  },
  Answer: {
    kind: 'block',
    says: 'What a prediction is compared with: folded, and opened when the reader commits. Below its `<Predict>`, before the next instrument.',
    props: z.strictObject({}),
    children: 'required',
    example: '<Answer>\n\n<Output of="code/hello.py" />\n\n</Answer>',
  },
  Figure: {
    kind: 'block',
    says: 'A numbered figure with a caption: an image file, or a table, fence or `<Code>` inside.',
    props: z.strictObject({
      caption: text.describe('One sentence that says what the figure shows.'),
      src: file('Image beside the page (.svg, .png, .webp).').optional(),
      alt: text
        .optional()
        .describe('What someone who cannot see the image needs to know; needed with `src`.'),
    }),
    children: 'optional',
    example:
      '<Figure caption="A request and its way" src="way.svg" alt="Client, proxy and server in a row" />',
  },
  Code: {
    kind: 'block',
    says: 'A real file, highlighted. Children: an ordered list, one item per mark, the note to those lines.',
    props: z.strictObject({
      file: file('The file, under the page’s `code/`.'),
      title: text.optional().describe('Shown instead of the file’s name.'),
      lines: text
        .regex(/^\d+-\d+$/, 'a region is written "3-20"')
        .optional()
        .describe('Shows a region: `3-20`.'),
      mark: text
        .regex(lineList, 'marks are written "2,5-6"')
        .optional()
        .describe('Lines (of the file) to mark: `2,5-6`.'),
      ...notRun,
    }),
    children: 'optional',
    example:
      '<Code file="code/server.mjs" mark="2,5-6">\n\n1. Note to line 2.\n2. Note to lines 5 and 6.\n\n</Code>',
  },
  CodeTabs: {
    kind: 'block',
    says: 'The same program in several languages: `<Code>` and `<Output>` of each inside. One choice holds across the site.',
    props: z.strictObject({ label: text.describe('What the programs do, in a few words.') }),
    children: 'required',
    example:
      '<CodeTabs label="A first server">\n\n<Code file="code/server.mjs" />\n<Code file="code/server.py" />\n\n</CodeTabs>',
  },
  Output: {
    kind: 'block',
    says: 'What a program prints: its `.out` file, compared by the tests.',
    props: z.strictObject({
      of: file('The program, under the page’s `code/`.'),
      title: text.optional().describe('Shown instead of “Output”.'),
    }),
    children: 'none',
    example: '<Output of="code/hello.py" />',
  },
  Exchange: {
    kind: 'block',
    says: 'An HTTP request and its response from `code/exchanges.yaml`, sent by the tests.',
    props: z.strictObject({
      name: slug.describe('Name of the exchange.'),
      title: text.optional().describe('A few words above it.'),
    }),
    children: 'none',
    example: '<Exchange name="hello" />',
  },
  Diff: {
    kind: 'block',
    says: 'What changed from one file to another.',
    props: z.strictObject({
      from: file('The file before.'),
      to: file('The file after.'),
      title: text.optional().describe('Shown instead of the files’ names.'),
    }),
    children: 'none',
    example: '<Diff from="code/a.mjs" to="code/b.mjs" />',
  },
} satisfies Record<string, Element>

const inlines = {
  Aside: {
    kind: 'inline',
    says: 'A short side note, set in the margin where there is one. In a paragraph or on a line of its own.',
    props: z.strictObject({}),
    children: 'required',
    example: '<Aside>The name goes back to 1983.</Aside>',
  },
  Term: {
    kind: 'inline',
    says: 'The first use of a glossary term on a page.',
    props: z.strictObject({ id: termId.describe('Id of the term.') }),
    children: 'required',
    example: '<Term id="trm_dns">DNS</Term>',
  },
  Source: {
    kind: 'inline',
    says: 'Citation mark: the claim before it rests on this source.',
    props: z.strictObject({ id: slug.describe('Id of one of the page’s `sources`.') }),
    children: 'none',
    example: '<Source id="rfc9110" />',
  },
  Given: {
    kind: 'inline',
    says: 'A number set by the story or the example, not a claim about the world.',
    props: z.strictObject({}),
    children: 'required',
    example: '<Given>800 ms</Given>',
  },
} satisfies Record<string, Element>

const oneQuestion = (name: string, says: string) =>
  ({
    kind: 'island',
    says,
    props: z.strictObject({ id: questionId.describe('Id of one of the `inline` questions of `quiz.yaml`.') }),
    children: 'none',
    example: `<${name} id="qst_h4sh7abl" />`,
  }) satisfies Element

const islands = {
  Journey: {
    kind: 'island',
    says: 'Actors and the messages between them, step by step.',
    props: z.strictObject({ file: file('A `.journey.yaml` file beside the page.') }),
    children: 'none',
    example: '<Journey file="click.journey.yaml" />',
  },
  Quiz: {
    kind: 'island',
    says: 'The lesson’s checks (`checks` of `quiz.yaml`), once per lesson, near its end.',
    props: z.strictObject({}),
    children: 'none',
    example: '<Quiz />',
  },
  Predict: oneQuestion('Predict', 'Asks for a prediction before the text gives the answer.'),
  Recall: oneQuestion(
    'Recall',
    'Asks for an answer from memory, to be compared by the reader (`kind: recall`).',
  ),
  Sort: oneQuestion('Sort', 'Cards into bins (`kind: sort`).'),
  Order: oneQuestion('Order', 'Lines or steps into order (`kind: order`).'),
} satisfies Record<string, Element>

/** The closed vocabulary by element name. */
export const vocabulary = { ...blocks, ...inlines, ...islands }

export type BlockName = keyof typeof blocks
export type InlineName = keyof typeof inlines
export type StaticName = BlockName | InlineName
export type ElementName = keyof typeof vocabulary
export type AttributesOf<Name extends ElementName> = z.infer<(typeof vocabulary)[Name]['props']>

/** Names of all elements, for suggestions. */
export const elementNames = Object.keys(vocabulary) as ElementName[]

/** Whether a name is one of the vocabulary. */
export const isElementName = (name: string | null | undefined): name is ElementName =>
  typeof name === 'string' && Object.hasOwn(vocabulary, name)

/** Whether an element stands for an instrument. */
export const isIsland = (name: string | null | undefined): name is keyof typeof islands =>
  typeof name === 'string' && Object.hasOwn(islands, name)
