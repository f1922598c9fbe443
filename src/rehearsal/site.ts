import type { Context } from 'hono';
import { Hono } from 'hono';
import { pageRoutes } from './people/routes.ts';
import { staticFile } from './people/static.ts';
import { refuse } from './refuse.ts';
import type { Discord } from './state/discord.ts';
import type { ClockControl } from './world.ts';

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

export interface SiteOptions {
  pageDir?: string;
  control?: ClockControl;
  clockMoved: () => void;
  /** The routes for a test runner in another process. */
  remote: Hono;
}

/** What is not Discord's API: the page, what people do on it, uploaded files, and the remote control. */
export function createSite(discord: Discord, options: SiteOptions): Hono {
  const site = new Hono();
  site.onError(refuse);
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  site.route('/page', pageRoutes(discord, options.clockMoved, options.control));
  site.route('/rehearsal', options.remote);
  for (const path of ['/attachments/:id/:name', '/ephemeral-attachments/:application/:id/:name']) {
    site.get(path, c => fileAnswer(discord, c.req.param('id') ?? '', c));
  }
  site.get('*', async c => {
    if (options.pageDir === undefined) return c.text('This rehearsal was started without a page.', 404);
    const file = await staticFile(options.pageDir, c.req.path);
    if (file) return c.body(file.bytes, 200, { 'Content-Type': file.type });
    return c.text(c.req.path === '/' ? 'The page has not been built yet.' : 'There is no such file.', 404);
  });
  return site;
}

/** A file as Discord's own file server gives it, until its address has expired. */
function fileAnswer(discord: Discord, id: string, c: Context): Response {
  const file = discord.files.get(id);
  const { until = Number.POSITIVE_INFINITY } = file ?? {};
  if (!file || discord.clock.now() >= until) return c.text('This content is no longer available.', 404);
  const safe = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? file.type : 'application/octet-stream';
  return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': safe });
}
