import fs from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file))
const asRoot = process.getuid?.() === 0

/** Path of the Chromium to measure with: Debian's, or the one that Playwright installed. */
export const chromiumPath = process.env.SERVERSIDE_CHROMIUM ?? installed ?? chromium.executablePath()

export const chromiumFlags = [
  '--disable-gpu',
  '--disable-background-networking',
  ...(asRoot ? ['--no-sandbox'] : []),
]

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
