import type { ComponentType, ReactNode } from 'react'
import type { StaticProps } from '@/lib/content/static-props'
import { Callout } from './callout'
import { Code, CodePanel, CodeTabs, Diff, Exchange, Output } from './code'
import { Figure } from './figure'
import { Answer, Aside, Given, Source, Steps, Table, Term } from './text'

/** The static elements of the vocabulary. Pure: they run at compile time only and ship no JavaScript. */
export const staticElements = {
  Answer,
  Aside,
  Callout,
  Code,
  CodePanel,
  CodeTabs,
  Diff,
  Exchange,
  Figure,
  Given,
  Output,
  Source,
  Steps,
  Table,
  Term,
} satisfies { [Name in keyof StaticProps]: ComponentType<StaticProps[Name] & { children?: ReactNode }> }
