/** Import directions of the house. Each comment is the sentence that a violator reads. */
const frontDoors = '^lib/[^/]+/(schema|view|queries|commands|catalog|session)[.]ts$'
/** What other domains may use besides, and why. */
const openToAll = [
  // Every domain that stores anything is handed a Db and tells apart that it is away.
  '^lib/db/(db|db-type|unavailable)[.]ts$',
  // Pure rules, shared with the browser.
  '^lib/quiz/(answer|grade)[.]ts$',
  '^lib/progress/(event|event-schema|fold|note-limits|notes)[.]ts$',
  // Who asks, by which way and token, what they may, and how often.
  '^lib/auth/(caller|cookie|limit|policy|token|viewer|way)[.]ts$',
  // Foreign keys to the learner; custody exports and deletes whole tables.
  '^lib/(auth|progress)/tables[.]ts$',
  // What it takes to give one learner's events to another.
  '^lib/progress/(completion|event-hash|head)[.]ts$',
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'nobody-imports-app',
      comment: 'app/ holds addresses only; move what you need to components/ or lib/.',
      severity: 'error',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-knows-no-appearance',
      comment: 'lib/ is meaning: it knows no React component and no route.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(components|app)/' },
    },
    {
      name: 'components-take-data-as-props',
      comment:
        'Components never reach for the database, queries, commands or the catalog: pass data and actions as props.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/(db/|[^/]+/(queries|commands|catalog|session|tables|actions)[.])' },
    },
    {
      name: 'components-know-no-machine',
      comment:
        'Components know neither settings nor log nor requests: what a page needs of them comes as a prop.',
      severity: 'error',
      from: { path: '^components/' },
      // The last two make pages of words, for forms whose answer is no page of app/.
      to: { path: '^lib/(env|log|http/)', pathNot: '^lib/http/(plain-page|redirecting)[.]ts$' },
    },
    {
      name: 'domains-meet-at-front-doors',
      comment:
        'A domain of lib/ reaches another through its front doors (schema, view, queries, commands, catalog, session), or through what the list above this rule names.',
      severity: 'error',
      from: { path: '^lib/([^/]+)/', pathNot: '[.]test[.]ts$|/testing/' },
      to: { path: '^lib/[^/]+/', pathNot: ['^lib/$1/', frontDoors, ...openToAll] },
    },
    {
      name: 'product-does-not-import-tools',
      comment: 'scripts/ and e2e/ look at the product from outside; nothing of the product imports them.',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(scripts|e2e|docs)/' },
    },
    {
      name: 'only-db-knows-drivers',
      comment:
        'Database drivers belong to lib/db; everyone else receives a Db. The lab’s database is the learner’s own.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/(db|lab/guest)/' },
      to: {
        path: 'node_modules/(pg|@electric-sql/pglite|drizzle-orm/(pglite|node-postgres))(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-auth-knows-next-auth',
      comment:
        'Sign-in stays replaceable: next-auth is driven in lib/auth/next-auth, and known nowhere else.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/auth/next-auth/' },
      to: { path: '(node_modules/|^)next-auth(/|$)' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(server-only|next/|next-auth/adapters)' },
    },
    {
      name: 'tests-stay-tests',
      comment: 'A test is imported by nobody.',
      severity: 'error',
      from: {},
      to: { path: '[.]test[.]tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]next[^/]*|[.]content|public|content)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'react-server', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
}
