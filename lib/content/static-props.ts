import type { CalloutKind } from '@/lib/content/vocabulary'

/** What each static element receives, resolved by the compiler. Fields that end in `Html` are finished HTML. */
export type StaticProps = {
  Callout: { kind: CalloutKind; title?: string }
  Steps: Record<never, never>
  Answer: Record<never, never>
  Figure: { number: number; caption: string; image?: FigureImage }
  Code: CodeBlock
  CodeTabs: { label: string; group: string; tabs: CodeTab[] }
  /** One language of a `CodeTabs` group. */
  CodePanel: CodeTab
  Output: { title: string; outputHtml: string }
  Exchange: { title?: string; requestHtml: string; responseHtml: string }
  Diff: { title: string; codeHtml: string }
  Aside: { block: boolean }
  Term: { href: string }
  Source: { number: number; anchor: string }
  Given: Record<never, never>
  /** A table in its scrolling box. */
  Table: Record<never, never>
}

export type StaticElementName = keyof StaticProps

/** A static element with its props; rides on its node from the resolver to the renderer. */
export type Resolved = {
  [Name in StaticElementName]: { name: Name; props: StaticProps[Name] }
}[StaticElementName]

declare module 'mdast' {
  interface Data {
    resolved?: Resolved
  }
}

declare module 'hast' {
  interface ElementData {
    resolved?: Resolved
  }
}

export type CodeBlock = {
  title?: string
  language: string
  /** Name of the language, shown when there is no title that says it. */
  label: string
  /** Lines joined; marked ones in `<mark>`. */
  codeHtml: string
  /** Why the tests do not run it. */
  notRunBecause?: string
}

export type CodeTab = { language: string; label: string }

/** An SVG becomes part of the page and follows the theme; other images are files of a known size. */
export type FigureImage = { svg: string } | { src: string; alt: string; width: number; height: number }
