'use client'

import { type CodeLanguage, codeLanguageKey, codeLanguages } from '@/lib/preferences'
import { Choice } from './choice'
import { useKept } from './use-kept'

function chosenLanguage(): CodeLanguage {
  const chosen = document.documentElement.dataset.codeLanguage
  return codeLanguages.find(({ id }) => id === chosen)?.id ?? 'js'
}

function chooseLanguage(id: CodeLanguage) {
  document.documentElement.dataset.codeLanguage = id
  try {
    localStorage.setItem(codeLanguageKey, id)
  } catch {
    // Storage is refused: the choice lasts as long as this page.
  }
}

export function LanguageChoice() {
  const [language, refresh] = useKept(chosenLanguage)
  return (
    <Choice
      legend="Language of samples"
      name="code-language"
      options={codeLanguages}
      chosen={language}
      onChoose={(id) => {
        chooseLanguage(id)
        refresh()
      }}
    />
  )
}
