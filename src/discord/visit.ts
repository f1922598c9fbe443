import {
  type APIChannel,
  type APIGatewayBotInfo,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIUser,
  ChannelType,
  PermissionFlagsBits,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import type { Clock } from '../platform/clock.ts';
import type { Strike } from '../strike/strike.ts';
import { failureOf } from './api-errors.ts';
import { channelsOf, lacking, noChannel, notInvited } from './channels.ts';
import { DiscordUnavailable, noLoginsLeft, whyNoLogin } from './login.ts';
import { permissionsIn, type Standing } from './permissions.ts';

/** How long Discord may take over one request. */
const REQUEST_TIMEOUT_MS = 10_000;
const TEXT_CHANNELS: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
];

/** What a look at Discord has found. */
export interface Visit {
  /** What the bot is called on Discord. */
  botName: string;
  /** How many logins Discord takes yet, of those of a day. */
  loginsLeft: number;
  /** How far our clock is ahead of Discord's, in whole seconds; undefined where Discord did not say. */
  clockAheadSeconds?: number;
  /** What stands in the way of a strike, a sentence for the host each. Throws a `DiscordUnavailable`. */
  problemsOf(strike: Strike): Promise<string[]>;
}

/**
 * Looks at Discord without logging in: by plain requests only, so that it costs no IDENTIFY and a bot that is
 * running does not notice. Throws a `DiscordUnavailable` whose message is for the host.
 *
 * @param apiUrl another Discord-compatible server, without the version
 */
export async function visitDiscord(token: string, clock: Clock, apiUrl?: string): Promise<Visit> {
  const rest = createRest(token, apiUrl);
  let clockAheadSeconds: number | undefined;
  rest.once(RESTEvents.Response, (_request, response) => {
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(theirs)) clockAheadSeconds = Math.round((clock.now().toMillis() - theirs) / 1000);
  });
  const me = await ask<APIUser>(rest, Routes.user('@me'));
  const { session_start_limit: logins } = await ask<APIGatewayBotInfo>(rest, Routes.gatewayBot());
  if (logins.remaining === 0) {
    const reset = clock.now().plus(logins.reset_after).toISO();
    throw new DiscordUnavailable(noLoginsLeft(reset), false);
  }
  return {
    botName: me.username,
    loginsLeft: logins.remaining,
    ...(clockAheadSeconds !== undefined && { clockAheadSeconds }),
    problemsOf: strike => problemsOf(rest, me.id, strike),
  };
}

function createRest(token: string, apiUrl?: string): REST {
  return new REST({
    ...(apiUrl !== undefined && { api: apiUrl }),
    retries: 0,
    timeout: REQUEST_TIMEOUT_MS,
    // A look is over sooner than these would first be of use.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}

async function ask<Answer>(rest: REST, route: `/${string}`): Promise<Answer> {
  try {
    return (await rest.get(route)) as Answer;
  } catch (error) {
    throw whyNoLogin(error);
  }
}

async function problemsOf(rest: REST, userId: string, strike: Strike): Promise<string[]> {
  const guild = await findGuild(rest, strike.guild);
  if (!guild) return [notInvited(strike)];
  const [{ roles: roleIds }, channels] = await Promise.all([
    ask<APIGuildMember>(rest, Routes.guildMember(guild.id, userId)),
    ask<APIChannel[]>(rest, Routes.guildChannels(guild.id)),
  ]);
  const standing = { guildId: guild.id, userId, roleIds, roles: guild.roles };
  return [
    ...channelProblems(strike, channels, standing),
    ...roleProblems(strike, guild),
    ...pingProblems(strike, guild, standing),
  ];
}

/** The server, if the bot is on it. */
async function findGuild(rest: REST, guildId: string): Promise<APIGuild | undefined> {
  try {
    return (await rest.get(Routes.guild(guildId))) as APIGuild;
  } catch (error) {
    if (failureOf(error).type === 'refused') return undefined;
    throw whyNoLogin(error);
  }
}

function channelProblems(strike: Strike, channels: readonly APIChannel[], standing: Standing): string[] {
  return channelsOf(strike).flatMap(([use, id]) => {
    const channel = channels.find(each => each.id === id);
    if (!channel || !TEXT_CHANNELS.includes(channel.type)) return [noChannel(strike, use, id)];
    const overwrites: APIOverwrite[] =
      ('permission_overwrites' in channel && channel.permission_overwrites) || [];
    return lacking(strike, use, channel.name ?? id, permissionsIn(standing, overwrites));
  });
}

/** What the bot may not ping Discord shows all the same, and rings for nobody. */
function pingProblems({ name, roles: { mention } }: Strike, guild: APIGuild, standing: Standing): string[] {
  if (permissionsIn(standing, []).has(PermissionFlagsBits.MentionEveryone)) return [];
  const mute = [...mention].filter(([, id]) =>
    guild.roles.some(role => role.id === id && (id === guild.id || !role.mentionable)),
  );
  return mute.map(
    ([role]) =>
      `roles.mention.${role} of “${name}”: a ping of it would ring for nobody; allow anyone to mention the role, or give the bot Mention Everyone.`,
  );
}

/** A role that is not there gives nobody any right, and nobody notices until it is needed. */
function roleProblems({ name, roles: { organizer, captain, mention } }: Strike, guild: APIGuild): string[] {
  const named: [string, string][] = [
    ...organizer.map((id): [string, string] => ['organizer', id]),
    ...[...captain].flatMap(([place, ids]) => ids.map((id): [string, string] => [`captain.${place}`, id])),
    ...[...mention].map(([role, id]): [string, string] => [`mention.${role}`, id]),
  ];
  return named
    .filter(([, id]) => !guild.roles.some(role => role.id === id))
    .map(([use, id]) => `roles.${use} of “${name}”: there is no role ${id} on the server.`);
}
