import type { LessonView, ModuleView, PageRef } from '@/lib/content/view'

type Listed = PageRef & { summary: string }
type Contents = {
  modules: readonly ModuleView[]
  lessons: readonly LessonView[]
  roles: readonly Listed[]
  stacks: readonly Listed[]
}

const line = (base: string, { title, href, summary }: Listed) =>
  `- [${title}](${new URL(href, base).href}): ${summary}`

/** `llms.txt` (llmstxt.org): what the portal holds, with the Markdown rendition of each lesson. */
export function llmsText(base: string, { modules, lessons, roles, stacks }: Contents): string {
  const parts = modules.map((module) => {
    const own = lessons.filter((lesson) => lesson.module.id === module.id)
    return [
      `## ${module.number} ${module.title}`,
      '',
      ...own.map((lesson) => line(base, { ...lesson, href: lesson.markdownHref })),
    ].join('\n')
  })
  return [
    '# Serverside',
    '',
    '> A free manual of backend development: lessons whose code samples are run by tests, roles, stacks and a glossary. Each lesson has a Markdown rendition at its address plus .md.',
    '',
    ...parts.flatMap((part) => [part, '']),
    '## Roles',
    '',
    ...roles.map((role) => line(base, role)),
    '',
    '## Stacks',
    '',
    ...stacks.map((stack) => line(base, stack)),
    '',
  ].join('\n')
}
