import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { whenSettled } from '@/components/site/when-settled'
import { offlineKey } from '@/lib/preferences'
import { install } from './install'

/** Has every page that is read kept, once it has settled, unless the reader does not want that. */
export function useOfflineReading() {
  const visited = usePathname()
  useEffect(() => {
    const begin = async () => {
      if (!localStorage.getItem(offlineKey)) await install(visited)
    }
    // Without a worker the portal needs its network, as any site does.
    return whenSettled(() => void begin().catch(() => undefined))
  }, [visited])
}
