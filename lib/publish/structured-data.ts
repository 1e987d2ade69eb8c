import type { LessonView, ModuleView, PageRef } from '@/lib/content/view'

/**
 * What search engines read beside the page, in the vocabulary of schema.org
 * (Course, LearningResource, BreadcrumbList). All addresses are absolute below `base`.
 */
type Thing = Record<string, unknown>

const absolute = (base: string, href: string) => new URL(href, base).href

const provider = (base: string): Thing => ({ '@type': 'Organization', name: 'Serverside', url: base })

/** The way from the home page to a page, this page last. */
export function breadcrumbs(base: string, trail: readonly Pick<PageRef, 'title' | 'href'>[]): Thing {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ title, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absolute(base, href),
    })),
  }
}

/** A module as a course that costs nothing and is taken online at one's own pace. */
export function course(base: string, module: ModuleView): Thing {
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: module.title,
    description: module.summary,
    url: absolute(base, module.href),
    provider: provider(base),
    inLanguage: 'en',
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, category: 'Free' },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'online',
      courseWorkload: `PT${module.minutes}M`,
    },
    hasPart: module.lessons.map(({ title, href }) => ({
      '@type': 'LearningResource',
      name: title,
      url: absolute(base, href),
    })),
  }
}

export function learningResource(base: string, lesson: LessonView): Thing {
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: lesson.title,
    description: lesson.summary,
    url: absolute(base, lesson.href),
    learningResourceType: 'Lesson',
    educationalUse: 'instruction',
    inLanguage: 'en',
    isAccessibleForFree: true,
    timeRequired: `PT${lesson.minutes}M`,
    dateModified: lesson.updated,
    teaches: lesson.objectives,
    competencyRequired: lesson.requires.map(({ title }) => title),
    isPartOf: { '@type': 'Course', name: lesson.module.title, url: absolute(base, lesson.module.href) },
    provider: provider(base),
  }
}

/** JSON that may stand inside a script element: `<` is escaped, so no text can end the element. */
export const scriptJson = (thing: Thing): string => JSON.stringify(thing).replaceAll('<', '\\u003c')
