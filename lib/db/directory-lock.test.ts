import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DirectoryLock, lockDirectory } from './directory-lock'
import { currentProcess } from './process-identity'

let directory: string
let children: ChildProcess[]
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-lock-'))
  children = []
})
afterEach(async () => {
  for (const child of children) await kill(child)
  fs.rmSync(directory, { recursive: true })
})

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Another process that tries to take the lock; answers what it says. */
async function another() {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/db/testing/hold-lock.ts', directory]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

const claim = (change: object, age = 0) => {
  const file = path.join(directory, 'other.json')
  const holder = { ...currentProcess(), ...change }
  fs.writeFileSync(file, JSON.stringify({ holder, since: '2026-01-01T00:00:00.000Z', held: true }))
  const then = new Date(Date.now() - age)
  fs.utimesSync(file, then, then)
}

describe('the lock of a directory', () => {
  it('refuses the second opener 20 times of 20, naming the holder, since when, and what to do', async () => {
    const { child, said } = await another()
    expect(said).toBe('held')
    for (let time = 0; time < 20; time++) {
      const refusal = await lockDirectory(directory).then(() => '', String)
      expect(refusal).toMatch(
        new RegExp(`in use by process ${child.pid} since \\d{4}-\\d\\d-\\d\\dT.*Stop that process`),
      )
      expect(refusal).toContain('DATABASE_URL')
    }
  })

  it('is free again at once when its holder was killed with -9', async () => {
    const { child } = await another()
    await kill(child)
    const lock = await lockDirectory(directory)
    expect((await another()).said).toMatch(/^refused/)
    lock.release()
    expect((await another()).said).toBe('held')
  })

  it('goes to exactly one of many that race for what a killed process left', async () => {
    const { child } = await another()
    await kill(child)
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(directory)))
    const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won.length).toBe(1)
    won.forEach((lock: DirectoryLock) => void lock.release())
  })

  it('goes to exactly one of several processes that race', async () => {
    const said = (await Promise.all([another(), another(), another(), another()])).map((one) => one.said)
    expect(said.filter((one) => one === 'held').length).toBe(1)
  })

  it('sees through a process id that was given to another process', async () => {
    claim({ startedAt: 'another time' })
    ;(await lockDirectory(directory)).release()
    claim({})
    await expect(lockDirectory(directory)).rejects.toThrow('in use')
  })

  it('sees through a claim from before the machine started anew', async () => {
    claim({ world: 'another-boot pid:[1]' })
    ;(await lockDirectory(directory)).release()
  })

  it.each(['', '\0\0\0\0'])('sees through %j, which a power cut left of a claim', async (left) => {
    fs.writeFileSync(path.join(directory, 'other.json'), left)
    ;(await lockDirectory(directory)).release()
    expect(fs.readdirSync(directory)).toEqual([])
  })

  it('believes a process of another container as long as it renews its claim', async () => {
    claim({ host: 'another-container', pid: 1 })
    await expect(lockDirectory(directory)).rejects.toThrow('process 1 on another-container')
    claim({ host: 'another-container', pid: 1 }, 61_000)
    ;(await lockDirectory(directory)).release()
  })
})
