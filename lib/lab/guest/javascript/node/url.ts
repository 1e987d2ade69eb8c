const NativeURL = globalThis.URL
const NativeURLSearchParams = globalThis.URLSearchParams

export { NativeURL as URL, NativeURLSearchParams as URLSearchParams }

type Parsed = Record<'href' | 'search' | 'query' | 'pathname' | 'path', string | null>

/** The older way to take a request’s target apart, which Express still uses. */
export function parse(target: string): Parsed {
  const [path = ''] = target.split('#')
  const mark = path.indexOf('?')
  return {
    href: target,
    path,
    pathname: mark < 0 ? path : path.slice(0, mark),
    search: mark < 0 ? null : path.slice(mark),
    query: mark < 0 ? null : path.slice(mark + 1),
  }
}

export const format = (url: URL | { pathname?: string; search?: string }) =>
  url instanceof NativeURL ? url.href : `${url.pathname ?? ''}${url.search ?? ''}`
