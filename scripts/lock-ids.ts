// `npm run ids`: adds the ids of new content to content/ids.lock. Removes none: see content/retired.yaml.
import fs from 'node:fs'
import { lockedIds, lockFile, ownedIds } from '@/lib/content/check/ids'
import { readContent } from '@/lib/content/read'

const head = `# Every id that was ever published. Learners' progress hangs on them: an id that leaves the content
# stays here and is explained in retired.yaml. New ids are added by \`npm run ids\`.
`

const content = readContent()
const before = new Set(lockedIds(content.root).map(({ id }) => id))
const fresh = ownedIds(content)
  .map(({ id }) => id)
  .filter((id) => !before.has(id))
const all = [...new Set([...before, ...fresh])].sort()
fs.writeFileSync(lockFile, `${head}${all.join('\n')}\n`)
console.log(`ids: ${all.length} locked, ${fresh.length} new`)
