import { notFound } from 'next/navigation'
import { Body } from '@/components/lesson/body.client'
import { Contents } from '@/components/lesson/contents'
import { LessonBar } from '@/components/lesson/lesson-bar'
import { LessonHead } from '@/components/lesson/lesson-head'
import { Neighbours } from '@/components/lesson/neighbours'
import { PageSource } from '@/components/lesson/page-source'
import { Rail } from '@/components/lesson/rail'
import { Sources } from '@/components/lesson/sources'
import { Terms } from '@/components/lesson/terms'
import { WhatFollows } from '@/components/quiz/what-follows.client'
import { StructuredData } from '@/components/site/structured-data'
import { getLesson, getModule, listModules, prepareBody } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/publish/metadata'
import { breadcrumbs, learningResource } from '@/lib/publish/structured-data'

type Props = { params: Promise<{ module: string; lesson: string }> }

export const dynamicParams = false
export const generateStaticParams = () =>
  listModules().flatMap(({ slug, lessons }) =>
    lessons.map((lesson) => ({ module: slug, lesson: lesson.slug })),
  )

async function lessonOf({ params }: Props) {
  const { module, lesson } = await params
  return getLesson(module, lesson)
}

export async function generateMetadata(props: Props) {
  const lesson = await lessonOf(props)
  return lesson ? pageMetadata(lesson) : {}
}

export default async function LessonPage(props: Props) {
  const lesson = await lessonOf(props)
  const module = lesson && getModule((await props.params).module)
  if (!lesson || !module) notFound()
  return (
    <div className="page lesson">
      <LessonBar {...lesson} />
      <Rail module={module} current={lesson.id} />
      <main id="main">
        <LessonHead lesson={lesson} />
        <div className="lesson-body">
          <Contents headings={lesson.headings} />
          <WhatFollows next={lesson.next && { href: lesson.next.href, title: lesson.next.title }}>
            <Body {...prepareBody(lesson.id)} />
          </WhatFollows>
        </div>
        <div className="lesson-end">
          <Sources sources={lesson.sources} />
          <Terms terms={lesson.terms} title="Terms in this lesson" />
          <PageSource path={lesson.editPath} editUrl={env.editUrl} />
        </div>
        <Neighbours {...lesson} />
      </main>
      <StructuredData
        things={[
          learningResource(env.siteUrl, lesson),
          breadcrumbs(env.siteUrl, [{ title: 'Learn', href: '/learn' }, lesson.module, lesson]),
        ]}
      />
    </div>
  )
}
