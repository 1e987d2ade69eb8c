import { belongsTo } from '@/lib/content/address'
import { type Problem, sortProblems } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { Content } from '@/lib/content/source'
import { fencesAreNoPrograms, knownExchanges, marksWithinFile, presentFiles, runPromises } from './code'
import { noCycles } from './cycles'
import { knownElements, noCode, placedIslands } from './elements'
import { lockedNewIds, noVanishedIds, soundRetirements, uniqueIds } from './ids'
import { soundJourneys } from './journeys'
import { liveLinks, soundRedirects } from './links'
import { placedQuestions, soundQuestions } from './quiz'
import { knownMentions, knownReferences, orderedLessons, usedSources, usedTerms } from './references'
import { describedImages, orderedHeadings, sourcedFigures } from './text'
import type { Rule } from './walk'

const rules: Rule[] = [
  uniqueIds,
  noVanishedIds,
  lockedNewIds,
  soundRetirements,
  knownReferences,
  orderedLessons,
  knownMentions,
  usedSources,
  usedTerms,
  noCycles,
  knownElements,
  placedIslands,
  noCode,
  presentFiles,
  marksWithinFile,
  runPromises,
  fencesAreNoPrograms,
  knownExchanges,
  orderedHeadings,
  describedImages,
  liveLinks,
  soundRedirects,
  sourcedFigures,
  soundJourneys,
  soundQuestions,
  placedQuestions,
]

/** Everything an author should repair in `about`, of all files at once, in the order of files and lines. */
export function checkContent(about: Content, all = about): Problem[] {
  const pages = allSources(about)
  const read = [...about.strays, ...about.modules.problems, ...pages.flatMap((page) => page.problems)]
  // A body that cannot be parsed seems to cite nothing and place nothing: only the cause is worth telling.
  const unread = pages.filter((page) => page.problems.some(({ rule }) => rule === 'mdx-syntax'))
  const found = rules
    .flatMap((rule) => rule(about, all))
    .filter(({ file }) => !unread.some((page) => belongsTo(file, page)))
  return sortProblems([...read, ...found])
}
