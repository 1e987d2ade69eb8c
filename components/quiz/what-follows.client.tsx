'use client'

import { createContext, type ReactNode, use } from 'react'

export type Next = { href: string; title: string }

const Follows = createContext<Next | undefined>(undefined)

/** Tells the instruments of a lesson where its reader goes next. */
export function WhatFollows({ next, children }: { next?: Next; children: ReactNode }) {
  return <Follows value={next}>{children}</Follows>
}

export const useWhatFollows = () => use(Follows)
