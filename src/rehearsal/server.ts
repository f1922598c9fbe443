import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Gateway } from './gateway/gateway.ts';
import type { Live } from './people/live.ts';
import type { ApiEnv } from './rest/env.ts';

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export interface ServerParts {
  api: Hono<ApiEnv>;
  site: Hono;
  gateway: Gateway;
  live: Live;
  /** All of Discord is away: what belongs to it is cut as it comes. */
  isAway: () => boolean;
}

/** The HTTP server of it all. Only what comes from this machine under its own name is let in. */
export function createServer({ api, site, gateway, live, isAway }: ServerParts): Server {
  const serveApi = getRequestListener((request, env) => api.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  const serveSite = getRequestListener((request, env) => site.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  const server = createHttpServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    if (!isLocal(incoming)) {
      outgoing.writeHead(403, { 'Content-Type': 'text/plain' }).end('Only this machine may come in here.');
    } else if (path.startsWith('/api/')) {
      if (isAway()) incoming.socket.resetAndDestroy();
      else void serveApi(incoming, outgoing);
    } else {
      void serveSite(incoming, outgoing);
    }
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = isLocal(incoming) ? pathOf(incoming) : undefined;
    const isShut = path?.startsWith('/gateway') && (isAway() || gateway.faults.refusing);
    const target = new Map([
      ['/gateway', gateway.server],
      ['/gateway/', gateway.server],
      ['/page/live', live.server],
    ]).get(path ?? '');
    if (isShut || !target) {
      socket.destroy();
      return;
    }
    target.handleUpgrade(incoming, socket, head, client => target.emit('connection', client, incoming));
  });
  return server;
}

/** Undefined for what is no path, such as "//%": that is not let in, and must not end the process. */
function pathOf({ url }: IncomingMessage): string | undefined {
  return URL.parse(url ?? '/', 'http://rehearsal')?.pathname;
}

/**
 * A page of another site must not act for a person, nor one of another program on this machine, nor a name that was made
 * to point here: a browser says where a request comes from, and that must be this very address. A bot says nothing.
 */
function isLocal({ headers: { host = '', origin } }: IncomingMessage): boolean {
  const here = URL.parse(`http://${host}`);
  if (!here || !LOCAL_NAMES.includes(here.hostname)) return false;
  return origin === undefined || origin === here.origin;
}
