import { useEffect, useRef } from 'react'
import { applyCodeLanguage } from '@/components/mdx/code-language'
import type { Progress } from '@/components/progress/use-progress'
import { applyTheme } from '@/components/site/theme'
import { type Chosen, chosenEvent, codeLanguages, themes } from '@/lib/preferences'
import type { Draft } from '@/lib/progress/event'

/**
 * Theme and language of samples follow a learner: what is chosen here is recorded, and what was chosen later elsewhere is
 * applied. Somebody who has no progress stays unknown: their choice is for this device alone.
 */
export function useFollowingChoices({ state, status, outbox: { learner }, record }: Progress) {
  const isKnown = status !== 'loading'
  const made = useRef<Chosen[]>([])
  const chosenAt = useRef<Partial<Record<Chosen['subjectId'], number>>>({})

  useEffect(() => {
    const keep = () => {
      if (!isKnown) return
      for (const choice of made.current.splice(0)) if (learner) record(draftOf(choice))
    }
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      const choice: Chosen = event.detail
      chosenAt.current[choice.subjectId] = Date.now()
      made.current.push(choice)
      keep()
    }
    keep()
    addEventListener(chosenEvent, hear)
    return () => removeEventListener(chosenEvent, hear)
  }, [isKnown, learner, record])

  const { theme, code_language: language } = state.settings
  useEffect(() => {
    if (!theme || Date.parse(theme.at) < (chosenAt.current.theme ?? 0)) return
    applyTheme(themes.find((id) => id === theme.value) ?? 'system')
  }, [theme])
  useEffect(() => {
    if (!language || Date.parse(language.at) < (chosenAt.current.code_language ?? 0)) return
    const known = codeLanguages.find(({ id }) => id === language.value)
    if (known) applyCodeLanguage(known.id)
  }, [language])
}

const draftOf = ({ subjectId, value }: Chosen) =>
  ({ type: 'setting_chosen', subjectId, payload: { value } }) as Draft
