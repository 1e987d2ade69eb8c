import fs from 'node:fs'
import path from 'node:path'
import { renderStatic } from '@/components/mdx/render-static'
import type { BuilderOptions } from '@/lib/content/build/builder'
import { hashOf } from '@/lib/content/hash'
import { buildIndex } from '@/lib/search/engine'

/** What compiled pages depend on besides content: when any of it changes, everything is compiled anew. */
const compilerSources = [
  'lib/content',
  'lib/quiz',
  'components/mdx',
  'lib/search/engine.ts',
  'package-lock.json',
]

/** The builder's parts, put together here because lib/ knows no component. */
export const builderOptions = (root: string, { watched }: { watched: boolean }): BuilderOptions => ({
  root,
  watched,
  renderStatic,
  buildSearch: buildIndex,
  compiler: fingerprint(compilerSources),
})

function fingerprint(sources: string[]): string {
  const files = sources.flatMap((source) =>
    fs.statSync(source).isFile()
      ? [source]
      : fs
          .readdirSync(source, { recursive: true, encoding: 'utf8' })
          .map((name) => path.join(source, name))
          .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|content\/check\//.test(name)),
  )
  return hashOf(...files.sort().map((file) => fs.readFileSync(file)))
}
