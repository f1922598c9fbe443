import {
  type Client,
  RateLimitError,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { nonceOf } from '../../src/announcements/identity.ts';
import { type Failure, failureOf } from '../../src/discord/channels/api-errors.ts';
import { isChannelOf, rolesOf } from '../../src/discord/channels/own-server.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { channelMention, roleMention } from '../../src/wording/marks.ts';
import { marked, UserError, type UserErrorCode } from '../../src/wording/user-error.ts';
import type { CommandContext } from './command.ts';

/** A channel takes 5 messages in 5 seconds; this often is its limit waited for, and then it is told that it did not work. */
const WAITS = 6;
/** The longest of these waits, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** A message to the organizers, as Discord's API takes it. */
export interface Call {
  body: RESTPostAPIChannelMessageJSONBody & { allowed_mentions: { parse: []; roles?: string[] } };
  files?: RawFile[];
}

/**
 * How a request calls the organizers, in their own channel: it may stand for 15 minutes only, so nobody may have to
 * come by to see it. Its text names their roles, and the request allows exactly these, whatever else it quotes.
 */
export function callOf({ roles }: Pick<Strike, 'roles'>): {
  words: string;
  allowed: { parse: []; roles: string[] };
} {
  return {
    words: roles.organizer.map(role => roleMention(role)).join(' '),
    allowed: { parse: [], roles: [...roles.organizer] },
  };
}

/** Why the organizers could not be asked; `elsewhere`: their channel is no channel of the strike's own server. */
type NotAsked = Failure | { type: 'elsewhere' };

/**
 * Posts what belongs together into the organizers' channel, all of it or none: if one message does not get there, those
 * before it are deleted. A rate limit is waited for. No role of another server is called (see within-server.ts). Resolves
 * to the ids of what was posted, or to what went wrong.
 *
 * @param name of what is posted: the same for every try, so that none comes twice
 */
export async function postTogether(
  client: Client<true>,
  { guild, channels: { organizers: channel } }: Strike,
  callsOf: () => Promise<readonly Call[]>,
  { name, wait }: { name: string } & Pick<CommandContext, 'wait'>,
): Promise<{ posted: string[] } | { failure: NotAsked }> {
  const { rest } = client;
  const posted: string[] = [];
  try {
    if (!(await isChannelOf(client, guild, channel))) return { failure: { type: 'elsewhere' } };
    for (const [index, { body, files = [] }] of (await callsOf()).entries()) {
      const roles = await rolesOf(client, guild, body.allowed_mentions.roles ?? []);
      const nonce = nonceOf(`${channel}/${name}/${index}`);
      const request = {
        body: { ...body, allowed_mentions: { parse: [], roles }, nonce, enforce_nonce: true },
        ...(files.length > 0 && { files }),
      };
      const message = await patiently(() => rest.post(Routes.channelMessages(channel), request), wait);
      posted.push((message as { id: string }).id);
    }
    return { posted };
  } catch (error) {
    for (const id of posted) await rest.delete(Routes.channelMessage(channel, id)).catch(() => undefined);
    return { failure: failureOf(error) };
  }
}

/** What the author of a request is told: where Discord refused it what to mend, and else to press again. */
export function whyNotAsked(
  failure: NotAsked,
  organizers: string,
  { refused, late }: { refused: UserErrorCode; late: UserErrorCode },
): UserError {
  if (failure.type === 'elsewhere') return new UserError('error.organizersElsewhere', { id: organizers });
  return new UserError(failure.type === 'refused' ? refused : late, {
    channel: marked(channelMention(organizers)),
  });
}

/** Asks again when a rate limit is over; and once where no answer came, which the nonce makes safe. */
async function patiently<Answer>(ask: () => Promise<Answer>, wait: CommandContext['wait']): Promise<Answer> {
  let isAskedAgain = false;
  for (let waits = 0; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof RateLimitError && waits < WAITS) {
        waits += 1;
        await wait(Math.min(error.retryAfter, LONGEST_WAIT));
      } else if (!isAskedAgain && failureOf(error).type === 'unknown') {
        isAskedAgain = true;
      } else throw error;
    }
  }
}
