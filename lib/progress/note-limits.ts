/** Longest parts of a note, in UTF-16 code units, and of its whole payload in bytes. Apart from the schemas, for the browser. */
export const noteLimits = { text: 4000, quote: 500, context: 64, replaces: 50, bytes: 8192 } as const
