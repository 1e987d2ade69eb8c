import { expect, test } from './fixtures'
import { asksForLink, mailedLink, signInByMail, throughProvider, whoIs } from './kit/sign-in'

const provider = 'Sign in with Loopback'
const session = 'serverside-session'

test('an address that a provider did not verify opens nobody’s account, and reserves none', async ({
  page,
  browser,
}) => {
  await page.goto('/sign-in')
  await throughProvider(page, 'mallory', provider)
  expect(await whoIs(page)).toEqual({ name: 'Mallory', email: null })
  const victim = await browser.newPage()
  await signInByMail(victim, 'victim@example.org')
  expect(await whoIs(victim)).toEqual({ name: null, email: 'victim@example.org' })
  await victim.close()
})

test('the same address at a provider does not silently open the account of a mailed link', async ({
  page,
  browser,
}) => {
  const owner = await browser.newPage()
  await signInByMail(owner, 'radia@example.org')
  await page.goto('/sign-in')
  await throughProvider(page, 'radia', provider)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Sign in the way you did before')
  expect(await whoIs(page)).toBeNull()
  await owner.close()
})

test('a provider’s answer is taken once, and only by the browser that asked for it', async ({
  page,
  browser,
}) => {
  const answers: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/')) answers.push(request.url())
  })
  await page.goto('/sign-in')
  await throughProvider(page, 'barbara', provider)
  await page.waitForURL((url) => url.pathname === '/')
  const [answer = ''] = answers
  expect(answer).toContain('code=')
  const stranger = await browser.newPage()
  for (const one of [page, stranger]) {
    await one.context().clearCookies()
    await one.goto(answer)
    await expect(one.getByRole('main').getByRole('alert')).toContainText('could not be finished')
    expect(await whoIs(one)).toBeNull()
  }
  await stranger.close()
})

test('a mail scanner does not use the link up', async ({ page }) => {
  await page.goto('/sign-in')
  await asksForLink(page, 'scanned@example.org')
  const link = await mailedLink(page, 'scanned@example.org')
  const token = new URL(link).searchParams.get('token') ?? ''
  const callback = `/api/auth/callback/email?token=${token}&email=scanned@example.org`
  for (const address of [link, link, callback, `/api/sign-in/confirm?token=${token}`])
    for (const method of ['GET', 'HEAD']) await page.request.fetch(address, { method, maxRedirects: 0 })
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await whoIs(page)).toMatchObject({ email: 'scanned@example.org' })
})

test('fifty uses of one link at once make one session', async ({ page, baseURL }) => {
  await page.goto('/sign-in')
  await asksForLink(page, 'fifty@example.org')
  const token = new URL(await mailedLink(page, 'fifty@example.org')).searchParams.get('token') ?? ''
  const use = () =>
    fetch(`${baseURL}/api/sign-in/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: baseURL ?? '' },
      body: new URLSearchParams({ token }),
    })
  const answers = await Promise.all(Array.from({ length: 50 }, use))
  const opened = answers.filter((answer) => answer.headers.get('set-cookie')?.includes(session))
  expect(opened).toHaveLength(1)
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
})

test('a cookie that was copied is worthless after signing out, and each sign-in makes another', async ({
  page,
  browser,
}) => {
  const cookie = async () => (await page.context().cookies()).find(({ name }) => name === session)
  await signInByMail(page, 'copied@example.org')
  const stolen = await cookie()
  if (!stolen) throw new Error('no session')
  const thief = await browser.newContext()
  await thief.addCookies([stolen])
  const page2 = await thief.newPage()
  expect(await whoIs(page2)).toMatchObject({ email: 'copied@example.org' })
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect(await cookie()).toBeUndefined()
  expect(await whoIs(page2)).toBeNull()
  await signInByMail(page, 'copied@example.org')
  expect((await cookie())?.value).not.toBe(stolen.value)
  await thief.close()
})

test('nobody is sent to another site after signing in', async ({ page, baseURL }) => {
  const hostile = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ]
  for (const to of hostile) {
    await page.goto(`/sign-in/arrived?to=${encodeURIComponent(to)}`)
    expect(page.url(), to).toBe(`${baseURL}/`)
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
    expect(await page.locator('input[name="to"]').first().inputValue(), to).toBe('/')
  }
})

test('a form of another site changes nothing', async ({ page, baseURL }) => {
  await signInByMail(page, 'forged@example.org')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const doors = [
    '/api/sign-in',
    '/api/sign-in/confirm',
    '/api/sign-out',
    '/api/account/link',
    '/api/account/unlink',
    '/api/account/sessions',
  ]
  for (const door of doors)
    for (const origin of ['https://evil.example', 'null', '']) {
      const headers: Record<string, string> = origin ? { cookie, origin } : { cookie }
      const body = new URLSearchParams({ id: 'all', way: 'email', email: 'evil@example.org' })
      const answer = await fetch(baseURL + door, { method: 'POST', headers, body, redirect: 'manual' })
      expect(answer.status, `${door} from ${origin}`).toBe(403)
    }
  expect(await whoIs(page)).toMatchObject({ email: 'forged@example.org' })
})
