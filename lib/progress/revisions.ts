import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, or } from 'drizzle-orm'
import type { QuestionEntry } from '@/lib/content/view'
import type { Db } from '@/lib/db/db-type'
import type { AnswerKey } from '@/lib/quiz/answer'
import { questionCatalog, questionRevision } from './tables'

/** What grading and completion need of a question as it once was. */
export type Revision = {
  questionId: string
  rev: string
  lessonId: string
  isCheck: boolean
  checks: string[]
  key: AnswerKey
}
/** What the content of this build knows of its questions. */
export type Questions = { list: () => QuestionEntry[]; get: (id: string) => QuestionEntry | null }
type Wanted = { subjectId: string; contentRev: string }

export const revisionKey = (questionId: string, rev: string) => `${questionId}@${rev}`

/** A revision never changes, so what a database once told need not be asked again. */
const told = new WeakMap<Db, Map<string, Revision>>()

/** The revisions asked for, by `revisionKey`; absent ones were never deployed on this database. */
export async function findRevisions(
  db: Db,
  wanted: Wanted[],
  questions: Questions,
): Promise<ReadonlyMap<string, Revision>> {
  const known = told.get(db) ?? new Map<string, Revision>()
  told.set(db, known)
  const isUnknown = (one: Wanted) => !known.has(revisionKey(one.subjectId, one.contentRev))
  await select(db, wanted.filter(isUnknown), known)
  // Content that this build brought and nobody registered yet: the first answer to it, or an edit in development.
  const isNew = (one: Wanted) => isUnknown(one) && questions.get(one.subjectId)?.rev === one.contentRev
  if (wanted.some(isNew)) {
    await registerQuestions(db, questions.list())
    await select(db, wanted.filter(isUnknown), known)
  }
  return known
}

async function select(db: Db, wanted: Wanted[], into: Map<string, Revision>) {
  if (wanted.length === 0) return
  const { questionId, rev, lessonId, isCheck, checks, key } = questionRevision
  const rows = await db
    .select({ questionId, rev, lessonId, isCheck, checks, key })
    .from(questionRevision)
    .where(or(...wanted.map((one) => and(eq(questionId, one.subjectId), eq(rev, one.contentRev)))))
  for (const row of rows) into.set(revisionKey(row.questionId, row.rev), row)
}

/** Puts every question's present revision where it stays for ever. Repeatable, and skipped when it was done before. */
export async function registerQuestions(db: Db, questions: QuestionEntry[]): Promise<void> {
  const revisions = questions.map(({ id, rev, lessonId, check, checks, key }) => ({
    questionId: id,
    rev,
    lessonId,
    isCheck: check,
    checks,
    key,
  }))
  const digest = digestOf(revisions)
  const [known] = await db
    .select({ digest: questionCatalog.digest })
    .from(questionCatalog)
    .where(eq(questionCatalog.digest, digest))
  if (known) return
  for (let start = 0; start < revisions.length; start += 500)
    await db
      .insert(questionRevision)
      .values(revisions.slice(start, start + 500))
      .onConflictDoNothing()
  await db.insert(questionCatalog).values({ digest }).onConflictDoNothing()
}

function digestOf(revisions: Revision[]) {
  const keys = revisions.map(({ questionId, rev }) => revisionKey(questionId, rev))
  return createHash('sha256').update(keys.sort().join('\n')).digest('base64url')
}
