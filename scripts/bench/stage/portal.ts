import fs from 'node:fs'
import { copyOfBaseline, copyOfProject, runIn, type Workspace } from './workspace'

/** Where `npm run bench` put a built portal for all its benchmarks. */
const shared = process.env.BENCH_PORTAL

/** The portal with its real content, built; built once when several benchmarks run one after the other. */
export function builtPortal(): Workspace {
  if (shared) return { root: shared, dispose: () => undefined }
  return built(copyOfProject(), 'npm run build')
}

/** The bare Next app, built. `paragraphs` become the text of its page `/text`. */
export function builtBaseline(paragraphs: string[] = []): Workspace {
  const workspace = copyOfBaseline()
  fs.writeFileSync(`${workspace.root}/paragraphs.json`, JSON.stringify(paragraphs))
  return built(workspace, 'node_modules/.bin/next build')
}

function built(workspace: Workspace, command: string): Workspace {
  try {
    runIn(workspace.root, command)
    return workspace
  } catch (error) {
    workspace.dispose()
    throw error
  }
}
