import { expect, listedRoutes, test, unlisted } from './fixtures'

test('every page carries a policy without unsafe sources, and obeys it', async ({ page }) => {
  test.setTimeout(240_000)
  for (const route of [...(await listedRoutes(page)), ...unlisted]) {
    const response = await page.goto(route)
    const headers = response?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, route).toContain("default-src 'none'")
    expect(policy, route).not.toMatch(/unsafe-(inline|eval)/)
    expect(headers['x-content-type-options'], route).toBe('nosniff')
    expect(headers['referrer-policy'], route).toBeTruthy()
    expect(headers['permissions-policy'], route).toBeTruthy()
    expect(headers['x-powered-by'], route).toBeUndefined()
  }
})

test('an injected inline script does not run', async ({ page, faults }) => {
  await page.goto('/learn')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    return 'injected' in window
  })
  expect(ran).toBe(false)
  expect(faults.splice(0)).toHaveLength(1)
})

test('a hostile query is shown as text', async ({ page }) => {
  const hostile = '<img src=x onerror=alert(1)>"><script>alert(1)</script>'
  await page.goto(`/search?q=${encodeURIComponent(hostile)}`)
  await expect(page.getByRole('searchbox').first()).toHaveValue(hostile)
  await expect(page.locator('main img')).toHaveCount(0)
})

test('an address that cannot be decoded is a bad request, and says so', async ({ request }) => {
  for (const address of ['/learn/%E0%A4%A', '/roles/%ff', '/og/%ff.png', '/%']) {
    const response = await request.get(address)
    expect(response.status()).toBe(400)
    expect(await response.text()).toContain('Not an address')
  }
  expect((await request.get('/search?q=%ff')).status()).toBe(200)
})

test('no address of ours works on images', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Ficon.svg&w=640&q=75')).status()).toBe(404)
})
