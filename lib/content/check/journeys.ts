import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import { problemIn, type Rule } from './walk'

/** Steps go between actors that exist; times that are not made up name their source. */
export const soundJourneys: Rule = (content) =>
  allSources(content).flatMap((page) =>
    page.journeys.flatMap((journey): Problem[] => {
      const { value } = journey
      if (!value) return []
      const actors = value.actors.map((actor) => actor.id)
      const sources = (page.meta?.sources ?? []).map((source) => source.id)
      const unknown = value.steps.flatMap((step, index) =>
        (['from', 'to'] as const).flatMap((end) =>
          actors.includes(step[end])
            ? []
            : problemIn(journey, ['steps', index, end], {
                rule: 'unknown-id',
                message: `there is no actor "${step[end]}"`,
                fix: suggest(step[end], actors),
              }),
        ),
      )
      if (value.basis !== 'example' && !value.source)
        return [
          ...unknown,
          problemIn(journey, ['basis'], {
            rule: 'unsourced-figure',
            message: `times that are ${value.basis} need a source`,
            fix: 'Add source: with the id of one of the page’s sources.',
          }),
        ]
      if (value.source && !sources.includes(value.source))
        return [
          ...unknown,
          problemIn(journey, ['source'], {
            rule: 'unknown-id',
            message: `the page has no source "${value.source}"`,
            fix: suggest(value.source, sources),
          }),
        ]
      return unknown
    }),
  )
