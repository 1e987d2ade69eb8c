import { type Chosen, choiceEvent, chosenEvent, type Theme, themeKey, themes } from '@/lib/preferences'

const root = () => document.documentElement.dataset

/** The reader's choice as it stands on `<html>`. */
export const chosenTheme = (): Theme => themes.find((theme) => theme === root().theme) ?? 'system'

/** Somebody chose: it is applied at once, and may follow them. */
export function chooseTheme(theme: Theme) {
  applyTheme(theme)
  const detail: Chosen = { subjectId: 'theme', value: theme }
  dispatchEvent(new CustomEvent(chosenEvent, { detail }))
}

/** Shows a theme at once and keeps it for the next visit where the browser allows. */
export function applyTheme(theme: Theme) {
  if (theme === 'system') delete root().theme
  else root().theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(themeKey)
    else localStorage.setItem(themeKey, theme)
  } catch {
    // Storage is refused: the choice lasts as long as this page.
  }
  dispatchEvent(new Event(choiceEvent))
}
