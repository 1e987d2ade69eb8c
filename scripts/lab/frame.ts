import { createHash } from 'node:crypto'
import { inlineScript } from './bundle'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** Programs have no host to speak to, no page to go to, and no script but those that they are made of. */
function policyOf(scripts: string[], mayEvaluate: boolean): string {
  const sources = [
    ...scripts.map(hashOf),
    'blob:',
    "'wasm-unsafe-eval'",
    ...(mayEvaluate ? ["'unsafe-eval'"] : []),
  ]
  return [
    "default-src 'none'",
    `script-src ${sources.join(' ')}`,
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/**
 * The page with the portal’s origin that holds the frame without one. A frame made from a text inherits the policy of the page around
 * it; it brings the same policy itself, so that neither depends on the other.
 */
export async function framePage(mayEvaluate: boolean): Promise<string> {
  const relay = await inlineScript('lib/lab/frame/relay.ts')
  const sandbox = await inlineScript('lib/lab/frame/sandbox.ts')
  const head = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policyOf([relay, sandbox], mayEvaluate)}">`
  return `${head}<title>Where programs run</title><template>${head}<script>${sandbox}</script></template><body><script>${relay}</script>\n`
}
