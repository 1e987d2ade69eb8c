/** Something an author should repair. `file` is relative to the repository, `line` and `column` count from 1. */
export type Problem = {
  file: string
  line: number
  column: number
  /** Short name of the rule that was broken, such as `front-matter` or `mdx-syntax`. */
  rule: string
  message: string
  /** The nearest repair, as an instruction. */
  fix?: string
}

/** A place in a file; both count from 1. */
export type Place = { line: number; column: number }

/** By file, then by place: the order in which an author wants to read them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const order = (a: Problem, b: Problem) =>
    a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column
  return [...problems].sort(order)
}

/** One problem as terminals and editors understand it: `file:line:column message (rule)`. */
export function printProblem({ file, line, column, rule, message, fix }: Problem): string {
  return `${file}:${line}:${column} ${message} (${rule})${fix ? `\n    ${fix}` : ''}`
}
