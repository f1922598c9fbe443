import {
  type APIChannel,
  type APIGatewayBotInfo,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIPartialGuild,
  type APIUser,
  ChannelType,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import type { Clock } from '../../platform/clock.ts';
import type { Strike } from '../../strike/strike.ts';
import { DiscordUnavailable, noLoginsLeft, whyNoLogin } from '../gateway/login.ts';
import { askForWholeAnswer } from '../gateway/whole-answer.ts';
import { failureOf } from './api-errors.ts';
import { channelsOf, foreignChannel, lacking, noChannel, notInvited } from './channels.ts';
import { type Membership, permissionsIn } from './permissions.ts';
import { standingProblems } from './standing-problems.ts';

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
  /**
   * What stands in the way of a strike, a sentence for the host each. `strikes` are all of this bot. Throws a
   * `DiscordUnavailable`.
   */
  problemsOf(strike: Strike, strikes: readonly Strike[]): Promise<string[]>;
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
    problemsOf: (strike, strikes) => problemsOf(rest, me.id, strike, strikes),
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
    makeRequest: askForWholeAnswer(new AbortController().signal),
  }).setToken(token);
}

async function ask<Answer>(rest: REST, route: `/${string}`): Promise<Answer> {
  try {
    return (await rest.get(route)) as Answer;
  } catch (error) {
    throw whyNoLogin(error);
  }
}

async function problemsOf(
  rest: REST,
  userId: string,
  strike: Strike,
  strikes: readonly Strike[],
): Promise<string[]> {
  const guild = await findGuild(rest, strike.guild);
  if (!guild) return [notInvited(strike, await serversWithoutStrike(rest, strikes))];
  const [{ roles: roleIds }, channels] = await Promise.all([
    ask<APIGuildMember>(rest, Routes.guildMember(guild.id, userId)),
    ask<APIChannel[]>(rest, Routes.guildChannels(guild.id)),
  ]);
  const { id, roles } = guild;
  const organizers = overwritesOf(channels.find(each => each.id === strike.channels.organizers));
  return [
    ...(await channelProblems(rest, strike, channels, { guildId: id, userId, roleIds, roles })),
    ...standingProblems(strike, {
      id,
      roles,
      bot: { userId, roleIds },
      ...(organizers && { organizers }),
    }),
  ];
}

/** One of them may be the strike's, and its file have another id. */
async function serversWithoutStrike(rest: REST, strikes: readonly Strike[]): Promise<APIPartialGuild[]> {
  const servers = await ask<APIPartialGuild[]>(rest, Routes.userGuilds());
  return servers.filter(({ id }) => !strikes.some(({ guild }) => guild === id));
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

async function channelProblems(
  rest: REST,
  strike: Strike,
  channels: readonly APIChannel[],
  standing: Membership,
): Promise<string[]> {
  const problems = channelsOf(strike).map(async ([use, id]) => {
    const channel = channels.find(each => each.id === id);
    if (!channel)
      return [(await isElsewhere(rest, id)) ? foreignChannel(strike, use, id) : noChannel(strike, use, id)];
    if (!TEXT_CHANNELS.includes(channel.type)) return [noChannel(strike, use, id)];
    return lacking(strike, use, channel.name ?? id, permissionsIn(standing, overwritesOf(channel) ?? []));
  });
  return (await Promise.all(problems)).flat();
}

/** Is there such a channel on another server? One that the bot may not see counts as none. */
async function isElsewhere(rest: REST, channel: string): Promise<boolean> {
  try {
    await rest.get(Routes.channel(channel));
    return true;
  } catch (error) {
    if (failureOf(error).type === 'refused') return false;
    throw whyNoLogin(error);
  }
}

function overwritesOf(channel: APIChannel | undefined): APIOverwrite[] | undefined {
  return channel && (('permission_overwrites' in channel && channel.permission_overwrites) || []);
}
