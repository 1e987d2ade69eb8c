/** Where somebody goes who asked for nothing, or for somewhere else than here. */
const home = '/'

/**
 * A path of our own to go to after signing in, whatever was asked for: never another site's address, in none of the
 * spellings that a browser would take for one (https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html).
 */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 1000) return home
  // Browsers drop tabs and line ends inside an address and read a backslash as a slash.
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return home
  if (!URL.canParse(asked, 'http://own.invalid')) return home
  const { origin, pathname, search, hash } = new URL(asked, 'http://own.invalid')
  if (origin !== 'http://own.invalid' || pathname.startsWith('//')) return home
  return /^\/(api|sign-in)(\/|$)/.test(pathname) ? home : pathname + search + hash
}
