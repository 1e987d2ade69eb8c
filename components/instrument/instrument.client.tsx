'use client'

import type { ComponentType } from 'react'
import { Predict } from '@/components/quiz/predict'
import { Quiz } from '@/components/quiz/quiz'
import { Recall } from '@/components/quiz/recall'
import type { IslandName, IslandProps, IslandSegment } from '@/lib/content/body'
import { Journey } from './journey.client'
import { Order } from './order'
import { Sort } from './sort'

/** Loaded as one piece when a page has settled: the instruments share most of their code, and one request is enough. */
const instruments: { [Name in IslandName]: ComponentType<IslandProps[Name]> } = {
  Journey,
  Order,
  Predict,
  Quiz,
  Recall,
  Sort,
}

/** The instrument of a segment. */
export function Instrument({ segment: { island, props } }: { segment: IslandSegment }) {
  // The pair of name and props is sound by construction; the type system cannot follow it through the lookup.
  const Island = instruments[island] as ComponentType<IslandSegment['props']>
  return <Island {...props} />
}
