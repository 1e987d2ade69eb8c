import { expect, type Page } from '@playwright/test'
import { peersOf } from './peer-addresses'

/** Test kit: what people do to sign in, in a real browser, at real peers. */

const portOf = (page: Page) => Number(new URL(page.url()).port)

/** Signs in at the provider; `by` is the button that leads there. */
export async function throughProvider(page: Page, person: string, by: string) {
  await page.getByRole('button', { name: by }).click()
  await page.getByPlaceholder('Enter any login').fill(person)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

export async function asksForLink(page: Page, address: string) {
  await page.getByLabel('E-mail address').fill(address)
  await page.getByRole('button', { name: 'a mailed link' }).click()
  await expect(page.getByRole('heading', { name: 'A link is on its way' })).toBeVisible()
}

/** The link of the latest mail to an address, as the mail server got it. */
export async function mailedLink(page: Page, address: string): Promise<string> {
  const { letters } = peersOf(portOf(page))
  let link = ''
  await expect(async () => {
    const all: { to: string[]; text: string }[] = await (await fetch(letters)).json()
    const text = all.findLast(({ to }) => to.includes(address))?.text ?? ''
    // Quoted-printable (RFC 2045, 6.7): soft line ends, and `=` as `=3D`.
    const plain = text.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
    link = /http:\/\/localhost:\d+\/sign-in\/confirm\?\S+/.exec(plain)?.[0] ?? ''
    expect(link).not.toBe('')
  }).toPass()
  return link
}

export async function signInByMail(page: Page, address: string) {
  await page.goto('/sign-in')
  await asksForLink(page, address)
  await page.goto(await mailedLink(page, address))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Who the portal says is signed in. */
export async function whoIs(page: Page): Promise<{ name: string | null; email: string | null } | null> {
  return (await (await page.request.get('/api/progress')).json()).account
}
