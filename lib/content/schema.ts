import { z } from 'zod'

/** What authors write about each page: front matter and YAML. Field descriptions become the tables of docs/authoring.md. */

const plain = z.string().trim().min(1)
const date = z
  .union([z.string(), z.date()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .pipe(z.iso.date('a date is written YYYY-MM-DD'))

const id = (prefix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}_[a-z0-9]{8}$`),
      `an id here is "${prefix}_" and eight lower-case letters or digits`,
    )

export const lessonId = id('lsn')
export const moduleId = id('mod')
export const roleId = id('rol')
export const stackId = id('stk')
export const termId = z
  .string()
  .regex(/^trm_[a-z0-9_]+$/, 'a term id is "trm_" and lower-case letters, digits or "_"')
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is lower-case words joined by "-"')

export const source = z.strictObject({
  id: slug.describe('Short name within this page, used by `<Source id="…" />`.'),
  title: plain.describe('Title as the source gives it.'),
  url: z.url().describe('Where to read it.'),
  publisher: plain.optional().describe('Who stands behind it (IETF, MDN, PostgreSQL …).'),
  date: plain.optional().describe('When it was published or last changed: YYYY, YYYY-MM or YYYY-MM-DD.'),
  accessed: date.describe('When you read it, YYYY-MM-DD.'),
  primary: z
    .boolean()
    .describe('`true` for standards, official documentation, papers, post-mortems by those concerned.'),
})

const page = {
  title: plain.describe('The page’s heading.'),
  summary: plain
    .max(200)
    .describe('One or two sentences, at most 200 characters; also the description in search results.'),
  updated: date.describe('Date of the last change of substance.'),
  formerly: z
    .array(z.string().startsWith('/'))
    .default([])
    .describe('Addresses this page had before; each redirects here.'),
  sources: z
    .array(source)
    .default([])
    .describe('What the page rests on; cited in the text with `<Source id="…" />`.'),
}

export const lesson = z.strictObject({
  id: lessonId.describe('Permanent id (`npm run new:lesson` makes one). Never change it.'),
  ...page,
  objectives: z
    .array(plain)
    .min(2)
    .max(4)
    .describe('What the reader can do afterwards: 2 to 4, each starting with a verb one can test.'),
  minutes: z.number().int().min(5).max(90).describe('Time to do the lesson, exercises included, in minutes.'),
  requires: z
    .array(lessonId)
    .default([])
    .describe('Ids of lessons to know first. Nothing is locked; the reader is told.'),
})

export const role = z.strictObject({
  id: roleId.describe('Permanent id.'),
  ...page,
  kind: z
    .enum(['backend', 'counterpart'])
    .describe('`backend`: a role of this field; `counterpart`: someone it works with.'),
  delivers: z.array(plain).min(3).max(7).describe('What the role hands over, concretely.'),
  week: z
    .array(
      z.strictObject({
        share: plain.describe('Such as “a morning” or “Tuesday”.'),
        what: plain.describe('What happens then, in a sentence.'),
      }),
    )
    .min(3)
    .max(7)
    .describe('A week, part by part.'),
  skills: z
    .array(
      z.strictObject({
        name: plain.describe('The skill in a few words.'),
        level: z
          .enum(['aware', 'working', 'strong', 'leads'])
          .describe('From knowing that it exists to showing others how.'),
        lesson: lessonId.optional().describe('Id of the lesson that teaches it.'),
        term: termId.optional().describe('Id of the term that explains it, where no lesson does.'),
      }),
    )
    .min(4)
    .max(14)
    .describe('What the role knows, and how well.'),
  tools: z.array(plain).min(3).max(12).describe('What it works with every week.'),
  worksWith: z
    .array(
      z.strictObject({
        role: roleId.describe('Id of the other role.'),
        on: plain.describe('What the two settle together.'),
      }),
    )
    .default([])
    .describe('Whom it works with, and on what.'),
})

export const stack = z.strictObject({
  id: stackId.describe('Permanent id.'),
  ...page,
  language: z
    .enum(['python', 'ruby', 'php', 'javascript'])
    .describe('The language that applications are written in.'),
  parts: z
    .array(
      z.strictObject({
        part: plain.describe('The part: “Web server”, “Templates” …'),
        choice: plain.describe('What takes it in this stack.'),
      }),
    )
    .min(3)
    .describe('What the stack is made of: web server, framework, data layer, database …'),
  facts: z
    .array(
      z.strictObject({
        label: plain.describe('What is stated: “Current release”, “Licence” …'),
        value: plain.describe('The fact itself.'),
        source: slug.describe('Id of one of `sources`.'),
      }),
    )
    .min(2)
    .describe('Current release, support end, licence …; each with its source.'),
  journey: plain.describe('The request’s way through the framework: a `.journey.yaml` file beside this one.'),
})

export const term = z.strictObject({
  id: termId.describe('Permanent id, used by `<Term id="…">`.'),
  title: plain.describe('The term as one writes it in a sentence.'),
  also: z.array(plain).default([]).describe('Other spellings and abbreviations, found by search.'),
  short: plain.max(220).describe('One sentence that would help a reader who meets the word.'),
  see: z.array(termId).default([]).describe('Neighbouring terms.'),
  formerly: page.formerly,
  sources: page.sources,
})

export const moduleEntry = z.strictObject({
  id: moduleId.describe('Permanent id.'),
  slug: slug.describe('Its part of the address, and the name of its folder under `content/lessons/`.'),
  title: plain.describe('The module’s name.'),
  summary: plain.max(200).describe('One or two sentences, at most 200 characters.'),
  requires: z
    .array(moduleId)
    .default([])
    .describe('Ids of modules to go through first. Nothing is locked; the reader is told.'),
  lessons: z
    .array(slug)
    .min(1)
    .describe('Folder names of the lessons, in reading order. This is the only place that orders them.'),
})
export const modulesFile = z.array(moduleEntry).min(1)

/** A `.journey.yaml` file: actors and the messages between them, step by step. */
export const journeyFile = z.strictObject({
  title: plain.describe('What travels, from where to where.'),
  basis: z
    .enum(['example', 'measured', 'cited'])
    .describe('Where the times come from: made up to show orders of size, measured by us, or cited.'),
  source: slug
    .optional()
    .describe('Id of one of the page’s `sources`; needed when `basis` is `cited` or `measured`.'),
  actors: z
    .array(
      z.strictObject({
        id: slug.describe('Short name within this file, used by the steps.'),
        name: plain.describe('The actor as the reader sees it.'),
        role: plain.describe('Half a sentence: what it does on this journey.'),
        href: z.string().startsWith('/').optional().describe('Where it is taught.'),
      }),
    )
    .min(2)
    .max(8)
    .describe('Who takes part, from left to right.'),
  steps: z
    .array(
      z.strictObject({
        from: slug.describe('Id of the actor who acts.'),
        to: slug.describe('Same as `from` for work that an actor does by itself.'),
        label: plain.describe('The message in a few words: `GET /books`, `SELECT …`.'),
        says: plain.describe('One or two sentences (Markdown) that explain the step.'),
        detail: z.string().optional().describe('Raw message or statement, shown in monospace.'),
        ms: z.number().nonnegative().optional().describe('How long the step takes, in milliseconds.'),
      }),
    )
    .min(2)
    .max(16)
    .describe('What happens, in order.'),
})

/** `code/exchanges.yaml`: requests that the tests send to each of the servers, and the answer they compare. */
export const exchangeEntry = z.strictObject({
  name: slug.describe('Used by `<Exchange name="…" />`.'),
  servers: z
    .array(plain)
    .min(1)
    .describe('Files under `code/`; each is started with `PORT` and must answer alike.'),
  request: plain.describe('The raw request: request line, headers, an empty line, the body.'),
  response: plain.describe(
    'The raw response: status line, the headers that matter, an empty line, the body.',
  ),
})
export const exchangesFile = z.array(exchangeEntry).min(1)

export type ExchangeEntry = z.infer<typeof exchangeEntry>
export type SourceEntry = z.infer<typeof source>
export type LessonMeta = z.infer<typeof lesson>
export type RoleMeta = z.infer<typeof role>
export type StackMeta = z.infer<typeof stack>
export type TermMeta = z.infer<typeof term>
export type ModuleEntry = z.infer<typeof moduleEntry>
export type JourneyFile = z.infer<typeof journeyFile>
