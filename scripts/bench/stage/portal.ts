import { copyOfBaseline, copyOfProject, runIn, type Workspace } from './workspace'

/** Where `npm run bench` put a built portal for all its benchmarks. */
const shared = process.env.BENCH_PORTAL

/** The portal with its real content, built; built once when several benchmarks run one after the other. */
export function builtPortal(): Workspace {
  if (shared) return { root: shared, dispose: () => undefined }
  return built(copyOfProject(), 'npm run build')
}

/** The bare Next app, built; see `copyOfBaseline`. */
export const builtBaseline = (paragraphs?: string[]): Workspace =>
  built(copyOfBaseline(paragraphs), 'node_modules/.bin/next build')

function built(workspace: Workspace, command: string): Workspace {
  try {
    runIn(workspace.root, command)
    return workspace
  } catch (error) {
    workspace.dispose()
    throw error
  }
}
