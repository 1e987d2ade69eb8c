import { getLesson, getModule, getRole, getStack, getTerm } from '@/lib/content/catalog'
import { site } from '@/lib/site'

/** What a share image shows: a label in mono, the title, a sentence, and where on its stretch of wire the page stands. */
export type Card = { label: string; title: string; summary: string; at: number; of: number }

const sections: Record<string, Omit<Card, 'at' | 'of'>> = {
  home: {
    label: 'Backend development',
    title: 'Follow one request to the database and back',
    summary: site.description,
  },
  learn: {
    label: 'Path',
    title: 'Learn backend development',
    summary: 'Every module and lesson, in the order in which each stands on the last.',
  },
  roles: {
    label: 'Roles',
    title: 'Who builds what',
    summary: 'What each role of this field delivers, knows, and needs from the others.',
  },
  stacks: {
    label: 'Stacks',
    title: 'Ways to build a backend',
    summary: 'A request’s path through each framework, what it gives and what it asks for.',
  },
  glossary: {
    label: 'Glossary',
    title: 'The words of the field',
    summary: 'Each term in a sentence, with an example and where it is taught.',
  },
  dashboard: {
    label: 'Dashboard',
    title: 'Your progress',
    summary: 'Where you left off, what is next, and answers to look at again.',
  },
  about: {
    label: 'About',
    title: 'How Serverside is made',
    summary: 'Every code sample is run, every figure has a source, nobody is tracked.',
  },
}

function lessonCard(module: string, slug: string): Card | undefined {
  const lesson = getLesson(module, slug)
  const lessons = getModule(module)?.lessons ?? []
  if (!lesson) return undefined
  return {
    label: lesson.number,
    title: lesson.title,
    summary: lesson.summary,
    at: lessons.findIndex(({ id }) => id === lesson.id),
    of: lessons.length,
  }
}

function moduleCard(slug: string): Card | undefined {
  const module = getModule(slug)
  return module
    ? {
        label: `Module ${module.number}`,
        title: module.title,
        summary: module.summary,
        at: -1,
        of: module.lessons.length,
      }
    : undefined
}

function pageCard(kind: string, slug: string): Card | undefined {
  const [label, page] =
    kind === 'roles'
      ? ['Role', getRole(slug)]
      : kind === 'stacks'
        ? ['Stack', getStack(slug)]
        : kind === 'glossary'
          ? ['Term', getTerm(slug)]
          : ['', null]
  return page ? { label, title: page.title, summary: page.summary, at: 3, of: 7 } : undefined
}

/** The card for a page's path (without the leading slash and `.png`); undefined when there is no such page. */
export function findCard(path: readonly string[]): Card | undefined {
  const [first = '', second, third] = path
  if (path.length === 1)
    return Object.hasOwn(sections, first) && sections[first]
      ? { ...sections[first], at: 0, of: 7 }
      : undefined
  if (first === 'learn' && second && third && path.length === 3) return lessonCard(second, third)
  if (path.length !== 2 || !second) return undefined
  return first === 'learn' ? moduleCard(second) : pageCard(first, second)
}
