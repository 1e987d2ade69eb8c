// `npm run bench:build [counts…]`: CPU time and peak memory of `npm run build` at growing numbers of lessons, clean and
// after one edit, and which step takes them. Works in copies of the project; Linux only.
import { measureCommand, type Usage } from './gauge/command'
import { watchOthers } from './gauge/processes'
import { digits, publish, table, wordsGiven } from './gauge/report'
import { addSentence, writeCorpus } from './stage/corpus'
import { copyOfProject, quiet } from './stage/workspace'

type Row = { lessons: number; clean: Usage; edited: Usage }

async function measureBuilds(lessons: number): Promise<Row> {
  const { root, dispose } = copyOfProject()
  try {
    writeCorpus(root, lessons)
    const clean = await measureCommand('npm run build', { cwd: root, env: quiet })
    addSentence(root, 3, 'One more sentence.')
    const edited = await measureCommand('npm run build', { cwd: root, env: quiet })
    return { lessons, clean, edited }
  } finally {
    dispose()
  }
}

/** The phases of a build, each with the line that is printed when it begins. */
const phases: [name: string, begins: RegExp][] = [
  ['npm', /^/],
  ['content', /^step: .*content/],
  ['Next: start and compile', /^step: .*next build/],
  ['Next: collect', /Collecting page data/],
  ['Next: pages', /Generating static pages .*\(0\/|Generating static pages using/],
  ['Next: finish', /^Route \(app\)/],
  ['seal', /^step: .*finish-build/],
]

/** CPU seconds of each phase of a build. */
function split({ cpu, printed }: Usage): number[] {
  const begun = phases.map(([, begins]) => printed.find(({ line }) => begins.test(line))?.cpu ?? Number.NaN)
  return begun.map((from, index) => {
    const next = begun.slice(index + 1).find((value) => Number.isFinite(value)) ?? cpu
    return Number.isFinite(from) ? next - from : Number.NaN
  })
}

function show(rows: Row[]): string[] {
  const totals = rows.map(({ lessons, clean, edited }, index) => {
    const before = rows[index - 1]
    const more = before && (clean.cpu - before.clean.cpu) / (lessons - before.lessons)
    return [
      lessons,
      digits(clean.cpu, 1),
      digits(clean.cpu / lessons, 3),
      more === undefined ? '–' : digits(more, 3),
      digits(clean.wall),
      digits(clean.peakMb),
      digits(edited.cpu, 1),
      digits(edited.cpu / clean.cpu, 2),
      digits(edited.peakMb),
    ]
  })
  const parts = rows.flatMap(({ lessons, clean, edited }) => [
    [`${lessons}, clean`, ...split(clean).map((cpu) => digits(cpu, 1))],
    [`${lessons}, one edited`, ...split(edited).map((cpu) => digits(cpu, 1))],
  ])
  const head = ['Lessons', 'CPU-s', 'per lesson', 'per further lesson', 'wall s', 'peak MB']
  return [
    table([...head, 'after one edit CPU-s', 'edit ÷ clean', 'peak MB'], totals),
    table(['CPU-s of', ...phases.map(([name]) => name)], parts),
  ]
}

const others = watchOthers()
const counts = wordsGiven().map(Number)
const rows: Row[] = []
for (const count of counts.length > 0 ? counts : [50, 300, 1000]) rows.push(await measureBuilds(count))
publish('build', others(), ...show(rows))
