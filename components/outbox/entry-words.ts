import type { Pending } from '@/components/progress/pending-store'
import type { LearnerEvent } from '@/lib/progress/event-schema'

const settings: Record<string, string> = {
  name: 'name',
  theme: 'theme',
  code_language: 'language of samples',
  time_zone: 'time zone',
  daily_goal: 'daily goal',
}

/** What somebody did, in a word or two. */
export function whatWords(event: LearnerEvent): string {
  if (event.type === 'question_answered') return 'Answer'
  if (event.type === 'bookmark_set') return event.payload.on ? 'Bookmark' : 'Bookmark taken away'
  if (event.type === 'setting_chosen') return `Setting: ${settings[event.subjectId]}`
  if (event.type === 'progress_reset') return 'Lesson begun anew'
  if (event.payload.text === null) return 'Note removed'
  return event.payload.text ? 'Note' : 'Highlight'
}

/** Why the server did not accept it, and what to do. */
export const refusedWords: Record<NonNullable<Pending['refused']>, string> = {
  malformed: 'The server cannot read it. Reload the page where you did it and do it again.',
  too_large: 'It is longer than the server keeps. Download it and keep it elsewhere.',
  unknown_type: 'The server does not know this kind of entry yet. Download it and try again later.',
  server_only: 'Only the server itself may say this.',
  unknown_revision: 'The question has changed since. Answer it once more.',
  invalid_answer: 'The answer does not fit the question. Answer it once more.',
  conflict: 'Another entry with the same number was saved first, and stays.',
}

/** The page an entry is about, by id; settings are about none. */
export function pageOf({ event, record }: Pending): string | undefined {
  if (record?.type === 'question_answered') return record.lessonId
  return event.type === 'setting_chosen' ? undefined : event.subjectId
}
