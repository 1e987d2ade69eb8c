/** What a command answers: expected outcomes are values, only bugs throw. `E` is a closed set told apart by `code`. */
export type Result<T, E extends { code: string }> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T) => ({ ok: true, value }) as const

export const failed = <E extends { code: string }>(error: E) => ({ ok: false, error }) as const
