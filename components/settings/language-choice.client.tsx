'use client'

import { chooseCodeLanguage, chosenCodeLanguage } from '@/components/mdx/code-language'
import { codeLanguages } from '@/lib/preferences'
import { Choice } from './choice'
import { useKept } from './use-kept'

/** Without a choice, samples show their first language. */
const shownLanguage = () => chosenCodeLanguage() ?? codeLanguages[0].id

export function LanguageChoice() {
  const [language] = useKept(shownLanguage)
  return (
    <Choice
      legend="Language of samples"
      name="code-language"
      options={codeLanguages}
      chosen={language}
      onChoose={chooseCodeLanguage}
    />
  )
}
