import {
  type APIGuildMember,
  type APIRole,
  type APITextChannel,
  ChannelType,
  type Client,
  RESTJSONErrorCodes as Code,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { isId } from './own-server.ts';
import { permissionsIn } from './permissions.ts';

const DIRECT: readonly number[] = [ChannelType.DM, ChannelType.GroupDM];

/**
 * Why the history of a channel cannot be trusted. Without Read Message History, Discord answers with an empty list rather
 * than an error, and "not there" would be a guess.
 *
 * Discord is asked, instead of trusting what the gateway said last: while that is away, a permission can go, or come
 * back, without the bot's hearing of it. What the library remembers has no part in it: one odd packet stays in there, and
 * would keep a post back that Discord would take. Rejects where Discord cannot be asked, or answers something odd.
 */
export async function whyHidden(
  { rest, user }: Client<true>,
  channelId: string,
): Promise<{ code: number; problem: string } | undefined> {
  const channel = (await rest.get(Routes.channel(channelId))) as Partial<APITextChannel> | null;
  if (channel?.id !== channelId) throw new TypeError('the answer was no channel');
  const { guild_id: guildId, permission_overwrites: overwrites = [] } = channel;
  // A direct message has no permissions.
  if (DIRECT.includes(Number(channel.type))) return undefined;
  if (!isId(guildId)) throw new TypeError('the answer was no channel');
  const [roles, me] = (await Promise.all([
    rest.get(Routes.guildRoles(guildId)),
    rest.get(Routes.guildMember(guildId, user.id)),
  ])) as [APIRole[], APIGuildMember];
  const permissions = permissionsIn({ guildId, userId: user.id, roleIds: me.roles, roles }, overwrites);
  const { ViewChannel, ReadMessageHistory } = PermissionFlagsBits;
  if (permissions.has([ViewChannel, ReadMessageHistory])) return undefined;
  return { code: Code.MissingAccess, problem: 'Read Message History is missing' };
}
