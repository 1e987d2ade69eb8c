// `npm run bench:build [counts…]`: CPU time and peak memory of `npm run build` at growing numbers of lessons, clean and
// after one edit, and which step takes them. Works in copies of the project; Linux only.
import { measureCommand, type Usage } from './gauge/command'
import { watchOthers } from './gauge/processes'
import { digits, publish, table, wordsGiven } from './gauge/report'
import { addSentence, writeCorpus } from './stage/corpus'
import { copyOfBaseline, copyOfProject, quiet } from './stage/workspace'

/** The bare app that everything else is compared with, too. */
async function measureBare(): Promise<Usage> {
  const { root, dispose } = copyOfBaseline()
  try {
    return await measureCommand('node_modules/.bin/next build', { cwd: root, env: quiet })
  } finally {
    dispose()
  }
}

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
  ['start', /^/],
  ['content', /^Compile the content/],
  ['compile the application', /^(Compile the application|The application has not changed)/],
  ['Next: start and collect', /^Write the pages/],
  ['Next: pages', /Generating static pages/],
  ['Next: finish', /^Route \(app\)/],
  ['seal and list', /^Seal the pages/],
]

/** CPU seconds of each phase of a build. */
function split({ cpu, printed }: Usage): number[] {
  let reached = 0
  const begun = phases.map(([, begins]) => {
    const at = printed.findIndex(({ line }, index) => index >= reached && begins.test(line))
    if (at >= 0) reached = at
    return printed[at]?.cpu ?? Number.NaN
  })
  return begun.map((from, index) => {
    const next = begun.slice(index + 1).find((value) => Number.isFinite(value)) ?? cpu
    return Number.isFinite(from) ? next - from : Number.NaN
  })
}

function show(rows: Row[], bare: Usage): string[] {
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
    `A bare Next app of two pages, in the same run: ${digits(bare.cpu, 1)} CPU-s, ${digits(bare.peakMb)} MB.`,
    table([...head, 'after one edit CPU-s', 'edit ÷ clean', 'peak MB'], totals),
    table(['CPU-s of', ...phases.map(([name]) => name)], parts),
  ]
}

const others = watchOthers()
const bare = await measureBare()
const counts = wordsGiven().map(Number)
const rows: Row[] = []
for (const count of counts.length > 0 ? counts : [50, 300, 1000]) rows.push(await measureBuilds(count))
publish('build', others(), ...show(rows, bare))
