import { expect, firstLesson, listedRoutes, test } from './fixtures'

test('every listed page has title, description, canonical address and an image of its own', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const titles = new Map<string, string>()
  for (const route of await listedRoutes(page)) {
    const html = await (await page.request.get(route)).text()
    const content = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
    const title = content(/<title>([^<]*)<\/title>/)
    expect(title, route).not.toBe('')
    expect(titles.get(title), `${route} has the title of another page`).toBeUndefined()
    titles.set(title, route)
    expect(content(/<meta name="description" content="([^"]+)"/).length, route).toBeGreaterThan(20)
    expect(new URL(content(/<link rel="canonical" href="([^"]+)"/)).pathname, route).toBe(route)
    expect(content(/<meta property="og:image" content="([^"]+)"/), route).toContain('/og/')
  }
})

test('the share image of a lesson is a picture of the right size', async ({ page }) => {
  for (const path of [
    firstLesson.href,
    '/learn',
    '/roles/designer',
    '/stacks/django',
    '/glossary/dns',
    '/home',
  ]) {
    const response = await page.request.get(`/og${path}.png`)
    expect(response.status(), path).toBe(200)
    const png = await response.body()
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  }
  expect((await page.request.get('/og/learn/nothing/here.png')).status()).toBe(404)
})

test('structured data tells course, lesson and the way to it', async ({ page }) => {
  await page.goto(firstLesson.href)
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents()
  const types = blocks.map((block) => JSON.parse(block)['@type'])
  expect(types).toEqual(expect.arrayContaining(['LearningResource', 'BreadcrumbList']))
  await page.goto('/learn/start-here')
  const course = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(course.map((block) => JSON.parse(block)['@type'])).toContain('Course')
})

test('feed, robots, manifest, llms.txt and the Markdown of a lesson are served as what they are', async ({
  page,
}) => {
  const served: [string, RegExp, RegExp][] = [
    ['/feed.xml', /atom\+xml/, /<entry>/],
    ['/robots.txt', /text\/plain/, /Sitemap: http/],
    ['/manifest.webmanifest', /manifest\+json/, /Serverside/],
    ['/llms.txt', /text\/plain/, /what-a-backend-does\.md/],
    [`${firstLesson.href}.md`, /markdown/, /^# /m],
  ]
  for (const [path, type, body] of served) {
    const response = await page.request.get(path)
    expect(response.status(), path).toBe(200)
    expect(response.headers()['content-type'], path).toMatch(type)
    expect(await response.text(), path).toMatch(body)
  }
})

test('an address that never was is a 404 with a way on', async ({ page }) => {
  const response = await page.goto('/learn/no/such')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})
