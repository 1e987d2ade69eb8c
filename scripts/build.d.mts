/** Changes when the application would come out of the bundler differently; not with content or tests. */
export function compilePrint(folder?: string, surroundings?: Record<string, string | undefined>): string

/** Gives what was compiled into `folder` the name of a new build. */
export function nameBuild(folder: string, name?: string): void
