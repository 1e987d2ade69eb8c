import { seeded } from '../gauge/seeded'

const list = (text: string) => text.split(' ')
const common = list(
  'the of and to a in that is it for as was with on be by at not are from this but or an they',
)
const technical = list(
  'request response server handler route header status body cookie session token query index table row join schema migration cache proxy socket packet port address latency queue worker process thread pool limit retry timeout error log trace metric deploy release build test contract client browser page form field value key hash salt secret role policy event stream buffer chunk parser encoder decoder',
)
const [starts, middles, ends] = [
  list('b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh st t th tr v w'),
  list('a e i o u ai ea ou'),
  list('l ll m n nd ng nt r rd rt s ss st t ck x'),
]

/** As many different words as a long course uses. */
const vocabularySize = 20_000

const pick = (random: () => number, from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''

function makeVocabulary(): string[] {
  const random = seeded(1)
  const words = new Set([...common, ...technical])
  const syllable = () => pick(random, starts) + pick(random, middles) + pick(random, ends)
  while (words.size < vocabularySize) words.add(syllable() + (random() < 0.7 ? syllable() : ''))
  return [...words]
}

const vocabulary = makeVocabulary()

/** Running totals of 1/rank: how often a language uses its words (Zipf's law). */
const totals: number[] = []
for (const rank of vocabulary.keys()) totals.push((totals.at(-1) ?? 0) + 1 / (rank + 1))

/** One word, frequent ones oftener. */
export function drawWord(random: () => number): string {
  const wanted = random() * (totals.at(-1) ?? 0)
  let [low, high] = [0, totals.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((totals[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return vocabulary[low] ?? 'word'
}

/** About so many words of prose: sentences of twelve words, paragraphs of five sentences. */
export function drawProse(random: () => number, words: number): string {
  const sentences = Array.from({ length: Math.ceil(words / 12) }, () => {
    const sentence = Array.from({ length: 12 }, () => drawWord(random)).join(' ')
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  })
  return sentences
    .map((sentence, index) => sentence + (index % 5 === 4 ? '\n\n' : ' '))
    .join('')
    .trim()
}
