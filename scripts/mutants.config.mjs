// `npm run test:mutants`: changes the rules by which progress is kept one operator at a time; a test must notice each.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['lib/progress/{fold,join,notes,ingest,completion,head,event-hash}.ts', 'lib/custody/claim.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is computed once as a module loads is not seen to change between two mutants of one process.
  ignoreStatic: true,
  concurrency: 2,
  // A cluster per mutant would take hours; these tests ask about concurrency, which no mutant of a rule changes.
  testFiles: ['lib/progress/**/!(postgres).test.ts', 'lib/custody/**/*.test.ts'],
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
  tempDirName: 'test-results/mutants',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'test-results/mutants.json' },
  thresholds: { high: 95, low: 90, break: 90 },
}
