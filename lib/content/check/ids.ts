import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { Content, FieldPath, PageSource } from '@/lib/content/source'
import { readYaml } from '@/lib/content/yaml'
import { problemIn, type Rule } from './walk'
import { writtenQuestions } from './written-questions'

export const lockFile = 'content/ids.lock'
const retiredFile = 'content/retired.yaml'

/** `retired.yaml`: ids that were published and are no more, so that what learners did under them is still understood. */
export const retiredSchema = z.array(
  z.strictObject({
    id: z.string().describe('The id that is gone.'),
    on: z.iso.date('a date is written YYYY-MM-DD').describe('When it was retired.'),
    why: z.string().min(1).describe('Why, in a sentence.'),
    to: z
      .array(z.string())
      .default([])
      .describe('Ids that took its place, if any: one for a rename or move, several for a split.'),
  }),
)

type Owned = { id: string; from: Pick<PageSource, 'file' | 'at'>; path: FieldPath }

/** Every permanent id in the content, with the place that owns it. */
export function ownedIds(content: Content): Owned[] {
  const pages = allSources(content).flatMap((from) =>
    from.meta ? [{ id: from.meta.id, from, path: ['id'] }] : [],
  )
  const modules = (content.modules.value ?? []).map(({ id }, index) => ({
    id,
    from: content.modules,
    path: [index, 'id'],
  }))
  const questions = content.lessons.flatMap(({ quiz: from }) =>
    from ? writtenQuestions(from).map(({ id, path }) => ({ id, from, path: [...path, 'id'] })) : [],
  )
  return [...modules, ...pages, ...questions]
}

const readText = (root: string, file: string) => {
  const absolute = path.join(root, file)
  return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : ''
}

/** Ids of `ids.lock` with their line; lines that start with # are comments. */
export function lockedIds(root: string): { id: string; line: number }[] {
  return readText(root, lockFile)
    .split('\n')
    .flatMap((line, index) => (/^\w/.test(line) ? [{ id: line.trim(), line: index + 1 }] : []))
}

/** No two things share an id. */
export const uniqueIds: Rule = (_, content) => {
  const first = new Map<string, Owned>()
  return ownedIds(content).flatMap((owned) => {
    const other = first.get(owned.id)
    if (!other) {
      first.set(owned.id, owned)
      return []
    }
    const { line } = other.from.at(other.path)
    return problemIn(owned.from, owned.path, {
      rule: 'duplicate-id',
      message: `"${owned.id}" is already the id at ${other.from.file}:${line}`,
      fix: 'Give this one an id of its own; ids are never shared or reused.',
    })
  })
}

const readRetired = (root: string) =>
  readYaml({
    file: retiredFile,
    text: readText(root, retiredFile) || '[]',
    schema: retiredSchema,
    rule: 'retired',
  })

/** Texts that hold ids which could not be read, since something else in them is wrong and is told already. */
const unreadTexts = ({ modules, ...content }: Content): string[] => {
  const sources = [modules, ...content.lessons.flatMap(({ quiz }) => quiz ?? [])]
  return [
    ...sources.flatMap(({ value, text }) => (value ? [] : [text])),
    ...allSources({ modules, ...content }).flatMap(({ meta, text }) => (meta ? [] : [text])),
  ]
}

/** An id that was published stays, or is retired with a reason. */
export const noVanishedIds: Rule = (_, content) => {
  const unread = unreadTexts(content)
  const present = new Set(ownedIds(content).map(({ id }) => id))
  const gone = new Set((readRetired(content.root).value ?? []).map(({ id }) => id))
  const fix = `Put it back, or record it in ${retiredFile}: id, on, why, to.`
  return lockedIds(content.root)
    .filter(({ id }) => !present.has(id) && !gone.has(id) && !unread.some((text) => text.includes(id)))
    .map(({ id, line }): Problem => {
      const message = `"${id}" was published and is gone`
      return { file: lockFile, line, column: 1, rule: 'vanished-id', message, fix }
    })
}

/** A new id is locked before it is published. */
export const lockedNewIds: Rule = (content) => {
  const locked = new Set(lockedIds(content.root).map(({ id }) => id))
  return ownedIds(content)
    .filter(({ id }) => !locked.has(id))
    .map(({ id, from, path: at }) =>
      problemIn(from, at, {
        rule: 'unlocked-id',
        message: `"${id}" is not in ${lockFile}`,
        fix: 'Run: npm run ids',
      }),
    )
}

/** Retired ids are not in use, and what took their place exists. */
export const soundRetirements: Rule = (_, content) => {
  const present = new Set(ownedIds(content).map(({ id }) => id))
  const retired = readRetired(content.root)
  const entries = retired.value ?? []
  const known = new Set([...present, ...entries.map(({ id }) => id)])
  const revived = entries.flatMap(({ id }, index) =>
    present.has(id)
      ? problemIn(retired, [index, 'id'], {
          rule: 'retired',
          message: `"${id}" is retired and in use`,
          fix: 'Give the new thing a new id.',
        })
      : [],
  )
  const lost = entries.flatMap(({ to }, index) =>
    to
      .filter((target) => !known.has(target))
      .map((target) =>
        problemIn(retired, [index, 'to'], {
          rule: 'unknown-id',
          message: `there is no "${target}"`,
          fix: suggest(target, [...present]),
        }),
      ),
  )
  return [...retired.problems, ...revived, ...lost]
}
