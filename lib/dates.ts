const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `2026-11-22` as “22 November 2026”; `2026-11` as “November 2026”; a bare year stays. */
export function writtenDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = month && months[Number(month) - 1]
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ')
}
