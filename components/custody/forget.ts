import { dropOwner } from '@/components/progress/device-data'
import { markLeft } from '@/components/progress/leaving'
import { removeRead } from '@/lib/offline/remove-read'
import { codeLanguageKey, themeKey } from '@/lib/preferences'

/**
 * Nothing of a learner stays in this browser: what waits, what was last shown, the choices that followed them,
 * the pages they read. Other pages that show it begin anew.
 */
export async function forget(learner: string) {
  await dropOwner(learner)
  // Where no pages can be kept none are.
  await removeRead().catch(() => undefined)
  try {
    for (const key of [themeKey, codeLanguageKey]) localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept nothing was.
  }
  markLeft()
}
