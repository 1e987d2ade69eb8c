import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

/** All test files on one embedded database: opening one for each file takes longer than the tests themselves. */
export default mergeConfig(usual, defineConfig({ test: { isolate: false } }))
