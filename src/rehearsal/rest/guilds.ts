import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { guildObject, memberObject } from '../gateway/objects.ts';
import { removeBot } from '../state/changes.ts';
import type { Discord } from '../state/discord.ts';
import type { Guild } from '../state/stored.ts';
import { joinedGuild, visibleChannel } from './access.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal } from './errors.ts';

/** Servers, members, roles, channels and direct messages. */
export function guildRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.get('/users/@me/guilds', c =>
    c.json([...discord.guilds.values()].filter(guild => guild.botPresent).map(guild => guildObject(guild))),
  );
  routes.delete('/users/@me/guilds/:guild', c => {
    removeBot(discord, joinedGuild(discord, param(c, 'guild')).id);
    return c.body(null, 204);
  });
  routes.get('/guilds/:guild', c => {
    const guild = joinedGuild(discord, param(c, 'guild'));
    const counts = c.req.query('with_counts') === 'true';
    return c.json({
      ...guildObject(guild),
      ...(counts
        ? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
        : {}),
    });
  });
  routes.get('/guilds/:guild/roles', c =>
    c.json([...joinedGuild(discord, param(c, 'guild')).roles.values()]),
  );
  routes.get('/guilds/:guild/channels', c =>
    c.json(joinedGuild(discord, param(c, 'guild')).channelIds.flatMap(id => discord.channels.get(id) ?? [])),
  );
  // Before the single role, because "member-counts" could be taken for the id of one.
  routes.get('/guilds/:guild/roles/member-counts', c =>
    c.json(memberCounts(joinedGuild(discord, param(c, 'guild')))),
  );
  routes.get('/guilds/:guild/roles/:role', c => {
    const role = joinedGuild(discord, param(c, 'guild')).roles.get(param(c, 'role'));
    if (!role) throw refusal(10011);
    return c.json(role);
  });
  routes.get('/guilds/:guild/members', c => {
    // The list of members is for applications that were granted the intent.
    if ((discord.grantedIntents & GatewayIntentBits.GuildMembers) === 0) throw refusal(50001);
    const limit = Number(c.req.query('limit') ?? 1) || 1;
    const members = [...joinedGuild(discord, param(c, 'guild')).members.values()];
    return c.json(members.slice(0, limit).map(memberObject));
  });
  routes.get('/guilds/:guild/members/:user', c => {
    const guild = joinedGuild(discord, param(c, 'guild'));
    const id = param(c, 'user') === '@me' ? discord.bot.id : param(c, 'user');
    const member = guild.members.get(id);
    if (!member) throw refusal(10007);
    return c.json(memberObject(member));
  });
  routes.get('/guilds/:guild/threads/active', c => c.json({ threads: [], members: [] }));
  routes.get('/channels/:channel', c => c.json(visibleChannel(discord, param(c, 'channel'))));
  routes.post('/users/@me/channels', c => c.json(dmChannel(discord, String(bodyOf(c).recipient_id))));
  return routes;
}

/**
 * How many members have each role, bots included. Discord leaves @everyone out, which everybody has. It does not say
 * whether a role that nobody has is listed; here it is, with 0, and a bot should not need it to be.
 */
function memberCounts(guild: Guild): Record<string, number> {
  const holders = [...guild.members.values()].flatMap(({ roles }) => roles);
  const counted = [...guild.roles.keys()].filter(id => id !== guild.id);
  return Object.fromEntries(counted.map(id => [id, holders.filter(held => held === id).length]));
}

/** The direct messages with a person: one channel, made when first asked for. */
function dmChannel(discord: Discord, personId: string) {
  const user = discord.users.get(personId);
  if (!user || user.bot) throw refusal(10013);
  for (const channel of discord.channels.values()) {
    if (channel.type === ChannelType.DM && channel.recipients?.some(each => each.id === personId))
      return channel;
  }
  const channel = {
    id: discord.newId(),
    type: ChannelType.DM as const,
    name: null,
    last_message_id: null,
    recipients: [user],
    flags: 0,
  };
  discord.channels.set(channel.id, channel);
  discord.messages.set(channel.id, []);
  discord.emit({ type: 'channel-created', channel });
  return channel;
}
