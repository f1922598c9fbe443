import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { readable } from '../state/content.ts';
import { type Discord, isGuildChannel, timestamp } from '../state/discord.ts';
import { mayIn } from '../state/permissions.ts';
import type { Channel, StoredMessage } from '../state/stored.ts';
import { needIn, readableMessage, visibleChannel } from './access.ts';
import { type ApiEnv, param } from './env.ts';
import { refusal } from './errors.ts';

const MAX_PINS = 250;

/** Pins, under their present address and under the old one. */
export function pinRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const channelOf = (c: Context<ApiEnv>) => visibleChannel(discord, param(c, 'channel'));

  routes.get('/channels/:channel/messages/pins', c => {
    const limit = Math.min(50, Number(c.req.query('limit') ?? 50) || 50);
    const before = c.req.query('before');
    const pinned = pinsOf(discord, channelOf(c)).filter(
      ({ pinnedAt = '' }) => before === undefined || Date.parse(pinnedAt) < Date.parse(before),
    );
    return c.json({
      items: pinned
        .slice(0, limit)
        .map(stored => ({ pinned_at: stored.pinnedAt, message: readable(discord, stored) })),
      has_more: pinned.length > limit,
    });
  });
  routes.get('/channels/:channel/pins', c =>
    c.json(pinsOf(discord, channelOf(c)).map(stored => readable(discord, stored))),
  );

  for (const path of ['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message']) {
    routes.put(path, c => {
      const stored = pinnable(discord, c);
      if (stored.pinnedAt === undefined) pin(discord, stored, timestamp(discord));
      return c.body(null, 204);
    });
    routes.delete(path, c => {
      const stored = pinnable(discord, c);
      if (stored.pinnedAt !== undefined) pin(discord, stored, undefined);
      return c.body(null, 204);
    });
  }
  return routes;
}

function pinnable(discord: Discord, c: Context<ApiEnv>): StoredMessage {
  const channel = visibleChannel(discord, param(c, 'channel'));
  needIn(discord, channel, PermissionFlagsBits.PinMessages);
  const stored = readableMessage(discord, channel, param(c, 'message'));
  const full = pinsOf(discord, channel).length >= MAX_PINS;
  if (full && c.req.method === 'PUT' && stored.pinnedAt === undefined) throw refusal(30003);
  return stored;
}

function pin(discord: Discord, stored: StoredMessage, at: string | undefined): void {
  const { channel_id: channelId } = stored.message;
  stored.message.pinned = at !== undefined;
  if (at === undefined) delete stored.pinnedAt;
  else stored.pinnedAt = at;
  const channel = discord.channels.get(channelId);
  if (channel && isGuildChannel(channel) && at !== undefined) channel.last_pin_timestamp = at;
  const { guildId } = stored;
  discord.emit({
    type: 'pins-changed',
    channelId,
    at: timestamp(discord),
    ...(guildId === undefined ? {} : { guildId }),
  });
  discord.emit({ type: 'message-changed', stored });
}

/** The newest pin first. */
function pinsOf(discord: Discord, channel: Channel): StoredMessage[] {
  if (!mayIn(discord, channel, discord.bot.id, PermissionFlagsBits.ReadMessageHistory)) return [];
  const pinned = (discord.messages.get(channel.id) ?? []).filter(({ pinnedAt }) => pinnedAt !== undefined);
  return pinned.toSorted((a, b) => Date.parse(b.pinnedAt ?? '') - Date.parse(a.pinnedAt ?? ''));
}
