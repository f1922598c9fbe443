import type { APIReaction } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { Hono } from 'hono';
import type { Discord } from '../state/discord.ts';
import type { StoredMessage } from '../state/stored.ts';
import { needIn, readableMessage, visibleChannel } from './access.ts';
import { type ApiEnv, param } from './env.ts';

/** Reactions of the bot itself, which is all that a bot of announcements needs. */
export function reactionRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const path = '/channels/:channel/messages/:message/reactions/:emoji/@me';
  routes.put(path, c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    const stored = readableMessage(discord, channel, param(c, 'message'));
    needIn(discord, channel, PermissionFlagsBits.AddReactions);
    react(discord, stored, param(c, 'emoji'), true);
    return c.body(null, 204);
  });
  routes.delete(path, c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    react(discord, readableMessage(discord, channel, param(c, 'message')), param(c, 'emoji'), false);
    return c.body(null, 204);
  });
  return routes;
}

function react(discord: Discord, stored: StoredMessage, emoji: string, added: boolean): void {
  const others = (stored.message.reactions ?? []).filter(reaction => reaction.emoji.name !== emoji);
  const had = others.length < (stored.message.reactions?.length ?? 0);
  if (had === added) return;
  const mine = {
    count: 1,
    count_details: { burst: 0, normal: 1 },
    me: true,
    me_burst: false,
    burst_colors: [],
  };
  const reaction = { ...mine, emoji: { id: null, name: emoji } } as APIReaction;
  stored.message.reactions = added ? [...others, reaction] : others;
  discord.emit({ type: 'reaction', added, stored, userId: discord.bot.id, emoji });
}
