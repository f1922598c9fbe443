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
    const path = new URL(incoming.url ?? '/', 'http://rehearsal').pathname;
    const welcome =
      isLocal(incoming) && !(path.startsWith('/gateway') && (isAway() || gateway.faults.refusing));
    const target = { '/gateway': gateway.server, '/gateway/': gateway.server, '/page/live': live.server }[
      path
    ];
    if (!welcome || !target) {
      socket.destroy();
      return;
    }
    target.handleUpgrade(incoming, socket, head, client => target.emit('connection', client, incoming));
  });
  return server;
}

/** A page of another site, or a name that was made to point here, must not act for a person. */
function isLocal({ headers }: IncomingMessage): boolean {
  const origin = headers.origin;
  return isLocalHost(`http://${headers.host ?? ''}`) && (origin === undefined || isLocalHost(origin));
}

function isLocalHost(address: string): boolean {
  return URL.canParse(address) && LOCAL_NAMES.includes(new URL(address).hostname);
}
