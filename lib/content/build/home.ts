import fs from 'node:fs'
import path from 'node:path'
import { journeyView } from '@/lib/content/compile/islands'
import type { JourneyView } from '@/lib/content/journey-view'
import type { Problem } from '@/lib/content/problem'
import { readYamlFile } from '@/lib/content/read-page'
import { journeyFile } from '@/lib/content/schema'

export const homeFile = 'content/home.journey.yaml'

/** The journey that the home page shows, if there is one. */
export function readHome(root: string): { journey?: JourneyView; problems: Problem[] } {
  if (!fs.existsSync(path.join(root, homeFile))) return { problems: [] }
  const { value, problems } = readYamlFile(root, homeFile, { schema: journeyFile, rule: 'journey' })
  return value ? { journey: journeyView(value, []), problems } : { problems }
}
