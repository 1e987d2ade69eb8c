// After `next build`: seals its pages, then lists what may be kept of them. One process, since starting costs more than either.
import { buildOffline } from './build-offline'
import { sealPages } from './seal-pages'

sealPages()
await buildOffline()
