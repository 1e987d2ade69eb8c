import type { Answer } from '@/lib/quiz/answer'
import type { LearnerEvent, NoteAnchor, SettingName, SettingValue } from './event-schema'

/** One event as the server tells it, grading included; the client makes the same of an event it has not sent yet. */
export type RecordedEvent =
  | AnsweredRecord
  | CompletedRecord
  | BookmarkRecord
  | NoteRecord
  | SettingRecord
  | ResetRecord

/** An event as any build may tell it: one that runs beside us may be newer and know types that we do not. */
export type ToldEvent = { type: string; eventId: string; subjectId: string }

const recordedTypes: Record<RecordedEvent['type'], true> = {
  question_answered: true,
  lesson_completed: true,
  bookmark_set: true,
  note_written: true,
  setting_chosen: true,
  progress_reset: true,
}

/** Whether this build knows what an event means. Only servers write events, so the type vouches for the rest. */
export const isRecorded = (told: ToldEvent): told is RecordedEvent => Object.hasOwn(recordedTypes, told.type)

type Told<Type extends LearnerEvent['type'], Payload, Subject = string> = {
  type: Type
  eventId: string
  subjectId: Subject
  payload: Payload
  /** By the device's clock, held back to when it was received. ISO 8601 in UTC with milliseconds: text order is time order. */
  occurredAt: string
}
export type AnsweredRecord = Told<'question_answered', { answer: Answer }> & {
  lessonId: string
  contentRev: string
  right: boolean
  localDay: string
}
export type CompletedRecord = { type: 'lesson_completed'; eventId: string; subjectId: string }
export type BookmarkRecord = Told<'bookmark_set', { on: boolean }>
export type NoteRecord = Told<
  'note_written',
  { note: string; text: string | null; anchor?: NoteAnchor; replaces: string[] }
>
export type SettingRecord = Told<'setting_chosen', { value: SettingValue }, SettingName>
export type ResetRecord = Told<'progress_reset', { removes: string[] }>
