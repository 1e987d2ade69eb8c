import { findLessonById, listLessons } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { atomFeed } from '@/lib/publish/feed'

export const dynamic = 'force-static'

export function GET() {
  const lessons = listLessons().flatMap(({ id }) => findLessonById(id) ?? [])
  return new Response(atomFeed(env.siteUrl, lessons), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
