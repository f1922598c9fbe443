import type { APIChannel, APIRole, Client } from 'discord.js';
import { ChannelType, Routes } from 'discord.js';

/** Is that an id as Discord writes it? */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && /^\d{17,20}$/.test(id);
}

/**
 * Is that a channel of this server? A channel never moves to another server, so what the gateway has told of it holds
 * even if the gateway is away by now. Discord is asked about any other, and about one that seems to belong to a server
 * that nobody knows: a no is final for a post, and one odd packet must not decide it. Nor must one odd answer: after
 * a no, Discord is asked a second time, and both must name the same server.
 *
 * Rejects as the request does, also with Discord's own refusal where there is no such channel for the bot.
 */
export async function isChannelOf(client: Client<true>, guild: string, channel: string): Promise<boolean> {
  const known = client.channels.cache.get(channel);
  if (known && 'guildId' in known && client.guilds.cache.has(known.guildId)) return known.guildId === guild;
  const said = await askWhose(client, channel);
  if (said === guild) return true;
  const again = await askWhose(client, channel);
  if (said !== again) throw new TypeError('two answers differ about whose the channel is');
  return false;
}

/** The server of a channel, as Discord says; undefined for a direct message. */
async function askWhose(client: Client<true>, channel: string): Promise<string | undefined> {
  const told = (await client.rest.get(Routes.channel(channel))) as APIChannel | null;
  // A success without the channel is not Discord's: something between has answered.
  if (told?.id !== channel) throw new TypeError('the answer was no channel');
  if (told.type === ChannelType.DM || told.type === ChannelType.GroupDM) return undefined;
  const guild: unknown = 'guild_id' in told ? told.guild_id : undefined;
  // A channel of a server says which.
  if (!isId(guild)) throw new TypeError('the answer was no channel');
  return guild;
}

/** Those of the roles that are this server's. Rejects if that is not known and Discord cannot be asked. */
export async function rolesOf(
  client: Client<true>,
  guild: string,
  roles: readonly string[],
): Promise<string[]> {
  const known = client.guilds.cache.get(guild)?.roles.cache;
  if (roles.every(role => known?.has(role))) return [...roles];
  const told = (await client.rest.get(Routes.guildRoles(guild))) as APIRole[] | null;
  if (!Array.isArray(told)) throw new TypeError('the answer was no list of roles');
  return roles.filter(role => told.some(({ id }) => id === role));
}
