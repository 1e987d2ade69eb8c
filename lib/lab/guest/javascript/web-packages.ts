import * as hono from 'hono'
import * as bodyLimit from 'hono/body-limit'
import * as cookie from 'hono/cookie'
import * as html from 'hono/html'
import * as httpException from 'hono/http-exception'
import * as validator from 'hono/validator'
import type { Database } from '../database'
import type { webNames } from './names'
import type { Modules } from './packages'
import { pgOver } from './pg'

/** The packages that need nothing of Node. */
export const open = (query: Database['query']): Modules =>
  ({
    pg: pgOver(query),
    hono,
    'hono/body-limit': bodyLimit,
    'hono/cookie': cookie,
    'hono/html': html,
    'hono/http-exception': httpException,
    'hono/validator': validator,
  }) satisfies Record<(typeof webNames)[number], object>
