import { setTimeout as sleep } from 'node:timers/promises'
import type { QuestionEntry } from '@/lib/content/view'
import { answeredEvent } from '@/lib/progress/event'
import type { LearnerEvent } from '@/lib/progress/event-schema'
import type { RecordedEvent } from '@/lib/progress/record'
import type { RecordedView } from '@/lib/progress/schema'
import type { Answer, AnswerKey } from '@/lib/quiz/answer'

/** Test kit: a browser that answers questions as fast as it can and keeps what is not acknowledged, as the outbox does. */
export class HttpLearner {
  /** Ids of events that the server said it has. */
  readonly acknowledged = new Set<string>()
  readonly sent = new Set<string>()
  /** Whether a request is under way. */
  isSending = false
  #waiting: LearnerEvent[] = []
  #cookie = ''
  #learner: string | null = null
  #seq = 0
  readonly #deviceId = crypto.randomUUID()
  readonly #address: string
  readonly #questions: QuestionEntry[]

  constructor(address: string, questions: QuestionEntry[]) {
    this.#address = address
    this.#questions = questions
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

  /** Every event the server tells about this learner. */
  async pull(): Promise<RecordedEvent[]> {
    const all: RecordedEvent[] = []
    for (let since = 0; ; ) {
      const response = await fetch(`${this.#address}/api/progress?since=${since}`, {
        headers: { cookie: this.#cookie },
      })
      const { events, cursor, more } = await response.json()
      all.push(...events)
      if (!more) return all
      since = cursor
    }
  }

  #answerSome() {
    for (let count = 1 + Math.floor(Math.random() * 3); count > 0; count--) {
      const question = this.#questions[Math.floor(Math.random() * this.#questions.length)]
      if (!question) throw new Error('there is no question to answer')
      const { id, rev, key } = question
      const device = { id: this.#deviceId, seq: this.#seq++ }
      const event = answeredEvent({ question: id, rev, answer: rightAnswer(key), device })
      this.#waiting.push(event)
      this.sent.add(event.eventId)
    }
  }

  async #send(): Promise<boolean> {
    const body = JSON.stringify({ v: 1, expectedLearner: this.#learner, events: this.#waiting })
    const headers = { 'content-type': 'application/json', origin: this.#address, cookie: this.#cookie }
    const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }
    this.isSending = true
    const view = await fetch(`${this.#address}/api/progress`, request).then(
      (response) => this.#read(response),
      () => null,
    )
    this.isSending = false
    if (view) this.#settle(view)
    return view !== null
  }

  /** Null when the answer was "come again" or broke off. */
  async #read(response: Response): Promise<RecordedView | null> {
    if (response.status >= 400 && response.status < 500) throw new Error(await response.text())
    if (!response.ok) return null
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return response.json().catch(() => null)
  }

  #settle({ verdicts, learner }: RecordedView) {
    this.#learner = learner
    const kept = verdicts.flatMap((one) =>
      one.verdict === 'accepted' || one.verdict === 'duplicate' ? [one.eventId] : [],
    )
    for (const id of kept) this.acknowledged.add(id)
    const refused = verdicts.find(({ verdict }) => verdict === 'rejected' || verdict === 'conflict')
    if (refused) throw new Error(`an event was refused: ${JSON.stringify(refused)}`)
    this.#waiting = this.#waiting.filter(({ eventId }) => !this.acknowledged.has(eventId))
  }
}

/** The answer that a key calls right. */
export function rightAnswer(key: AnswerKey): Answer {
  switch (key.kind) {
    case 'single':
      return { kind: 'single', choice: key.right[0] ?? 0 }
    case 'multiple':
      return { kind: 'multiple', choices: key.right }
    case 'order':
      return { kind: 'order', order: key.items.map((_, position) => position) }
    case 'number':
      return { kind: 'number', value: key.answer }
    case 'text':
      return { kind: 'text', text: key.accept[0] ?? '' }
    case 'output':
      return { kind: 'output', text: key.output }
    case 'sort':
      return { kind: 'sort', bins: key.bins }
    case 'recall':
      return { kind: 'recall', knew: 'yes' }
  }
}
