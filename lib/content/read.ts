import fs from 'node:fs'
import path from 'node:path'
import type { Problem } from '@/lib/content/problem'
import { readPage, readYamlFile } from '@/lib/content/read-page'
import { lesson, modulesFile, role, stack, term } from '@/lib/content/schema'
import type { AnySource, Content, LessonSource, YamlSource } from '@/lib/content/source'
import { quizFile } from '@/lib/quiz/schema'

export type * from '@/lib/content/source'

/** Reads everything under `content/` of `root`. Never throws on an author's mistake: problems are collected. */
export function readContent(root: string = process.cwd()): Content {
  const strays: Problem[] = []
  const pages = <Source>(folders: string[], readOne: (folder: string) => Source | undefined, main: string) =>
    folders.flatMap((folder) => {
      const source = readOne(folder)
      if (!source) strays.push(noPage(folder, main))
      return source ?? []
    })
  const list = (folder: string) => foldersIn(root, folder)
  return {
    root,
    modules: readModules(root),
    lessons: pages(list('content/lessons').flatMap(list), (folder) => readLesson(root, folder), 'lesson.mdx'),
    roles: filesIn(root, 'content/roles').map((file) => readRole(root, file)),
    stacks: pages(list('content/stacks'), (folder) => readStack(root, folder), 'stack.mdx'),
    terms: filesIn(root, 'content/glossary').map((file) => readTerm(root, file)),
    strays,
  }
}

/** Reads the one page whose folder or file this is; undefined when there is none. Used when one file changed. */
export function readSource(root: string, file: string): AnySource | undefined {
  const [, collection, first = '', second = ''] = file.split('/')
  if (collection === 'lessons')
    return second ? readLesson(root, `content/lessons/${first}/${second}`) : undefined
  if (collection === 'stacks') return first ? readStack(root, `content/stacks/${first}`) : undefined
  if (!file.endsWith('.mdx') || !exists(root, file)) return undefined
  if (collection === 'roles') return readRole(root, file)
  return collection === 'glossary' ? readTerm(root, file) : undefined
}

/** Every page of the content, in the order: lessons, roles, stacks, terms. */
export const allSources = ({ lessons, roles, stacks, terms }: Content): AnySource[] => [
  ...lessons,
  ...roles,
  ...stacks,
  ...terms,
]

export function readModules(root: string): Content['modules'] {
  const file = 'content/modules.yaml'
  if (exists(root, file)) return readYamlFile(root, file, { schema: modulesFile, rule: 'modules' })
  const at = () => ({ line: 1, column: 1 })
  return {
    file,
    text: '',
    at,
    problems: [{ file, ...at(), rule: 'modules', message: 'the file is missing' }],
  }
}

function readLesson(root: string, folder: string): LessonSource | undefined {
  const file = `${folder}/lesson.mdx`
  if (!exists(root, file)) return undefined
  const quiz = readQuiz(root, `${folder}/quiz.yaml`)
  const page = readPage({
    root,
    kind: 'lesson',
    file,
    slug: last(folder),
    schema: lesson,
    ownFolder: true,
    quiz,
  })
  return Object.assign(page, { module: last(path.posix.dirname(folder)), quiz })
}

function readQuiz(root: string, file: string): YamlSource<ReturnType<typeof quizFile.parse>> | undefined {
  return exists(root, file) ? readYamlFile(root, file, { schema: quizFile, rule: 'quiz' }) : undefined
}

function readStack(root: string, folder: string) {
  const file = `${folder}/stack.mdx`
  if (!exists(root, file)) return undefined
  return readPage({ root, kind: 'stack', file, slug: last(folder), schema: stack, ownFolder: true })
}

const readRole = (root: string, file: string) =>
  readPage({ root, kind: 'role', file, slug: last(file, '.mdx'), schema: role, ownFolder: false })

const readTerm = (root: string, file: string) =>
  readPage({ root, kind: 'term', file, slug: last(file, '.mdx'), schema: term, ownFolder: false })

const noPage = (folder: string, main: string): Problem => ({
  file: folder,
  line: 1,
  column: 1,
  rule: 'no-page',
  message: `the folder holds no ${main}`,
  fix: 'Write it, or remove the folder.',
})

const last = (file: string, ending?: string) => path.posix.basename(file, ending)
const exists = (root: string, file: string) => fs.existsSync(path.join(root, file))

function entriesIn(root: string, folder: string) {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs.readdirSync(absolute, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
}

const foldersIn = (root: string, folder: string) =>
  entriesIn(root, folder).flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : []))

const filesIn = (root: string, folder: string) =>
  entriesIn(root, folder).flatMap((entry) =>
    entry.isFile() && entry.name.endsWith('.mdx') ? [`${folder}/${entry.name}`] : [],
  )
