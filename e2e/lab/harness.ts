import path from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'esbuild'
import { contentSecurityPolicy } from '@/lib/csp'
import type { openRuntime } from '@/lib/lab/host/open-runtime'
import type { Runtime } from '@/lib/lab/runtime'

/** What the page of the harness has: the host of the lab, and the runtime that is open. */
declare global {
  interface Window {
    openRuntime: typeof openRuntime
    lab: Runtime
  }
}

let script: Promise<string> | undefined

const bundled = () =>
  build({
    stdin: {
      contents: "import { openRuntime } from './lib/lab/host/open-runtime'; window.openRuntime = openRuntime",
      resolveDir: path.resolve('.'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

/** A page of the portal’s origin and policy that holds nothing but the lab. It exists in tests only. */
export async function openLabPage(page: Page) {
  script ??= bundled()
  const body = await script
  await page.route('**/lab-harness', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': contentSecurityPolicy([]) },
      body: '<!doctype html><title>Lab</title><h1>Lab</h1><button>A button</button><script src="/lab-harness.js"></script>',
    }),
  )
  await page.route('**/lab-harness.js', (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await page.goto('/lab-harness')
}
