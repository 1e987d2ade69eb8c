/** Doubles from 2 s to 5 min, spread by half so that many browsers do not come back at once. */
const backOff = (failures: number) => Math.min(300, 2 ** failures) * (0.75 + Math.random() / 2)
/** Milliseconds a server is left alone at most, should a clock have jumped. */
const longest = 60 * 60_000

/** Milliseconds since 1970; within a page it never goes back. */
export const now = () => performance.timeOrigin + performance.now()

/** When to try next: after ever longer pauses of our own, and not before the moment that the server asked for. */
export class Pauses {
  failures = 0
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #wake: () => void
  readonly #pause: (failures: number) => number

  /** `pause`: seconds until the next attempt after `failures` in a row. */
  constructor(wake: () => void, pause = backOff) {
    this.#wake = wake
    this.#pause = pause
  }

  /** The moment before which the server wants to hear nothing, whatever page or tab was told so. */
  set asked(moment: number) {
    this.#asked = Math.min(moment, now() + longest)
  }

  /** Whether it is too early; then it wakes in time. */
  mustWait(): boolean {
    if (this.#asked <= now()) return false
    this.#wakeAt(this.#asked)
    return true
  }

  afterFailure() {
    this.failures++
    this.#wakeAt(Math.max(this.#asked, now() + 1000 * this.#pause(this.failures)))
  }

  stop() {
    clearTimeout(this.#timer)
  }

  #wakeAt(moment: number) {
    this.stop()
    this.#timer = setTimeout(this.#wake, Math.max(0, moment - now()))
  }
}
