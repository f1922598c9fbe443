import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import type { Fault, FaultRules, Spoil, Stage } from '../faults.ts';
import type { Discord } from '../state/discord.ts';
import { type FaultyAnswer, suffer } from '../suffer.ts';
import { dribble } from './dribble.ts';
import type { ApiEnv } from './env.ts';
import { type DiscordError, unauthorized } from './errors.ts';
import { limitHeaders } from './headers.ts';
import { type ObservedRequest, routeOf } from './observed.ts';
import { readQuery, readRequest } from './read-request.ts';

/** Where the API stands below the address of the server. */
export const PREFIX = '/api/v10';
/** Their tokens are in the path. */
const WITHOUT_AUTHORIZATION = /^\/((interactions|webhooks)\/|gateway$)/;

export interface ObserveOptions {
  faults: FaultRules;
  /** Called with every request of the bot as it arrives; the same object is filled in when it is answered. */
  onRequest: (request: ObservedRequest) => void;
  /** What the `Date` header is off by, in milliseconds. */
  dateSkew: () => number;
}

/** Around every request of the API: reads and records it, lets faults happen to it, and dresses its answer. */
export async function observe(
  discord: Discord,
  options: ObserveOptions,
  c: Context<ApiEnv>,
  next: Next,
): Promise<Response | undefined> {
  const request = await arrive(discord, c);
  options.onRequest(request);
  const gone = goneSignal(c);
  const faults = options.faults.take(request);
  const early = await sufferAll(faults, 'before', request, gone);
  if (early === 'cut') return cut(c);
  if (early === undefined) {
    await authorized(discord, c, request, next);
    request.carriedOut = true;
  }
  const late = early ?? (await sufferAll(faults, 'after', request, gone));
  if (late === 'cut') return cut(c);
  if (late) replaceAnswer(c, late);
  for (const fault of faults) if (fault.kind === 'spoil') await spoilAnswer(c, request, fault.spoil);
  const isDated = !faults.some(({ kind }) => kind === 'no-date');
  await dress(discord, options, c, request, isDated);
  const slow = faults.find(fault => fault.kind === 'trickle');
  if (slow) replace(c, dribble(c.res, slow.everyMs));
  return undefined;
}

async function arrive(discord: Discord, c: Context<ApiEnv>): Promise<ObservedRequest> {
  const path = decoded(c.req.path.slice(PREFIX.length));
  const reason = c.req.header('x-audit-log-reason');
  const { body, files, invalid } = await readRequest(c);
  const request: ObservedRequest = {
    method: c.req.method,
    path,
    route: routeOf(path),
    query: readQuery(c),
    body,
    files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.byteLength })),
    ...(reason === undefined ? {} : { reason: decoded(reason) }),
    at: discord.clock.now(),
    carriedOut: false,
  };
  c.set('body', body);
  c.set('files', files);
  c.set('invalid', invalid);
  return request;
}

async function authorized(
  discord: Discord,
  c: Context<ApiEnv>,
  request: ObservedRequest,
  next: Next,
): Promise<void> {
  const allowed =
    WITHOUT_AUTHORIZATION.test(request.path) ||
    c.req.header('authorization') === `Bot ${discord.application.token}`;
  const refused = allowed ? c.get('invalid') : unauthorized();
  if (!refused) return next();
  replace(c, refusedResponse(refused));
}

/** A refusal as an answer. */
export function refusedResponse(error: DiscordError): Response {
  return Response.json(error.body, { status: error.status, headers: error.headers });
}

async function sufferAll(
  faults: Fault[],
  stage: Stage,
  request: ObservedRequest,
  gone: AbortSignal,
): Promise<'cut' | FaultyAnswer | undefined> {
  for (const fault of faults) {
    const suffered = await suffer(fault, stage, request, gone);
    if (suffered) return suffered;
  }
  return undefined;
}

async function dress(
  discord: Discord,
  options: ObserveOptions,
  c: Context<ApiEnv>,
  request: ObservedRequest,
  isDated: boolean,
): Promise<void> {
  const raw = await c.res.clone().text();
  request.status = c.res.status;
  request.response = parsed(raw);
  const now = discord.clock.now();
  const date = new Date(now + options.dateSkew()).toUTCString();
  const headers = { ...limitHeaders(request, now), ...(isDated && { Date: date }) };
  // Node writes one of its own otherwise.
  c.env.outgoing.sendDate = false;
  for (const [name, value] of Object.entries(headers))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
}

async function spoilAnswer(c: Context<ApiEnv>, request: ObservedRequest, spoil: Spoil): Promise<void> {
  const { status, body } = spoil({ status: c.res.status, body: await c.res.clone().text() }, request);
  replaceAnswer(c, { status, body, headers: { 'Content-Type': 'application/json' } });
}

function replaceAnswer(c: Context<ApiEnv>, { status, body, headers }: FaultyAnswer): void {
  replace(c, new Response(body, { status, headers }));
}

/** Hono mixes the headers of an old answer into a new one unless the old one is taken away first. */
function replace(c: Context<ApiEnv>, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function cut(c: Context<ApiEnv>): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Aborts when the client has gone, or the server closes. */
function goneSignal(c: Context<ApiEnv>): AbortSignal {
  const controller = new AbortController();
  c.env.outgoing.once('close', () => controller.abort());
  return controller.signal;
}

/** "%40original" is "@original". */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function parsed(raw: string): unknown {
  try {
    return raw === '' ? undefined : (JSON.parse(raw) as unknown);
  } catch {
    return raw;
  }
}
