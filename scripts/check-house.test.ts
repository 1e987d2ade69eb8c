import { expect, test } from 'vitest'
import { broken } from './check-house'

const source = (file: string, text: string) => ({ file, text, lines: text.split('\n').length })

const cases: [name: string, file: string, text: string][] = [
  ['a client file without the directive', 'components/quiz/quiz.client.tsx', 'export {}'],
  ['the directive in a file not named so', 'components/quiz/quiz.tsx', "'use client'\n"],
  [
    'the directive behind comments',
    'components/quiz/quiz.tsx',
    "/** The\n * quiz. */\n// of a page\n\n'use client'\n",
  ],
  ['the server directive behind a comment', 'lib/quiz/grade.ts', "// Grades.\n'use server'\n"],
  ['actions without the directive', 'lib/progress/actions.ts', 'export {}'],
  ['the server directive elsewhere', 'lib/progress/commands.ts', "'use server'\nimport 'server-only'"],
  ['queries that do not import server-only', 'lib/progress/queries.ts', 'export {}'],
  ['a file of 301 lines', 'lib/progress/fold.ts', 'x\n'.repeat(301)],
  ['another reader of the environment', 'lib/db/db.ts', "import 'server-only'\nprocess.env.HOME"],
  ['a component that reads the environment', 'components/quiz/quiz.tsx', 'process.env.NODE_ENV_NAME'],
  ['a name that says nothing', 'lib/progress/utils.ts', 'export {}'],
  ['an inline style', 'components/quiz/quiz.tsx', '<p style={{ color: red }}>'],
  ['HTML set directly', 'components/quiz/quiz.tsx', '<p dangerouslySetInnerHTML={html} />'],
  ['a rule switched off', 'lib/progress/fold.ts', '// @ts-ignore'],
]

test.each(cases)('%s is found', (_name, file, text) => {
  expect(broken([source(file, text)])).toHaveLength(1)
})

test('a component may ask whether this is development', () => {
  expect(broken([source('components/quiz/quiz.tsx', "process.env.NODE_ENV === 'development'")])).toEqual([])
})

test('a sound file has no problem', () => {
  expect(broken([source('components/quiz/quiz.client.tsx', "'use client'\n")])).toEqual([])
})
