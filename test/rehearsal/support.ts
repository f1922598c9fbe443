import { once } from 'node:events';
import type { ChatInputCommandInteraction, ClientEvents, Interaction } from 'discord.js';
import { Client, GatewayIntentBits } from 'discord.js';
import { WebSocket } from 'ws';
import type { LiveEvent, Snapshot } from '../../src/rehearsal/protocol.ts';
import { type Rehearsal, type RehearsalOptions, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { World } from '../../src/rehearsal/world.ts';

/** Everyone and everything that the tests know by name. */
export const GUILD = '1310000000000000001';
export const GENERAL = '1310000000000000021';
export const OFFICE = '1310000000000000022';
export const NEWS = '1310000000000000023';
export const BACKROOM = '1310000000000000024';
export const ORGANIZERS = '1310000000000000011';
export const EVERYBODY_ROLE = '1310000000000000014';
export const BOT_ROLE = '1310000000000000015';
export const BOT = '1310000000000000099';
export const ANA = '1310000000000000101';
export const BO = '1310000000000000102';
export const EN = 'en-US';

const BOT_PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n);

/** A small server: Ana organizes, Bo does not. */
export function smallWorld(botPermissions = BOT_PERMISSIONS): World {
  return {
    application: { id: BOT, name: 'Testbot', token: 'a.rehearsal.token' },
    guilds: [
      {
        id: GUILD,
        name: 'Local 1',
        roles: [
          { id: ORGANIZERS, name: 'Organizers', permissions: `${1n << 5n}` },
          { id: EVERYBODY_ROLE, name: 'Members', permissions: '0' },
          { id: BOT_ROLE, name: 'Testbot', permissions: `${botPermissions}`, forBot: true },
        ],
        channels: [
          { id: GENERAL, name: 'general' },
          { id: OFFICE, name: 'office', visibleTo: [ORGANIZERS, BOT_ROLE] },
          { id: NEWS, name: 'news', type: 5 },
          { id: BACKROOM, name: 'backroom', visibleTo: [ORGANIZERS] },
        ],
      },
    ],
    persons: [
      { id: ANA, name: 'Ana', label: 'Organizer', roles: { [GUILD]: [ORGANIZERS, EVERYBODY_ROLE] } },
      { id: BO, name: 'Bo', label: 'Member', roles: { [GUILD]: [EVERYBODY_ROLE] } },
    ],
  };
}

/** A clock that runs on and can be moved. */
export function movableClock(start = '2024-12-23T14:30:00Z') {
  let offset = Date.parse(start) - Date.now();
  return {
    now: () => Date.now() + offset,
    advance: (ms: number) => {
      offset += ms;
    },
  };
}

const toStop: (() => Promise<unknown>)[] = [];
const underway: Promise<unknown>[] = [];

/** Stops everything that was started; for `afterEach`. */
export async function stopAll(): Promise<void> {
  const answers = await Promise.allSettled(underway.splice(0));
  for (const stop of toStop.splice(0).reverse()) await stop();
  const failed = answers.find(answer => answer.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A rehearsal that stops after the test. */
export async function rehearse(options: Partial<RehearsalOptions> = {}) {
  const clock = movableClock();
  const rehearsal = await startRehearsal({ world: smallWorld(), clock, ...options });
  toStop.push(() => rehearsal.close());
  return { ...rehearsal, clock };
}

/** The real discord.js client, logged in and ready. */
export async function connect(
  rehearsal: Pick<Rehearsal, 'apiUrl' | 'token'>,
  intents: number[] = [GatewayIntentBits.Guilds],
): Promise<Client<true>> {
  const client = createClient(rehearsal, intents);
  const ready = once(client, 'clientReady');
  await client.login(rehearsal.token);
  await ready;
  return client as Client<true>;
}

/** A client that is not logged in yet. Errors of the connection are the test's to provoke, not to die of. */
export function createClient(
  rehearsal: Pick<Rehearsal, 'apiUrl'>,
  intents: number[] = [GatewayIntentBits.Guilds],
): Client {
  const client = new Client({
    intents,
    rest: { api: rehearsal.apiUrl, retries: 0 },
    allowedMentions: { parse: [] },
    // The library's own pace is one IDENTIFY in five seconds.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
  });
  client.on('error', () => {});
  client.on('shardError', () => {});
  toStop.push(() => client.destroy());
  return client;
}

/** Answers interactions. What is still under way at the end of the test is waited for, and must not fail. */
export function onInteraction(client: Client, answer: (interaction: Interaction) => Promise<unknown>): void {
  client.on('interactionCreate', interaction => void underway.push(answer(interaction)));
}

/** Answers every slash command. */
export function onCommand(
  client: Client,
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
): void {
  onInteraction(client, async interaction => {
    if (interaction.isChatInputCommand()) await answer(interaction);
  });
}

/** The next event of the client. */
export async function nextEvent<E extends keyof ClientEvents>(
  client: Client,
  event: E,
): Promise<ClientEvents[E]> {
  return (await once(client, event)) as ClientEvents[E];
}

/** A page that is open: what it has been told, and waiting for more. */
export interface OpenPage {
  snapshot: Snapshot;
  events: LiveEvent[];
  next<T extends LiveEvent['type']>(type: T): Promise<Extract<LiveEvent, { type: T }>>;
  post(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>;
}

/** Opens the page as somebody. `next` takes an event that has come already, but each only once. */
export async function openPage(rehearsal: Pick<Rehearsal, 'pageUrl'>, person: string): Promise<OpenPage> {
  const socket = new WebSocket(`${rehearsal.pageUrl.replace('http', 'ws')}page/live?person=${person}`);
  toStop.push(async () => socket.terminate());
  const events: LiveEvent[] = [];
  const untaken: LiveEvent[] = [];
  let wake = () => {};
  socket.on('message', (raw: Buffer) => {
    const event = JSON.parse(raw.toString()) as LiveEvent;
    events.push(event);
    untaken.push(event);
    wake();
  });
  const next = async <T extends LiveEvent['type']>(type: T): Promise<Extract<LiveEvent, { type: T }>> => {
    for (;;) {
      const index = untaken.findIndex(event => event.type === type);
      const [event] = index < 0 ? [] : untaken.splice(index, 1);
      if (event) return event as Extract<LiveEvent, { type: T }>;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  const post = async (path: string, body: object) => {
    const response = await fetch(`${rehearsal.pageUrl}page/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person, locale: EN, ...body }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { snapshot: await next('snapshot'), events, next, post };
}
