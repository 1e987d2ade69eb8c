// `npm run test:mutants`: changes the rules by which progress is kept one operator at a time; a test must notice each.

/** @returns {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export const settings = (name, mutate, testFiles) => ({
  mutate,
  testFiles,
  testRunner: 'vitest',
  // Vitest's own way from a file to its tests does not follow what is mocked.
  vitest: { configFile: 'scripts/mutants/vitest.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  // What is computed once as a module loads is not seen to change between two mutants of one process.
  ignoreStatic: true,
  concurrency: 1,
  // A busy machine must not make a mutant that nobody notices look like one that hangs.
  timeoutMS: 30_000,
  ignorePatterns: [
    '/content',
    '/public',
    '/reference',
    '/docs',
    '/e2e',
    '/app',
    '/test-results',
    '/.next*',
    '/.data*',
  ],
  tempDirName: `test-results/mutants-${name}`,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `test-results/mutants-${name}.json` },
  thresholds: { high: 95, low: 90, break: 90 },
})
