import type { Campaign } from './campaign'
import { embeddedDiskFull, postgresDiskFull } from './campaigns/full-disk'
import { databaseIsAway, poolIsExhausted } from './campaigns/outages'
import { embeddedKills, portalKills, postgresKills } from './campaigns/process-kills'

/** Every campaign, in the order in which they run. */
export const campaigns: readonly Campaign[] = [
  postgresKills,
  portalKills,
  embeddedKills,
  databaseIsAway,
  poolIsExhausted,
  postgresDiskFull,
  embeddedDiskFull,
]
