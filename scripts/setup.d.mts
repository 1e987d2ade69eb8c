/** Types of what TypeScript files take from setup.mjs, which is plain JavaScript because it runs before anything is installed. */
export function findChromium(): Promise<string | undefined>
export function buildPrint(settings: Record<string, string | undefined>, folder?: string): string
export function listening(of: {
  isDevelopment: boolean
}): Promise<{ args: string[]; env: Record<string, string> }>
