import { counted } from './amount-words'
import type { Looked, Way } from './use-import'

export const entries = (count: number) => counted(count, 'entry', 'entries')

/** What a file holds, against what the server has. */
export function lookedWords({ fresh, known, unlike, found }: Looked): string {
  if (fresh.length + known + found === 0) return 'The file holds no entries.'
  const parts = [
    `${fresh.length} new`,
    `${known} already there`,
    ...(found > 0
      ? [counted(found, 'completion that follows from them', 'completions that follow from them')]
      : []),
  ]
  const holds = `The file holds ${entries(fresh.length + known)}: ${parts.join(', ')}.`
  if (unlike === 0) return holds
  const which = unlike === 1 ? '1 of those already there says' : `${unlike} of those already there say`
  return `${holds} ${which} something else in the file; what is there stays.`
}

/** How far an import is. */
export function wayWords({ total, waiting, refused }: Way): string {
  if (waiting > 0) return `${total - waiting} of ${entries(total)} sent.`
  return `${total - refused.length} added, ${refused.length} not accepted.`
}
