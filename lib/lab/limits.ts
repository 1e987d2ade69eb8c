/** How much a sandboxed program may say. The guest keeps to it; the page trusts nobody and cuts by the same numbers. */
export const limits = {
  /** Lines of output of one call. */
  logLines: 1000,
  /** Characters of one line. */
  lineLength: 2000,
  /** Statements of one call that are told; all of them run. */
  queries: 500,
  /** Characters of a statement, or of one of its parameters, as it is told. */
  queryLength: 4000,
  /** Characters of a response’s body. */
  bodyLength: 1_000_000,
  headers: 100,
  /** Characters of a header’s value, a message, a name. */
  textLength: 8000,
  /** Rows of a result set that are shown. */
  maxRows: 1000,
  resultSets: 50,
  /** Characters of one value in a result set. */
  valueLength: 2000,
  /** Characters of a plan. */
  planLength: 400_000,
} as const
