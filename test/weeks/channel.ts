import type { DateTime } from 'luxon';
import type { Messenger, SendOutcome } from '../../src/delivery/messenger.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import type { IsoDate, Strike } from '../../src/strike/strike.ts';
import type { memoryChannels } from '../delivery/bench.ts';
import { type Beliefs, hear } from './belief.ts';
import { readMessage } from './read-message.ts';
import type { Statement } from './statements.ts';

/** A message in the channel: as it rang, and as it stands now. */
interface Posted {
  today: IsoDate;
  content: string;
  statements: readonly Statement[];
}

/** The channel as its members know it. */
export interface Channel {
  messenger: Messenger;
  /** What somebody believes who has read each message when it came, and no edit. */
  heard: Beliefs;
  /** What somebody believes who reads the channel now from its first message to its last. */
  standing(): Beliefs;
}

/** What became of a message. */
export interface Told {
  edit: boolean;
  before?: Posted;
  after: Posted;
}

function isOpenEnd(statement: Statement): boolean {
  return statement.about === 'day' && statement.since !== undefined;
}

function leftOpen({ date }: Statement): Statement {
  return { about: 'open', date };
}

/** Reads along what is sent and edited. */
export function readAlong(
  channels: ReturnType<typeof memoryChannels>,
  strike: Pick<Strike, 'timezone' | 'channels'>,
  names: readonly string[],
  now: () => DateTime,
  note: (told: Told) => void,
): Channel {
  const posted = new Map<string, Posted>();
  const heard: Beliefs = new Map();
  const isOurs = (channel: string) => channel === strike.channels.announcements;
  const read = (content: string, today: IsoDate): Posted => ({
    today,
    content,
    statements: readMessage({ content, today, names }),
  });
  return {
    messenger: {
      ...channels,
      send: async (channel, message): Promise<SendOutcome> => {
        const outcome = await channels.send(channel, message);
        if (outcome.type !== 'sent' || !isOurs(channel)) return outcome;
        const after = read(message.content, strikeDate(strike, now()));
        posted.set(outcome.messageId, after);
        hear(heard, after.statements);
        note({ edit: false, after });
        return outcome;
      },
      edit: async (channel, id, content, ...rest): Promise<SendOutcome> => {
        const before = posted.get(id);
        if (before) {
          const after = read(content, before.today);
          // What it had said is open again for whoever reads it now: it says that it holds no more.
          if (content.startsWith('**No longer')) after.statements = before.statements.map(leftOpen);
          // What an edit alone says until further notice was told nobody, and stays where its post is not edited any more.
          else if (!before.statements.some(isOpenEnd))
            after.statements = after.statements.filter(each => !isOpenEnd(each));
          posted.set(id, after);
          note({ edit: true, before, after });
        }
        return channels.edit(channel, id, content, ...rest);
      },
    },
    heard,
    standing: () => {
      const beliefs: Beliefs = new Map();
      for (const { statements } of posted.values()) hear(beliefs, statements);
      return beliefs;
    },
  };
}
