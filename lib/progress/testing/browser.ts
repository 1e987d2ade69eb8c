import { type Caller, callerOf } from '@/lib/auth/caller'
import type { Result } from '@/lib/result'
import type { Recorded } from '../commands'
import { answeredEvent, type Draft, eventOf } from '../event'
import type { LearnerEvent } from '../event-schema'
import type { Batch, RecordError } from '../schema'

type Record = (caller: Caller, input: unknown) => Promise<Result<Recorded, RecordError>>
type Said = { right?: boolean; rev?: string; now?: Date }

/** Test kit: a browser that keeps its cookie and knows whose it is. */
export class Browser {
  cookie = ''
  learner: string | null = null
  /** Its secret while nobody is known. */
  birth: string = crypto.randomUUID()
  #seq = 0
  readonly #record: Record
  readonly #deviceId = crypto.randomUUID()

  constructor(record: Record) {
    this.#record = record
  }

  caller(): Caller {
    return callerOf(
      new Headers({
        cookie: this.cookie,
        host: 'localhost',
        origin: 'http://localhost',
        'x-forwarded-proto': 'http',
      }),
    )
  }

  answers(question: string, { right = true, rev = 'r1', now }: Said = {}): LearnerEvent {
    const device = { id: this.#deviceId, seq: this.#seq++ }
    return answeredEvent({ question, rev, answer: { kind: 'single', choice: right ? 0 : 1 }, device, now })
  }

  /** Any other thing done in this browser. */
  does(draft: Draft, now?: Date): LearnerEvent {
    return eventOf(draft, { id: this.#deviceId, seq: this.#seq++ }, now)
  }

  /** Sends events as this browser; throws when the whole batch is refused. */
  async sends(...events: unknown[]) {
    const recorded = await this.tries({ v: 1, expectedLearner: this.learner, births: [this.birth], events })
    if (!recorded.ok) throw new Error(recorded.error.code)
    const { view, cookie } = recorded.value
    if (cookie) this.cookie = `${cookie.name}=${cookie.value}`
    this.learner = view.learner
    return view
  }

  tries(batch: Batch | unknown) {
    return this.#record(this.caller(), batch)
  }
}
