/**
 * The Content-Security-Policy of one page. `scripts` are the sources allowed besides our own files:
 * `'sha256-…'` of each inline script of a static page, or `'nonce-…'` of a page rendered per request.
 * Neither scripts nor styles may be inline without one. Source: https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The lab’s frame (docs/labs.md). Every page has this, since the policy of the first page outlives navigation; no page of
    // ours lets itself be framed.
    "frame-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
