/**
 * An e-mail address as we keep and compare it, or null when it is none: one `@`, a domain with a dot, and nothing that
 * a mail program could read as a second recipient. Lower case throughout: mail servers that tell cases apart are rarer
 * than people who do not.
 */
export function mailAddress(input: unknown): string | null {
  if (typeof input !== 'string') return null
  const address = input.normalize('NFKC').trim().toLowerCase()
  const shape = /^[^\s@"'`()<>,;:\\[\]\p{C}]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u
  return address.length <= 254 && shape.test(address) ? address : null
}
