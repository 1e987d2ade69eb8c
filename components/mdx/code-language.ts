import { type CodeLanguage, codeLanguageKey, codeLanguages } from '@/lib/preferences'

const chosen = () => document.documentElement.dataset

/** The language that the reader chose for samples, if any. */
export const chosenCodeLanguage = (): CodeLanguage | undefined =>
  codeLanguages.find(({ id }) => id === chosen().codeLanguage)?.id

/** Applies a choice everywhere at once and keeps it for the next visit where the browser allows. */
export function chooseCodeLanguage(id: CodeLanguage): void {
  chosen().codeLanguage = id
  try {
    localStorage.setItem(codeLanguageKey, id)
  } catch {
    // Storage is refused: the choice lasts as long as this page.
  }
}
