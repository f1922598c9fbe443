import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { type Fields, list, number } from '../rules/json.ts';
import { editProblems, messageProblems, SENDABLE_FLAGS } from '../rules/message.ts';
import { readable } from '../state/content.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import {
  createMessage,
  deleteMessage,
  editedParts,
  editMessage,
  findMessage,
  forget,
} from '../state/messages.ts';
import { mayIn } from '../state/permissions.ts';
import { instantOf } from '../state/snowflake.ts';
import type { Channel } from '../state/stored.ts';
import { needIn, readableMessage, visibleChannel } from './access.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal, refuseProblems } from './errors.ts';
import { limitProblems, pageOf } from './message-page.ts';
import { remember, repeated } from './nonce.ts';
import { countPublication, countPublishedEdit } from './published.ts';
import { referenced } from './reply.ts';

const TWO_WEEKS = 14 * 86_400_000;

/** `/channels/:channel/messages`: list, read, send, edit, delete, publish. */
export function messageRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.get('/channels/:channel/messages', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    // Without the permission Discord answers with an empty list, not with an error.
    if (!mayIn(discord, channel, discord.bot.id, PermissionFlagsBits.ReadMessageHistory)) return c.json([]);
    const { before, after, around } = c.req.query();
    const limit = Number(c.req.query('limit') ?? 50);
    refuseProblems(limitProblems(limit));
    const page = pageOf(discord.messages.get(channel.id) ?? [], { before, after, around, limit });
    return c.json(page.map(stored => readable(discord, stored)));
  });

  routes.get('/channels/:channel/messages/:message', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    return c.json(readable(discord, readableMessage(discord, channel, param(c, 'message'))));
  });

  routes.post('/channels/:channel/messages', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    const body = bodyOf(c);
    const files = c.get('files');
    refuseSending(discord, channel, body, files.length);
    refuseProblems(messageProblems(body, files.length));
    const before = repeated(discord, body);
    if (before) return c.json(before.message);
    // The ephemeral flag means something only in an answer to an interaction.
    const flags = number(body.flags) & SENDABLE_FLAGS & ~MessageFlags.Ephemeral;
    const answered = referenced(discord, channel.id, body);
    const stored = createMessage(discord, {
      channel,
      author: discord.bot,
      body: { ...body, flags },
      files,
      ...(answered ? { extra: { referenced_message: answered.message } } : {}),
    });
    remember(discord, body, stored);
    return c.json({ ...stored.message, ...(body.nonce === undefined ? {} : { nonce: body.nonce }) });
  });

  routes.patch('/channels/:channel/messages/:message', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    const stored = findMessage(discord, channel.id, param(c, 'message'));
    if (!stored) throw refusal(10008);
    if (stored.message.author.id !== discord.bot.id) throw refusal(50005);
    const body = bodyOf(c);
    const files = c.get('files');
    refuseProblems(editProblems(body, editedParts(stored.message, body), files.length));
    countPublishedEdit(discord, stored);
    editMessage(discord, stored, body, files);
    return c.json(stored.message);
  });

  routes.delete('/channels/:channel/messages/:message', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    const stored = findMessage(discord, channel.id, param(c, 'message'));
    if (!stored) throw refusal(10008);
    if (stored.message.author.id !== discord.bot.id)
      needIn(discord, channel, PermissionFlagsBits.ManageMessages);
    deleteMessage(discord, stored);
    return c.body(null, 204);
  });

  routes.post('/channels/:channel/messages/bulk-delete', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    if (!isGuildChannel(channel)) throw refusal(50024);
    needIn(discord, channel, PermissionFlagsBits.ManageMessages);
    const ids = list(bodyOf(c).messages).map(String);
    if (ids.length < 2 || ids.length > 100) throw refusal(50016);
    if (ids.some(id => instantOf(id) < discord.clock.now() - TWO_WEEKS)) throw refusal(50034);
    const found = ids.flatMap(id => findMessage(discord, channel.id, id) ?? []);
    for (const stored of found) forget(discord, stored);
    const messages = found.map(({ message }) => message);
    discord.emit({
      type: 'messages-bulk-deleted',
      channelId: channel.id,
      guildId: channel.guild_id,
      messages,
    });
    return c.body(null, 204);
  });

  routes.post('/channels/:channel/messages/:message/crosspost', c => {
    const channel = visibleChannel(discord, param(c, 'channel'));
    const stored = readableMessage(discord, channel, param(c, 'message'));
    if (channel.type !== ChannelType.GuildAnnouncement) throw refusal(50024);
    const own = stored.message.author.id === discord.bot.id;
    needIn(discord, channel, own ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.ManageMessages);
    const flags = stored.message.flags ?? 0;
    if (flags & MessageFlags.Crossposted) throw refusal(40033);
    countPublication(discord, channel.id);
    Object.assign(stored.message, { flags: flags | MessageFlags.Crossposted });
    discord.emit({ type: 'message-changed', stored });
    return c.json(readable(discord, stored));
  });

  routes.post('/channels/:channel/typing', c => {
    needIn(discord, visibleChannel(discord, param(c, 'channel')), PermissionFlagsBits.SendMessages);
    return c.body(null, 204);
  });

  return routes;
}

function refuseSending(discord: Discord, channel: Channel, body: Fields, files: number): void {
  if (!isGuildChannel(channel)) {
    const person = channel.recipients?.[0]?.id ?? '';
    if (discord.closedDms.has(person)) throw refusal(50007);
    const mutual = [...discord.guilds.values()].some(guild => guild.botPresent && guild.members.has(person));
    if (!mutual) throw refusal(50278);
  }
  needIn(discord, channel, PermissionFlagsBits.SendMessages);
  if (list(body.embeds).length > 0) needIn(discord, channel, PermissionFlagsBits.EmbedLinks);
  if (files > 0) needIn(discord, channel, PermissionFlagsBits.AttachFiles);
  if (body.message_reference) needIn(discord, channel, PermissionFlagsBits.ReadMessageHistory);
}
