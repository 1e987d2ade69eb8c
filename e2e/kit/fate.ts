/** Test kit: what becomes of one request on its way through the fault proxy. */
export type Fate = {
  /** `dropped`: never arrives. `cut`: half of it arrives. `late`: arrives after later ones, and nobody waits any more. */
  request: 'passes' | 'dropped' | 'cut' | 'late'
  /** `dropped`: the server did its work and the answer is lost. `cut`: half of the answer comes. */
  response: 'passes' | 'dropped' | 'cut'
  /** How often the server gets it, one after the other; those after the first come late. */
  copies: number
  delayMs: number
}

export const untouched: Fate = { request: 'passes', response: 'passes', copies: 1, delayMs: 0 }

/** Chances from 0 to 1. */
export type Weather = {
  requestLost: number
  responseLost: number
  duplicated: number
  mostCopies: number
  mostDelayMs: number
}

/** What the issue calls chaos: 30 % of requests and 30 % of answers lost, duplicates up to five. */
export const storm: Weather = {
  requestLost: 0.3,
  responseLost: 0.3,
  duplicated: 0.3,
  mostCopies: 5,
  mostDelayMs: 20,
}

/** Draws fates; the same numbers give the same fates. */
export function fatesIn(weather: Weather, random: () => number): () => Fate {
  const oneOf = <T>(ways: readonly [T, ...T[]]): T => ways[Math.floor(random() * ways.length)] ?? ways[0]
  return () => ({
    request: random() < weather.requestLost ? oneOf(['dropped', 'dropped', 'cut', 'late']) : 'passes',
    response: random() < weather.responseLost ? oneOf(['dropped', 'dropped', 'cut']) : 'passes',
    copies: random() < weather.duplicated ? 1 + Math.ceil(random() * (weather.mostCopies - 1)) : 1,
    delayMs: random() * weather.mostDelayMs,
  })
}
