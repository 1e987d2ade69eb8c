import { type ComponentProps, useSyncExternalStore } from 'react'

const never = () => () => undefined
/** Made once: there are some four hundred. */
let zones: string[] | undefined
const listZones = () => (zones ??= Intl.supportedValuesOf?.('timeZone') ?? [])
const noZones: string[] = []

/** The time zones that this browser knows; the one chosen elsewhere is among them even where it does not. */
export function ZoneField({ value, ...field }: ComponentProps<'select'> & { value: string }) {
  const known = useSyncExternalStore(never, listZones, () => noZones)
  const listed = value === '' || known.includes(value) ? known : [value, ...known]
  return (
    <select {...field} value={value}>
      <option value="">As each device says</option>
      {listed.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </select>
  )
}
