import type { APIAllowedMentions, APIMessage, APIUser } from 'discord-api-types/v10';
import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { type Fields, fields, list, number, scalar, text } from '../rules/json.ts';
import {
  keptAttachments,
  numberComponents,
  resolveAttachments,
  storeFiles,
  type UploadedFile,
} from './attachments.ts';
import { type Discord, isGuildChannel, timestamp } from './discord.ts';
import { applyPings, computePings, ringsFor } from './pings.ts';
import type { Channel, StoredMessage } from './stored.ts';

/** A message about to be: its body was checked before. */
export interface Draft {
  channel: Channel;
  author: APIUser;
  body: Fields;
  files?: UploadedFile[];
  /** Makes it ephemeral: only this person sees it. */
  onlyFor?: string;
  /** Fields that only Discord itself sets. */
  extra?: Partial<APIMessage>;
}

/** Stores a message and tells of it. */
export function createMessage(discord: Discord, draft: Draft): StoredMessage {
  const { channel, author, body, onlyFor } = draft;
  const attachments = storeFiles(discord, draft.files ?? [], body.attachments);
  const reference = fields(body.message_reference);
  const message = {
    id: discord.newId(),
    type: reference.message_id && reference.type !== 1 ? MessageType.Reply : MessageType.Default,
    channel_id: channel.id,
    content: text(body.content),
    author,
    timestamp: timestamp(discord),
    edited_timestamp: null,
    tts: body.tts === true,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments,
    embeds: richEmbeds(body.embeds, attachments),
    components: resolveAttachments(numberComponents(body.components), attachments),
    pinned: false,
    flags: number(body.flags),
    ...(reference.message_id ? { message_reference: { channel_id: channel.id, ...reference } } : {}),
    ...draft.extra,
  } as APIMessage;
  const stored: StoredMessage = {
    message,
    pings: { everyone: false, roles: [], users: [] },
    rang: [],
    ...(isGuildChannel(channel) ? { guildId: channel.guild_id } : {}),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
  // Nobody but the one who asked sees an ephemeral message, so it cannot ping.
  if (onlyFor === undefined)
    applyPings(discord, stored, computePings(discord, channel, message, allowedIn(body)));
  stored.rang = discord.persons.map(({ id }) => id).filter(id => ringsFor(discord, stored, id));
  keep(discord, channel, stored);
  const nonce = scalar(body.nonce);
  discord.emit({ type: 'message-created', stored, ...(nonce === undefined ? {} : { nonce }) });
  return stored;
}

/** Changes a stored message; what the body does not name stays. Mentions are read again if the text changes. */
export function editMessage(
  discord: Discord,
  stored: StoredMessage,
  body: Fields,
  files: UploadedFile[] = [],
): void {
  const { message } = stored;
  const channel = discord.channels.get(message.channel_id);
  const added = storeFiles(discord, files, body.attachments);
  const attachments = [...keptAttachments(message.attachments, body.attachments), ...added];
  const loading = (message.flags ?? 0) & MessageFlags.Loading;
  Object.assign(message, {
    ...editedParts(message, body, attachments),
    attachments,
    // Filling in what was deferred is not an edit to those who read it.
    edited_timestamp: loading ? null : timestamp(discord),
  });
  if (
    channel &&
    stored.onlyFor === undefined &&
    (body.content !== undefined || body.components !== undefined)
  ) {
    applyPings(discord, stored, computePings(discord, channel, message, allowedIn(body)));
  }
  discord.emit({ type: 'message-changed', stored });
}

/** The parts of a message as an edit would leave them: what is checked before anything changes. */
export function editedParts(message: APIMessage, body: Fields, attachments = message.attachments): Fields {
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const flags = (message.flags ?? 0) & ~MessageFlags.Loading;
  return {
    content: body.content === undefined ? message.content : text(body.content),
    embeds: body.embeds === undefined ? message.embeds : richEmbeds(body.embeds, attachments),
    components:
      body.components === undefined
        ? message.components
        : resolveAttachments(numberComponents(body.components), attachments),
    flags:
      body.flags === undefined
        ? flags
        : (flags & ~MessageFlags.SuppressEmbeds) | (number(body.flags) & settable),
    attachments,
  };
}

/** Takes a message away and tells of it. */
export function deleteMessage(discord: Discord, stored: StoredMessage): void {
  forget(discord, stored);
  discord.emit({ type: 'message-deleted', stored });
}

/** Takes a message away without a word, for a bulk deletion that tells of all at once. */
export function forget(discord: Discord, stored: StoredMessage): void {
  stored.deleted = true;
  const { id, channel_id: channelId } = stored.message;
  discord.ephemerals.delete(id);
  const history = discord.messages.get(channelId);
  const index = history?.indexOf(stored) ?? -1;
  if (index >= 0) history?.splice(index, 1);
}

/** A message in a channel's history; an ephemeral one is not there. */
export function findMessage(
  discord: Discord,
  channelId: string,
  messageId: string,
): StoredMessage | undefined {
  return discord.messages.get(channelId)?.find(stored => stored.message.id === messageId);
}

function keep(discord: Discord, channel: Channel, stored: StoredMessage): void {
  if (stored.onlyFor !== undefined) {
    discord.ephemerals.set(stored.message.id, stored);
    return;
  }
  const history = discord.messages.get(channel.id) ?? [];
  history.push(stored);
  discord.messages.set(channel.id, history);
  channel.last_message_id = stored.message.id;
}

function richEmbeds(embeds: unknown, attachments: APIMessage['attachments']): unknown[] {
  return resolveAttachments(
    list(embeds).map(embed => ({ type: 'rich', ...fields(embed) })),
    attachments,
  );
}

function allowedIn(body: Fields): APIAllowedMentions | null | undefined {
  return body.allowed_mentions as APIAllowedMentions | null | undefined;
}
