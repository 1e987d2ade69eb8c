import path from 'node:path'

export type Language = {
  /** Short name, as fences, `data-language` and the reader's choice use it. */
  id: string
  /** As shown above a block. */
  label: string
  /** Name of the Shiki grammar; absent for plain text. */
  grammar?: string
  endings: string[]
}

const languages: Language[] = [
  { id: 'js', label: 'JavaScript', grammar: 'javascript', endings: ['mjs', 'js', 'cjs'] },
  { id: 'ts', label: 'TypeScript', grammar: 'typescript', endings: ['ts', 'mts'] },
  { id: 'python', label: 'Python', grammar: 'python', endings: ['py'] },
  { id: 'php', label: 'PHP', grammar: 'php', endings: ['php'] },
  { id: 'ruby', label: 'Ruby', grammar: 'ruby', endings: ['rb', 'ru'] },
  { id: 'java', label: 'Java', grammar: 'java', endings: ['java'] },
  { id: 'sql', label: 'SQL', grammar: 'sql', endings: ['sql'] },
  { id: 'http', label: 'HTTP', grammar: 'http', endings: ['http'] },
  { id: 'json', label: 'JSON', grammar: 'json', endings: ['json'] },
  { id: 'yaml', label: 'YAML', grammar: 'yaml', endings: ['yaml', 'yml'] },
  { id: 'bash', label: 'Shell', grammar: 'shellscript', endings: ['sh', 'bash'] },
  { id: 'console', label: 'Terminal', endings: [] },
  { id: 'html', label: 'HTML', grammar: 'html', endings: ['html', 'erb'] },
  { id: 'css', label: 'CSS', grammar: 'css', endings: ['css'] },
  { id: 'diff', label: 'Diff', endings: ['diff', 'patch'] },
  { id: 'text', label: 'Text', endings: ['txt', 'csv', 'conf', 'out', 'env'] },
]

const aliases: Record<string, string> = {
  javascript: 'js',
  mjs: 'js',
  typescript: 'ts',
  py: 'python',
  rb: 'ruby',
  sh: 'bash',
  shell: 'bash',
  yml: 'yaml',
  txt: 'text',
}

const text: Language = { id: 'text', label: 'Text', endings: [] }

/** Names that a fence may carry. */
export const languageNames = languages.map(({ id }) => id)

/** The language that a fence names; undefined when we know none of that name. */
export const languageNamed = (name: string): Language | undefined =>
  languages.find(({ id }) => id === (aliases[name] ?? name))

/** The language of a file by its ending; plain text when the ending says nothing. */
export const languageOfFile = (file: string): Language =>
  languages.find(({ endings }) => endings.includes(path.extname(file).slice(1))) ?? text
