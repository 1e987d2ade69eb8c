import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

/** Former addresses of pages, written by the content build. */
const redirectsFile = '.content/redirects.json'
const redirects = () =>
  fs.existsSync(redirectsFile) ? JSON.parse(fs.readFileSync(redirectsFile, 'utf8')) : []

/** What every answer carries; the Content-Security-Policy differs by page (lib/csp.ts). HSTS belongs to whoever ends TLS. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
]

/** The service worker and what it may keep: part of a build (scripts/build-offline.ts), at addresses that stay. */
const offlineFiles = ['sw.js', 'offline.json']

/**
 * Around the frame where learners’ programs run (docs/labs.md). The page brings a stricter policy with hashes of its scripts
 * (scripts/lab/frame.ts), and both hold; only a header can say who may frame it.
 */
const labFramePolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval' 'unsafe-eval'",
  'worker-src blob:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** Parts of the lab (scripts/build-lab.ts): named by their content, except the two frames and the manifest. */
const labHeaders = [
  {
    source: '/lab/:part(.+-[0-9a-f]{12}\\..+)',
    headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
  },
  { source: '/lab/:part(.+\\.br)', headers: [{ key: 'Content-Encoding', value: 'br' }] },
  {
    source: '/lab/:page(manifest\\.json|frame.*\\.html)',
    headers: [{ key: 'Cache-Control', value: 'no-cache' }],
  },
  {
    source: '/lab/:page(frame.*\\.html)',
    headers: [
      { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
      { key: 'Content-Security-Policy', value: labFramePolicy },
    ],
  },
]

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // PGlite finds its wasm beside its own module, so both drivers stay plain requires. The others spare the bundler
  // some 100 MB, and only the server uses them.
  serverExternalPackages: [
    ...['@electric-sql/pglite', 'pg', 'pino', 'drizzle-orm'],
    ...['next-auth', 'nodemailer', 'rate-limiter-flexible', 'minisearch', 'zod'],
  ],
  experimental: {
    // scripts/build.mjs keeps what was compiled as a whole; keeping each step of it costs a clean build a fifth more.
    turbopackFileSystemCacheForBuild: false,
    // Maps would be of the server's scripts only, and Node reads none.
    turbopackSourceMaps: false,
    turbopackInputSourceMaps: false,
    // A lesson in four scripts instead of seven: fewer requests, and 4 kB less since more compresses together.
    turbopackChunking: {
      requestCost: 5_000_000,
      firstPageLoadPriority: 1,
      minChunkSize: 1_000_000,
      maxChunkCountPerGroup: 3,
      maxMergeChunkSize: 5_000_000,
    },
  },
  // No image goes through Next, so its optimizer is no address of ours.
  images: { unoptimized: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // `npm run check` is where types are checked; a build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  // Read at run time by path, which tracing cannot see. A function on Vercel has no use for PGlite's 20 MB.
  outputFileTracingIncludes: {
    // Bodies too: a server action that sets a cookie renders its page anew.
    '/*': ['./lib/db/migrations/**/*', './.content/*.json', './.content/bodies/*.json'],
    '/og/*': ['./node_modules/next/og.js', './node_modules/next/dist/{server/og,compiled/@vercel/og}/**/*'],
  },
  outputFileTracingExcludes: process.env.VERCEL ? { '/*': ['./node_modules/@electric-sql/pglite/**/*'] } : {},
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // The names of these files hold the revision of what is inside.
    {
      source: '/_content/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    ...labHeaders,
    // These two keep their names from build to build.
    ...offlineFiles.map((name) => ({
      source: `/:folder(_next/static/offline)?/${name}`,
      headers: [{ key: 'Cache-Control', value: 'no-cache' }],
    })),
  ],
  redirects: async () => redirects(),
  rewrites: async () => ({
    beforeFiles: offlineFiles.map((name) => ({
      source: `/${name}`,
      destination: `/_next/static/offline/${name}`,
    })),
  }),
}

/** Routes in `*.dev.ts(x)` files (live reload, author's problems) exist under `npm run dev` and in no build. */
const pageExtensions = (phase) =>
  phase === PHASE_DEVELOPMENT_SERVER ? ['dev.tsx', 'dev.ts', 'tsx', 'ts'] : ['tsx', 'ts']

/** In development Next looks up the paths of a dynamic route at every request: in a thread, not in a process started for it. */
const inThreads = (phase) => (phase === PHASE_DEVELOPMENT_SERVER ? { workerThreads: true } : {})

export default (phase) => ({
  ...config,
  experimental: { ...config.experimental, ...inThreads(phase) },
  pageExtensions: pageExtensions(phase),
})
