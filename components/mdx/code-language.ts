import {
  type Chosen,
  type CodeLanguage,
  choiceEvent,
  chosenEvent,
  codeLanguageKey,
  codeLanguages,
} from '@/lib/preferences'

const chosen = () => document.documentElement.dataset

/** The language that the reader chose for samples, if any. */
export const chosenCodeLanguage = (): CodeLanguage | undefined =>
  codeLanguages.find(({ id }) => id === chosen().codeLanguage)?.id

/** Somebody chose: it is applied at once, and may follow them. */
export function chooseCodeLanguage(id: CodeLanguage): void {
  applyCodeLanguage(id)
  const detail: Chosen = { subjectId: 'code_language', value: id }
  dispatchEvent(new CustomEvent(chosenEvent, { detail }))
}

/** Shows a language everywhere at once and keeps it for the next visit where the browser allows. */
export function applyCodeLanguage(id: CodeLanguage): void {
  chosen().codeLanguage = id
  try {
    localStorage.setItem(codeLanguageKey, id)
  } catch {
    // Storage is refused: the choice lasts as long as this page.
  }
  dispatchEvent(new Event(choiceEvent))
}
