/** What a learner carries away, as JSON. The browser that imports it sends `events` again, each without `told`. */
export type ExportFile = {
  format: 'serverside-progress'
  v: 1
  /** ISO 8601, as every moment here. */
  exportedAt: string
  learner: string
  account: {
    name: string | null
    email: string | null
    since: string
    identities: { provider: string; label: string | null }[]
  } | null
  events: ExportedEvent[]
}

export type ExportedEvent = {
  eventId: string
  type: string
  subjectId: string
  payload: unknown
  occurredAt: string
  contentRev?: string
  /** Absent in what the server itself recorded, such as a completion: importing finds that out anew. */
  deviceId?: string
  deviceSeq?: number | null
  tzOffsetMin?: number | null
  told: { right: boolean | null; lesson: string | null; day: string; receivedAt: string }
}

/** Why there is no file. */
export type ExportRefusal = { code: 'nobody' } | { code: 'too_many'; retryAfterSeconds: number }

/** How much is kept of a learner. `others`: bookmarks, notes, settings and lessons begun anew. */
export type Amount = { learner: string; answers: number; lessons: number; others: number }

/** What waits for a decision after signing in. */
export type ArrivalView = {
  /** What the account has; null when nobody is signed in. */
  account: Amount | null
  /** Progress made on this device before; null when there is none. */
  anonymous: Amount | null
}

/** What deleting takes away. */
export type KeptView = Amount & { account: { name: string | null; email: string | null } | null }

/** Why nothing was done. */
export type CustodyError =
  | { code: 'cross_site' }
  | { code: 'signed_out' }
  | { code: 'nothing_there' }
  | { code: 'unavailable'; retryAfterSeconds: number }

/** `moved`: events that the account did not have. `answers`: how many the account had before and has now. */
export type ClaimedView = {
  from: string
  into: string
  moved: number
  completed: string[]
  answers: { from: number; to: number }
}

/** What was deleted, for the person who asked for it; nothing of it is kept. */
export type Receipt = { learner: string; at: string; events: number; account: boolean }
