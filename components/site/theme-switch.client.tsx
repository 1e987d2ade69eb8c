'use client'

import { themes } from '@/lib/preferences'
import { chooseTheme, chosenTheme } from './theme'

/** Goes round system, paper, night shift. The style sheet shows the name that `<html data-theme>` asks for. */
export function ThemeSwitch() {
  const next = () => {
    const at = themes.indexOf(chosenTheme())
    chooseTheme(themes[(at + 1) % themes.length] ?? 'system')
  }
  return (
    <button type="button" className="tool theme-switch needs-js" onClick={next}>
      <span className="sr-only">Theme: </span>
      <span className="theme-system">system</span>
      <span className="theme-paper">paper</span>
      <span className="theme-night">night</span>
    </button>
  )
}
