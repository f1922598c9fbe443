import { Hono } from 'hono';
import type { Discord } from '../state/discord.ts';
import { applicationRoutes } from './application.ts';
import { commandRoutes } from './commands.ts';
import type { ApiEnv } from './env.ts';
import { DiscordError, unknownRoute } from './errors.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { type ObserveOptions, observe, PREFIX, refusedResponse } from './observe.ts';
import { pinRoutes } from './pins.ts';
import { reactionRoutes } from './reactions.ts';
import { eventRoutes } from './scheduled-events.ts';
import { webhookRoutes } from './webhooks.ts';

/** Pins come before messages, because "pins" could be taken for the id of one. */
const ROOMS = [
  applicationRoutes,
  guildRoutes,
  commandRoutes,
  pinRoutes,
  reactionRoutes,
  messageRoutes,
  eventRoutes,
  interactionRoutes,
  webhookRoutes,
];

/** The REST API, version 10. */
export function createApi(discord: Discord, options: ObserveOptions): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>().basePath(PREFIX);
  api.use('*', (c, next) => observe(discord, options, c, next));
  for (const room of ROOMS) api.route('/', room(discord));
  api.all('*', () => {
    throw unknownRoute();
  });
  api.onError(error => {
    if (error instanceof DiscordError) return refusedResponse(error);
    throw error;
  });
  return api;
}
