import type { Campaign } from './campaign'
import { chaos, lostAnswers, reordered } from './campaigns/bad-lines'
import { browserKills } from './campaigns/browser-kills'
import { embeddedDiskFull, postgresDiskFull } from './campaigns/full-disk'
import { malformedAddresses, malformedRequests } from './campaigns/malformed'
import { manyLives } from './campaigns/many-lives'
import { databaseIsAway, poolIsExhausted } from './campaigns/outages'
import { embeddedKills, portalKills, postgresKills } from './campaigns/process-kills'
import { rollingRestart, stopsUnderLoad } from './campaigns/restarts'
import { secondOpeners } from './campaigns/second-openers'
import { trespassing } from './campaigns/strangers'

/** Every campaign, in the order in which they run. */
export const campaigns: readonly Campaign[] = [
  postgresKills,
  portalKills,
  embeddedKills,
  secondOpeners,
  lostAnswers,
  reordered,
  databaseIsAway,
  poolIsExhausted,
  postgresDiskFull,
  embeddedDiskFull,
  chaos,
  rollingRestart,
  stopsUnderLoad,
  trespassing,
  malformedRequests,
  malformedAddresses,
  browserKills,
  manyLives,
]
