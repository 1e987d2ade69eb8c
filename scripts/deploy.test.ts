import fs from 'node:fs'
import { expect, it } from 'vitest'
import { settings } from '@/lib/env'
import { longestStopMs } from '@/lib/shutdown'

const read = (file: string) => fs.readFileSync(file, 'utf8')

it('systemd waits for longer than a stop may take', () => {
  const { SHUTDOWN_DRAIN_MS } = settings.parse({})
  const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(read('deploy/serverside.service'))?.[1])
  expect(seconds * 1000).toBeGreaterThan(longestStopMs(SHUTDOWN_DRAIN_MS))
  expect(read('docs/deploying.md')).toContain(`within ${longestStopMs(0) / 1000} seconds`)
})

it('a container is called unhealthy for what a restart may mend, not for an absent database', () => {
  const check = /^HEALTHCHECK.*$/m.exec(read('deploy/Dockerfile'))?.[0]
  expect(check).toContain('/api/health/live')
})

it('the release step of a container runs where its tools are still installed', () => {
  const [, build = ''] = read('deploy/Dockerfile').split(/^FROM /m)
  expect(build).toMatch(/ AS build\n/)
  expect(build).not.toMatch(/RUN .*prune/)
})
