import { Outbox } from '@/components/progress/outbox'
import type { Door } from '@/components/progress/outbox-state'
import type { QuestionEntry } from '@/lib/content/view'
import { answeredEvent } from '@/lib/progress/event'
import type { RecordError } from '@/lib/progress/schema'
import { failed, ok } from '@/lib/result'
import { Device } from './device'
import type { Ledger } from './ledger'
import { postBatch } from './post-batch'
import { rightAnswer } from './right-answer'

type Options = { address: string; questions: QuestionEntry[]; ledger: Ledger; random: () => number }

/** Test kit: a browser with the portal's own outbox, pauses and all, before a portal over HTTP. */
export class OutboxLearner {
  readonly #options: Options
  readonly #device = new Device()
  readonly #outbox: Outbox
  #cookie = ''

  constructor(options: Options) {
    this.#options = options
    const alone = (work: () => Promise<void>) => work()
    const { store, tabs } = this.#device
    this.#outbox = new Outbox({ store, tabs, alone, action: this.#door, replay: this.#door })
  }

  get waiting() {
    return this.#device.items.size
  }

  /** Answers a question; comes back when it was kept and, if that went well at once, sent. */
  async answer() {
    const { questions, random, ledger } = this.#options
    const question = questions[Math.floor(random() * questions.length)]
    if (!question) throw new Error('there is no question to answer')
    const { id, rev, key } = question
    const device = await this.#device.store.nextDevice()
    const event = answeredEvent({ question: id, rev, answer: rightAnswer(key), device })
    ledger.sends(event.eventId)
    await this.#outbox.add({ event, record: null, owner: await this.#outbox.owner() })
  }

  /** The browser says that it is online again, and the page passes it on. */
  comesOnline = () => this.#outbox.refresh()

  close() {
    this.#outbox.stop()
  }

  #door: Door = async ({ expectedLearner, births, events }) => {
    const sent = { address: this.#options.address, cookie: this.#cookie, expectedLearner, births, events }
    const { status, cookie, view, text } = await postBatch(sent)
    if (status === 0) throw new Error(text)
    this.#cookie = cookie ?? this.#cookie
    if (!view) return failed(JSON.parse(text) as RecordError)
    for (const one of view.verdicts)
      if (one.verdict === 'accepted' || one.verdict === 'duplicate')
        this.#options.ledger.isTold(one.eventId, view.learner ?? 'nobody')
    return ok(view)
  }
}
