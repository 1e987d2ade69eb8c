/** Longest time that one hop between neighbouring stations takes, in milliseconds. */
const hop = 180

/** Moves `element`, which already stands at its goal, there from `start`; at once for readers who prefer less motion. */
export function travel(element: Element | null, start: Element | null, hops: number) {
  if (!element?.animate || !start || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const from = centre(start)
  const to = centre(element)
  element.animate([{ translate: `${from.x - to.x}px ${from.y - to.y}px` }, { translate: '0 0' }], {
    duration: hop * Math.max(1, hops),
    easing: 'ease-in-out',
  })
}

function centre(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
