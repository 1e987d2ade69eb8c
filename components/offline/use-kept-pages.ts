import { useCallback, useEffect, useState } from 'react'
import { everythingKept, readList } from '@/lib/offline/keep'
import { bytesOf, type KeptList, shell } from '@/lib/offline/kept-list'

export type KeptPage = { address: string; title: string }
/** Pages that belong together: those of a module, the glossary, the roles … Bytes are what only they need. */
export type KeptGroup = { title: string; pages: KeptPage[]; bytes: number }

/** What is on this device besides the shell; undefined until it is known. */
export function useKeptPages() {
  const [groups, setGroups] = useState<KeptGroup[]>()
  const refresh = useCallback(
    () =>
      findGroups()
        .catch(() => [])
        .then(setGroups),
    [],
  )
  useEffect(() => void refresh(), [refresh])
  return [groups, refresh] as const
}

async function findGroups(): Promise<KeptGroup[]> {
  const [list, has] = [await readList(), await everythingKept()]
  if (!list) return []
  const kept = Object.keys(list.pages).filter((address) => has.has(address) && !shell.includes(address))
  const heads = [...new Set(kept.map(headOf))]
  return heads.map((head) =>
    groupOf(
      list,
      head,
      kept.filter((address) => headOf(address) === head),
    ),
  )
}

/** A lesson belongs to its module, everything else to its part of the portal. */
const headOf = (address: string) => /^\/learn\/[^/]+|^\/[^/]*/.exec(address)?.[0] ?? address

function groupOf(list: KeptList, head: string, addresses: string[]): KeptGroup {
  const code = new Set(
    list.files.map(([address]) => address).filter((address) => address.startsWith('/_next/')),
  )
  return {
    title: list.pages[head]?.title ?? head,
    pages: addresses.map((address) => ({ address, title: list.pages[address]?.title ?? address })),
    bytes: bytesOf(list, addresses, code),
  }
}
