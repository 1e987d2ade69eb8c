import { problemIn, type Rule } from './walk'

/** First cycle reached from `start`, as the ids along it; undefined when there is none. */
export function findCycle(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const follow = (id: string, path: string[]): string[] | undefined => {
    if (path[0] === id) return [...path, id]
    if (path.includes(id)) return undefined
    for (const to of next.get(id) ?? []) {
      const found = follow(to, [...path, id])
      if (found) return found
    }
    return undefined
  }
  return follow(start, [])
}

/** Nothing requires itself, not even by way of others. Each cycle is told once, at its smallest id. */
export const noCycles: Rule = ({ lessons, modules }, all) => {
  const rule = 'prerequisite-cycle'
  const lessonGraph = new Map(
    all.lessons.flatMap((lesson) => (lesson.meta ? [[lesson.meta.id, lesson.meta.requires] as const] : [])),
  )
  const entries = modules.value ?? []
  const moduleGraph = new Map((all.modules.value ?? []).map((entry) => [entry.id, entry.requires] as const))
  const told = (id: string, graph: ReadonlyMap<string, readonly string[]>) => {
    const cycle = findCycle(id, graph)
    return cycle && [...cycle].sort()[0] === id ? `requires itself: ${cycle.join(' → ')}` : undefined
  }
  const fix = 'Remove one of these prerequisites.'
  return [
    ...lessons.flatMap((lesson) => {
      const message = lesson.meta && told(lesson.meta.id, lessonGraph)
      return message ? problemIn(lesson, ['requires'], { rule, message, fix }) : []
    }),
    ...entries.flatMap((entry, index) => {
      const message = told(entry.id, moduleGraph)
      return message ? problemIn(modules, [index, 'requires'], { rule, message, fix }) : []
    }),
  ]
}
