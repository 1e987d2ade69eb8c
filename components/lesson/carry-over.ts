/** What a reader did to an instrument before it was at work: kept from the drawn one, given to the live one. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement
type Kept = { on: number[]; texts: [number, string][]; focused: number; pressed: number }

const kept = new Map<string, Kept>()
const pressed = new Map<string, number>()

/** Drawn and live instruments have the same controls in the same order. */
const controlsOf = (root: Element) => [
  ...root.querySelectorAll<Control>('input, textarea, select, button, summary, a'),
]

/** Remembers the last button pressed in vain. Answers with what stops it. */
export function listen(root: Element, key: string): () => void {
  const onClick = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button) pressed.set(key, controlsOf(root).indexOf(button))
  }
  root.addEventListener('click', onClick)
  return () => root.removeEventListener('click', onClick)
}

/** Takes down the state of a drawn instrument. */
export function keep(root: Element, key: string): void {
  const controls = controlsOf(root)
  const places = controls.map((control, place) => ({ control, place }))
  kept.set(key, {
    on: places.filter(({ control }) => isChecked(control)).map(({ place }) => place),
    texts: places.flatMap(({ control, place }) =>
      isText(control) && control.value ? [[place, control.value]] : [],
    ),
    focused: controls.findIndex((control) => control === document.activeElement),
    pressed: pressed.get(key) ?? -1,
  })
  pressed.delete(key)
}

/** Brings a live instrument into the state of the drawn one. */
export function carryOver(root: Element, key: string): void {
  const state = kept.get(key)
  if (!state) return
  kept.delete(key)
  const controls = controlsOf(root)
  for (const place of state.on) if (!isChecked(controls[place])) controls[place]?.click()
  for (const [place, text] of state.texts) {
    const control = controls[place]
    if (isText(control)) control.value = text
  }
  controls[state.focused]?.focus({ preventScroll: true })
  controls[state.pressed]?.click()
}

const isChecked = (control: Control | undefined): boolean =>
  control instanceof HTMLInputElement && control.checked

const isText = (control: Control | undefined): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLTextAreaElement ||
  (control instanceof HTMLInputElement && !['radio', 'checkbox'].includes(control.type))
