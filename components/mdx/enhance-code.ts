import { choiceEvent, codeLanguages } from '@/lib/preferences'
import { chooseCodeLanguage, chosenCodeLanguage } from './code-language'

/**
 * What code blocks gain from a script: buttons to copy, and one choice of language for all groups of the site.
 * Blocks and groups work without it. Answers with what undoes it.
 */
export function enhanceCode(root: HTMLElement): () => void {
  const listeners = new AbortController()
  showChoice(root)
  for (const block of root.querySelectorAll('.prose .code:not(.diff, .output)')) addCopyButton(block)
  root.addEventListener('change', onChange, { signal: listeners.signal })
  addEventListener(choiceEvent, () => showChoice(root), { signal: listeners.signal })
  return () => listeners.abort()
}

/** Radio buttons follow the reader's choice, where the group has that language. */
function showChoice(root: ParentNode): void {
  const choice = chosenCodeLanguage()
  if (!choice) return
  for (const radio of root.querySelectorAll<HTMLInputElement>(`.tabs-bar input[value="${choice}"]`))
    radio.checked = true
}

function onChange({ target }: Event): void {
  if (!(target instanceof HTMLInputElement) || !target.closest('.tabs-bar')) return
  const language = codeLanguages.find(({ id }) => id === target.value)?.id
  if (!language) return
  const before = target.getBoundingClientRect().top
  chooseCodeLanguage(language)
  // Groups above may have become longer or shorter: the one in use stays under the reader's eyes.
  scrollBy({ top: target.getBoundingClientRect().top - before, behavior: 'instant' })
}

function addCopyButton(block: Element): void {
  const code = block.querySelector('pre code')
  if (!code || block.querySelector('.copy')) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.ariaLive = 'polite'
  button.addEventListener('click', async () => {
    button.textContent = (await copied(textOf(code))) ? 'Copied' : 'Select and copy by hand'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  })
  block.querySelector('figcaption')?.after(button)
}

/** Of a terminal only what one types, without the prompt. */
function textOf(code: Element): string {
  if (!code.closest('.console')) return code.textContent ?? ''
  return [...code.querySelectorAll('b')].map((command) => command.textContent).join('\n')
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
