import buffer from 'buffer'
import events from 'events'
import express from 'express'
import path from 'path-browserify'
import querystring from 'querystring-es3'
import stream from 'readable-stream'
import util from 'util'
import type { nodeNames } from './names'
import * as crypto from './node/crypto'
import * as http from './node/http'
import * as url from './node/url'
import type { Modules } from './packages'

const both = (module: object) => ({ ...module, default: module })

/** Express, and what of Node a server without files and sockets has a use for. */
export const open = (): Modules => {
  Object.assign(globalThis, { Buffer: buffer.Buffer })
  return {
    'node:http': both(http),
    'node:crypto': both(crypto),
    'node:events': { ...both(events), EventEmitter: events },
    'node:buffer': both(buffer),
    'node:path': both(path),
    'node:querystring': both(querystring),
    'node:stream': both(stream),
    'node:url': both(url),
    'node:util': both(util),
    express: { ...express, default: express },
  } satisfies Record<(typeof nodeNames)[number], object>
}
