import { createRequire } from 'node:module'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

/** A Mermaid flowchart of who imports whom, folder by folder, made from the imports themselves. */

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

/** What serves everybody is left out, since its arrows would say nothing: files directly in lib/ (env, log …), and components/ui. */
const isShown = (file: string) => shown.test(file) && !file.startsWith('components/ui/') && !isTest(file)
const shown = /^(app\/|components\/|lib\/[^/]+\/|scripts\/(build-content|content\/))/
const isTest = (file: string) => /[.]test[.]tsx?$|(^|\/)fixture[.]ts$/.test(file)

/** Folders of components that belong to one kind of page each: one box. */
const ofOnePage = /^components\/(dashboard|glossary|home|role|settings|stack)$/

function folderOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  if (top === 'app') return second === 'api' ? 'app/api' : 'app'
  if (top === 'scripts') return 'scripts'
  return `${top}/${second}`
}

type Arrow = { from: string; to: string }

/** Imports between folders. Imports of types alone are left out: they are agreements, nothing runs along them. */
export async function folderImports(): Promise<Arrow[]> {
  const result = await cruise(['app', 'components', 'lib', 'scripts'], config.options, undefined, {
    tsConfig: extractTSConfig('tsconfig.json'),
  })
  const { modules } = result.output as ICruiseResult
  const arrows = modules
    .filter(({ source }) => isShown(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(
          ({ resolved, dependencyTypes }) => isShown(resolved) && !dependencyTypes.includes('type-only'),
        )
        .map(({ resolved }) => ({ from: folderOf(source), to: folderOf(resolved) })),
    )
  return unique(arrows.filter(({ from, to }) => from !== to))
}

const keyOf = ({ from, to }: Arrow) => `${from} ${to}`

const unique = (arrows: Arrow[]): Arrow[] =>
  [...new Map(arrows.map((arrow) => [keyOf(arrow), arrow])).values()].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  )

/** Joins the folders that belong to one page each, and names them all in one label. */
function boxed(arrows: Arrow[]): { arrows: Arrow[]; labels: Map<string, string> } {
  const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort()
  const ofPages = names.filter((name) => ofOnePage.test(name))
  const box = 'components/pages'
  const inBox = (name: string) => (ofOnePage.test(name) ? box : name)
  // Pages use components of every folder: one arrow to the frame says so.
  const target = ({ from, to }: Arrow) =>
    from === 'app' && to.startsWith('components/') ? 'components_folder' : inBox(to)
  const labels = new Map(names.filter((name) => !ofOnePage.test(name)).map((name) => [name, labelOf(name)]))
  if (ofPages.length > 0) labels.set(box, ofPages.map(labelOf).join(', '))
  const joined = arrows.map((arrow) => ({ from: inBox(arrow.from), to: target(arrow) }))
  return { arrows: unique(joined.filter(({ from, to }) => from !== to)), labels }
}

const labels: Record<string, string> = {
  app: 'pages',
  'app/api': 'api',
  scripts: 'content build',
}
const labelOf = (name: string) => labels[name] ?? name.split('/').at(-1) ?? name

const idOf = (name: string) => name.replace(/\W/g, '_')

/** The flowchart as a fenced block that Git hosts draw. */
export async function importDiagram(): Promise<string> {
  const { arrows, labels } = boxed(await folderImports())
  const group = (top: string) => {
    const members = [...labels].filter(([name]) => name.split('/')[0] === top)
    const lines = members.map(([name, label]) => `    ${idOf(name)}["${label}"]`)
    return lines.length > 0 ? [`  subgraph ${top}_folder["${top}/"]`, ...lines, '  end'] : []
  }
  const lines = [
    'flowchart TB',
    ...['app', 'scripts', 'components', 'lib'].flatMap(group),
    ...arrows.map(({ from, to }) => `  ${idOf(from)} --> ${idOf(to)}`),
  ]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}
