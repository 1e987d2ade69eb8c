// `npm test`: install what the tests need, run every stage, end in the counts.
import fs from 'node:fs'
import path from 'node:path'
import {
  entry,
  installChromium,
  installDependencies,
  requireNode,
  root,
  run,
  SetupError,
  step,
} from './setup.mjs'

const reports = path.join(root, 'test-results')
const unitReport = path.join(reports, 'unit.json')
const journeyReport = path.join(reports, 'journeys.json')

const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined)

function countUnits() {
  const report = read(unitReport)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const skipped = report.numPendingTests + report.numTodoTests
  // A file that does not load counts no test of its own; it is a failure all the same.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped }
}

function countJourneys() {
  const report = read(journeyReport)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  for (const title of report.suites.flatMap(flakyIn)) console.log(`Passed only when tried again: ${title}`)
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** Titles of the journeys of a suite that failed first and passed then. */
function flakyIn({ suites = [], specs = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...own.map(({ title }) => title), ...suites.flatMap(flakyIn)]
}

/** Runs a stage to its end whatever happens, so that one run shows everything that is wrong. */
async function stage(title, work, count) {
  step(title)
  let failure
  await work().catch((error) => {
    failure = error
  })
  const counted = count?.() ?? { passed: failure ? 0 : 1, failed: 0, skipped: 0 }
  if (failure && counted.failed === 0) counted.failed = 1
  if (failure) console.error(`${title}: ${failure.message}`)
  return counted
}

const node = (file, ...args) => run(process.execPath, [path.join(root, 'node_modules', file), ...args])
const script = (name) => run('npm', ['run', '--silent', name])

await entry(async () => {
  requireNode()
  await installDependencies()
  const chromium = await installChromium()
  fs.rmSync(reports, { recursive: true, force: true })
  process.env.SERVERSIDE_CHROMIUM = chromium

  const stages = [
    await stage('Build', () => script('build')),
    await stage('Check: types, lint, format, boundaries, names, content, links, sizes', () =>
      script('check'),
    ),
    await stage(
      'Unit, property and contract tests; every code sample',
      () => node('vitest/vitest.mjs', 'run'),
      countUnits,
    ),
    await stage('Journeys in a browser', () => node('@playwright/test/cli.js', 'test'), countJourneys),
  ]
  const sum = (key) => stages.reduce((total, counts) => total + counts[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  if (sum('failed') > 0) throw new SetupError('Some tests failed; each is named above.')
})
