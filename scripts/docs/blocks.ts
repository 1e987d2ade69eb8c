/** Generated blocks stand in a page between `<!-- generated:name -->` and `<!-- end:name -->`. */
const block = /<!-- generated:([\w-]+) -->[\s\S]*?<!-- end:\1 -->/g

/** The page with every block written anew. Throws for a marker nobody makes, since its block would stay stale for ever. */
export function fillBlocks(page: string, blocks: Record<string, string>): string {
  return page.replace(block, (_whole, name: string) => {
    const made = blocks[name]
    if (made === undefined) throw new Error(`nothing makes the block "${name}"`)
    return `<!-- generated:${name} -->\n\n${made}\n\n<!-- end:${name} -->`
  })
}

/** Names of the blocks in a page. */
export const blockNames = (page: string): string[] =>
  [...page.matchAll(block)].flatMap(([, name]) => name ?? [])
