import {
  AllowedMentionsTypes,
  type APIMessage,
  type Client,
  MessageFlags,
  type RawFile,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { DateTime } from 'luxon';
import { NOBODY, type Pings } from '../../announcements/pings.ts';
import type {
  FindOutcome,
  Messenger,
  OutgoingFile,
  ReadOutcome,
  SendOutcome,
} from '../../delivery/messenger.ts';
import type { Clock } from '../../platform/clock.ts';
import { DiscordLimit } from '../../wording/limits.ts';
import { fatalClose } from '../gateway/login.ts';
import { failureOf } from './api-errors.ts';
import { clockComparison } from './clock-comparison.ts';
import { whyHidden } from './history.ts';
import { isId } from './own-server.ts';

/** A channel that has more new messages than this since a first attempt is not searched to its end. */
const PAGES = 50;

/**
 * The port to Discord's channels, of every server that the bot is on: only within-server.ts, which keeps each strike to
 * its own, may hold it. `onUnauthorized` hears, in a sentence for the host, that the token is no longer taken.
 */
export function discordMessenger(
  client: Client<true>,
  clock: Clock,
  onUnauthorized: (problem: string) => void,
): Messenger {
  const unanswered = (error: unknown) => outcomeOf(error, onUnauthorized);

  const comparison = clockComparison(client, clock, error => {
    unanswered(error);
    return failureOf(error);
  });

  async function change(
    channel: string,
    messageId: string,
    body: RESTPatchAPIChannelMessageJSONBody,
  ): Promise<SendOutcome> {
    try {
      const message = await client.rest.patch(Routes.channelMessage(channel, messageId), { body });
      return sentAs(message as Partial<APIMessage> | null);
    } catch (error) {
      return unanswered(error);
    }
  }

  return {
    send: async (channel, { content, nonce, pings = NOBODY, files = [] }): Promise<SendOutcome> => {
      const body = {
        content,
        nonce,
        enforce_nonce: true,
        allowed_mentions: allowed(pings),
        flags: MessageFlags.SuppressEmbeds,
        ...(files.length > 0 && { attachments: files.map(attachmentOf) }),
      } satisfies RESTPostAPIChannelMessageJSONBody;
      try {
        const message = await client.rest.post(Routes.channelMessages(channel), {
          body,
          ...(files.length > 0 && { files: files.map(rawFile) }),
        });
        const outcome = sentAs(message as Partial<APIMessage> | null);
        if (outcome.type === 'sent') comparison.seen(outcome.messageId);
        return outcome;
      } catch (error) {
        return unanswered(error);
      }
    },

    // Without allowed_mentions an edit parses mentions by Discord's default again.
    edit: (channel, messageId, content, withoutFiles = false) =>
      change(channel, messageId, {
        content,
        allowed_mentions: allowed(NOBODY),
        ...(withoutFiles && { attachments: [] }),
      }),

    close: (channel, messageId, content) =>
      change(channel, messageId, { content, components: [], allowed_mentions: allowed(NOBODY) }),

    read: async (channel, messageId): Promise<ReadOutcome> => {
      try {
        const message = await client.rest.get(Routes.channelMessage(channel, messageId));
        const { content } = (message ?? {}) as Partial<APIMessage>;
        if (typeof content === 'string') return { type: 'read', content };
        return { type: 'unknown', problem: 'the answer was no message' };
      } catch (error) {
        return unanswered(error);
      }
    },

    remove: async (channel, messageId): Promise<SendOutcome> => {
      try {
        await client.rest.delete(Routes.channelMessage(channel, messageId));
        return { type: 'sent', messageId };
      } catch (error) {
        return unanswered(error);
      }
    },

    publish: async (channel, messageId): Promise<SendOutcome> => {
      try {
        const message = await client.rest.post(Routes.channelMessageCrosspost(channel, messageId));
        return sentAs(message as Partial<APIMessage> | null);
      } catch (error) {
        return unanswered(error);
      }
    },

    checkClock: () => comparison.check(),

    find: async (channel, reference, since): Promise<FindOutcome> => {
      try {
        // Before and after: what was hidden while it was read may be open by now, and the other way round.
        const before = await whyHidden(client, channel);
        if (before) return { type: 'unreadable', ...before };
        const outcome = await searchFrom(client, channel, reference, since);
        if (outcome.type !== 'absent') return outcome;
        const after = await whyHidden(client, channel);
        return after ? { type: 'unreadable', ...after } : outcome;
      } catch (error) {
        const failure = unanswered(error);
        return failure.type === 'refused' ? { ...failure, type: 'unreadable' } : failure;
      }
    },
  };
}

/** What a request that failed comes to. */
export function outcomeOf(
  error: unknown,
  onUnauthorized: (problem: string) => void,
): Exclude<SendOutcome, { type: 'sent' }> {
  const failure = failureOf(error);
  if (failure.type !== 'unauthorized') return failure;
  onUnauthorized(fatalClose(4004).message);
  return { type: 'unknown', problem: failure.problem };
}

/** Nobody is pinged but who is named here (promise 8). */
function allowed({ roles, everyone, users = [] }: Pings) {
  return {
    parse: everyone ? [AllowedMentionsTypes.Everyone] : [],
    roles: [...roles],
    ...(users.length > 0 && { users: [...users] }),
  };
}

function attachmentOf({ name, description }: OutgoingFile, index: number) {
  return { id: String(index), filename: name, description };
}

function rawFile({ name, type, bytes }: OutgoingFile): RawFile {
  return { name, contentType: type, data: bytes };
}

/** A success without a message, or with something that is not an id, is not from Discord: a proxy has answered. */
function sentAs(message: Partial<APIMessage> | null): SendOutcome {
  if (isId(message?.id)) return { type: 'sent', messageId: message.id };
  return { type: 'unknown', problem: 'the answer was no message' };
}

/** Pages through a channel from an instant on, oldest first, for a message of our own with that reference. */
async function searchFrom(
  client: Client<true>,
  channel: string,
  reference: string,
  since: DateTime,
): Promise<FindOutcome> {
  let after = SnowflakeUtil.generate({ timestamp: since.toMillis() }).toString();
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ after, limit: String(DiscordLimit.messagesPerPage) });
    const messages = (await client.rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
    const own = messages.find(
      ({ author, content }) => author.id === client.user.id && content.includes(reference),
    );
    if (own) {
      if (!isId(own.id)) throw new TypeError('the message had no id');
      return { type: 'found', messageId: own.id, content: own.content, at: madeAt(own.id) };
    }
    if (messages.length < DiscordLimit.messagesPerPage) return { type: 'absent' };
    after = newest(messages);
  }
  return {
    type: 'unknown',
    problem: `more than ${DiscordLimit.messagesPerPage * PAGES} messages since the first attempt`,
  };
}

/** When Discord made an id. */
function madeAt(id: string): DateTime<true> {
  return DateTime.fromMillis(SnowflakeUtil.timestampFrom(id), { zone: 'utc' }) as DateTime<true>;
}

function newest(messages: readonly APIMessage[]): string {
  return messages.toSorted((a, b) => Number(BigInt(b.id) - BigInt(a.id)))[0]?.id ?? '';
}
