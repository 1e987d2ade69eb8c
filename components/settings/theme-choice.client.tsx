'use client'

import { chooseTheme, chosenTheme } from '@/components/site/theme'
import { type Theme, themes } from '@/lib/preferences'
import { Choice } from './choice'
import { useKept } from './use-kept'

const names: Record<Theme, string> = { system: 'As the system says', paper: 'Paper', night: 'Night shift' }

export function ThemeChoice() {
  const [theme] = useKept(chosenTheme)
  return (
    <Choice
      legend="Theme"
      name="theme"
      options={themes.map((id) => ({ id, name: names[id] }))}
      chosen={theme}
      onChoose={chooseTheme}
    />
  )
}
