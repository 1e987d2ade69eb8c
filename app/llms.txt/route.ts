import { findLessonById, listLessons, listModules, listRoles, listStacks } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { llmsText } from '@/lib/publish/llms'

export const dynamic = 'force-static'

export function GET() {
  const lessons = listLessons().flatMap(({ id }) => findLessonById(id) ?? [])
  const text = llmsText(env.siteUrl, {
    modules: listModules(),
    lessons,
    roles: listRoles(),
    stacks: listStacks(),
  })
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
