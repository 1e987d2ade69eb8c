import path from 'node:path'
import { compile } from '@tailwindcss/node'
import { watch } from 'chokidar'
import { built, writeFile } from '@/lib/content/build/files'

const source = 'app/globals.css'

/**
 * Writes the one style sheet of the site with all its imports in it. Done outside of the bundler, which would keep a
 * process with a second copy of Tailwind beside itself for as long as it compiles.
 */
export async function buildStyles(root: string): Promise<void> {
  const compiler = await compile(`@import "./${source}";`, {
    base: root,
    shouldRewriteUrls: true,
    onDependency: () => {},
  })
  writeFile(root, built.styles, compiler.build([]))
}

/** Does so now, and again whenever a style sheet changes. */
export async function watchStyles(root: string): Promise<void> {
  await buildStyles(root)
  const sheets = ['app', 'components'].map((folder) => path.join(root, folder))
  watch(sheets, {
    ignoreInitial: true,
    ignored: (file, stat) => stat?.isFile() === true && !file.endsWith('.css'),
  }).on('all', () => void buildStyles(root).catch((error: unknown) => console.error(error)))
}
