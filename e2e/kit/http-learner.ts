import { setTimeout as sleep } from 'node:timers/promises'
import type { QuestionEntry } from '@/lib/content/view'
import { answeredEvent } from '@/lib/progress/event'
import type { LearnerEvent } from '@/lib/progress/event-schema'
import type { RecordedView } from '@/lib/progress/schema'
import type { Ledger } from './ledger'
import { type Posted, postBatch } from './post-batch'
import { rightAnswer } from './right-answer'

type Options = {
  address: string
  questions: QuestionEntry[]
  ledger: Ledger
  random: () => number
  /** Events in a batch, at most. */
  most?: number
  /** After so many events somebody else sits down at the browser, since learners have thousands of events, not millions. */
  life?: number
}

/** Test kit: a browser that answers questions as fast as it can and keeps what is not acknowledged, as the outbox does. */
export class HttpLearner {
  /** Whether a request is under way. */
  isSending = false
  /** Requests that were refused for now, or broke off. */
  readonly refusals: Pick<Posted, 'status' | 'text'>[] = []
  #waiting: LearnerEvent[] = []
  #cookie = ''
  #learner: string | null = null
  #birth = crypto.randomUUID()
  #seq = 0
  #made = 0
  readonly #deviceId = crypto.randomUUID()
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Answers and sends until told to stop; whatever goes wrong on the way is tried again with the same ids. */
  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#waiting.length === 0) this.#answerSome()
      if (!(await this.#send())) await sleep(20)
    }
  }

  /** Sends until nothing waits. */
  async drain(patienceMs = 30_000): Promise<void> {
    for (const deadline = Date.now() + patienceMs; this.#waiting.length > 0; ) {
      if (Date.now() > deadline) throw new Error(`${this.#waiting.length} events were still waiting`)
      if (!(await this.#send())) await sleep(50)
    }
  }

  #answerSome() {
    const { questions, ledger, random, most = 3, life = Number.POSITIVE_INFINITY } = this.#options
    if (this.#made >= life) {
      this.#made = 0
      this.#cookie = ''
      this.#learner = null
      this.#birth = crypto.randomUUID()
    }
    for (let count = 1 + Math.floor(random() * most); count > 0; count--) {
      const question = questions[Math.floor(random() * questions.length)]
      if (!question) throw new Error('there is no question to answer')
      const { id, rev, key } = question
      const device = { id: this.#deviceId, seq: this.#seq++ }
      const event = answeredEvent({ question: id, rev, answer: rightAnswer(key), device })
      this.#waiting.push(event)
      this.#made++
      ledger.sends(event.eventId)
    }
  }

  /** Every fourth time two tabs send the same batch at once. */
  async #send(): Promise<boolean> {
    this.isSending = true
    const tabs =
      this.#learner && this.#options.random() < 0.25 ? [this.#post(), this.#post()] : [this.#post()]
    const views = await Promise.all(tabs)
    this.isSending = false
    for (const view of views) if (view) this.#settle(view)
    return views.some((view) => view !== null)
  }

  /** Null when the answer was "come again" or broke off. */
  async #post(): Promise<RecordedView | null> {
    const expectedLearner = this.#learner
    const sent = { cookie: this.#cookie, expectedLearner, births: [this.#birth], events: this.#waiting }
    const { status, cookie, view, text } = await postBatch({ address: this.#options.address, ...sent })
    if (status >= 400 && status < 500) throw new Error(text)
    if (status !== 200) this.refusals.push({ status, text })
    this.#cookie = cookie ?? this.#cookie
    return view
  }

  #settle({ verdicts, learner }: RecordedView) {
    if (!learner) throw new Error('events were acknowledged to nobody')
    this.#learner = learner
    const kept = new Set<string>()
    for (const one of verdicts) {
      if (one.verdict === 'rejected' || one.verdict === 'conflict')
        throw new Error(`an event was refused: ${JSON.stringify(one)}`)
      if (one.verdict === 'retry') continue
      kept.add(one.eventId)
      this.#options.ledger.isTold(one.eventId, learner)
    }
    this.#waiting = this.#waiting.filter(({ eventId }) => !kept.has(eventId))
  }
}
