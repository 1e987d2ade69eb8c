import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { Content, FieldPath, PageSource } from '@/lib/content/source'
import { attribute, elementsOf, problemAt, problemIn, type Rule } from './walk'

const rule = 'unknown-id'

type Reference = { from: Pick<PageSource, 'file' | 'at'>; path: FieldPath; id: string }

function unknown(references: Reference[], known: readonly string[], what: string): Problem[] {
  return references
    .filter(({ id }) => !known.includes(id))
    .map(({ from, path, id }) =>
      problemIn(from, path, { rule, message: `there is no ${what} "${id}"`, fix: suggest(id, known) }),
    )
}

/** Ids of pages; where other front matter is wrong, which is told already, the id is still taken from the text. */
const ids = (pages: readonly { meta?: { id: string } | undefined; text: string }[]) =>
  pages.flatMap(({ meta, text }) => meta?.id ?? /^id: *(\w+)/m.exec(text)?.[1] ?? [])

/** Ids in front matter and modules.yaml lead to something that exists. */
export const knownReferences: Rule = ({ modules, lessons, roles, terms }, all) => {
  const requires = lessons.flatMap((from) =>
    (from.meta?.requires ?? []).map((id, index) => ({ from, path: ['requires', index], id })),
  )
  const skills = roles.flatMap((from) =>
    (from.meta?.skills ?? []).map((skill, index) => ({ from, index, skill })),
  )
  const skillLessons = skills.flatMap(({ from, index, skill }) =>
    skill.lesson ? [{ from, path: ['skills', index, 'lesson'], id: skill.lesson }] : [],
  )
  const skillTerms = skills.flatMap(({ from, index, skill }) =>
    skill.term ? [{ from, path: ['skills', index, 'term'], id: skill.term }] : [],
  )
  const partners = roles.flatMap((from) =>
    (from.meta?.worksWith ?? []).map(({ role }, index) => ({
      from,
      path: ['worksWith', index, 'role'],
      id: role,
    })),
  )
  const see = terms.flatMap((from) =>
    (from.meta?.see ?? []).map((id, index) => ({ from, path: ['see', index], id })),
  )
  const entries = modules.value ?? []
  const moduleRequires = entries.flatMap((entry, module) =>
    entry.requires.map((id, index) => ({ from: modules, path: [module, 'requires', index], id })),
  )
  return [
    ...unknown([...requires, ...skillLessons], ids(all.lessons), 'lesson'),
    ...unknown(partners, ids(all.roles), 'role'),
    ...unknown([...see, ...skillTerms], ids(all.terms), 'term'),
    ...unknown(
      moduleRequires,
      entries.map((entry) => entry.id),
      'module',
    ),
  ]
}

/** modules.yaml and the folders of lessons name each other. */
export const orderedLessons: Rule = ({ modules, lessons }, all) => {
  const listedIn = (source: Content['modules']) =>
    (source.value ?? []).flatMap((entry, module) =>
      entry.lessons.map((slug, index) => ({ module, index, slug, of: entry.slug })),
    )
  const missing = listedIn(modules)
    .filter(({ of, slug }) => !all.lessons.some((lesson) => lesson.module === of && lesson.slug === slug))
    .map(({ module, index, slug, of }) => {
      const folders = all.lessons.filter((lesson) => lesson.module === of).map((lesson) => lesson.slug)
      return problemIn(modules, [module, 'lessons', index], {
        rule,
        message: `there is no folder content/lessons/${of}/${slug}`,
        fix: suggest(slug, folders),
      })
    })
  const listed = listedIn(all.modules)
  const unlisted = lessons
    .filter((lesson) => !listed.some(({ of, slug }) => of === lesson.module && slug === lesson.slug))
    .map((lesson) =>
      problemIn(lesson, [], {
        rule: 'unlisted-lesson',
        message: 'this lesson stands in no module',
        fix: `Add "${lesson.slug}" to the lessons of "${lesson.module}" in content/modules.yaml.`,
      }),
    )
  return [...missing, ...unlisted]
}

/** `<Term id>` and `<Source id>` name what exists. */
export const knownMentions: Rule = (content, all) => {
  const terms = ids(all.terms)
  return allSources(content).flatMap((page) => {
    const sources = (page.meta?.sources ?? []).map((source) => source.id)
    const wrong = (name: 'Term' | 'Source', known: readonly string[], what: string) =>
      elementsOf(page, name).flatMap((element) => {
        const id = attribute(element, 'id')
        if (!id || known.includes(id)) return []
        return problemAt(page, element, {
          rule,
          message: `there is no ${what} "${id}"`,
          fix: suggest(id, known),
        })
      })
    return [
      ...wrong('Term', terms, 'term'),
      ...(page.meta ? wrong('Source', sources, 'source on this page') : []),
    ]
  })
}

/** A source that is listed is cited, or it does not belong to the page. Terms may rest on a source as a whole. */
export const usedSources: Rule = (content) =>
  allSources(content)
    .filter((page) => page.kind === 'lesson')
    .flatMap((page) => {
      const cited = new Set(elementsOf(page, 'Source').map((element) => attribute(element, 'id')))
      const journeys = page.journeys.flatMap(({ value }) => value?.source ?? [])
      return (page.meta?.sources ?? []).flatMap((source, index) =>
        cited.has(source.id) || journeys.includes(source.id)
          ? []
          : problemIn(page, ['sources', index, 'id'], {
              rule: 'unused-source',
              message: `source "${source.id}" is never cited`,
              fix: `Cite it with <Source id="${source.id}" /> where it carries a statement, or remove it.`,
            }),
      )
    })

/** A term that nothing links is a page nobody finds. */
export const usedTerms: Rule = ({ terms }, content) => {
  if (terms.length === 0) return []
  const linked = new Set(
    allSources(content).flatMap((page) =>
      elementsOf(page, 'Term').map((element) => attribute(element, 'id')),
    ),
  )
  const seen = new Set(content.terms.flatMap((term) => term.meta?.see ?? []))
  const skills = new Set(
    content.roles.flatMap((role) => (role.meta?.skills ?? []).map((skill) => skill.term)),
  )
  return terms.flatMap((term) => {
    const id = term.meta?.id
    if (!id || linked.has(id) || seen.has(id) || skills.has(id)) return []
    return problemIn(term, ['id'], {
      rule: 'unused-term',
      message: `no page uses the term "${id}"`,
      fix: `Link it where the word is used: <Term id="${id}">${term.meta?.title}</Term>, or remove it.`,
    })
  })
}
