import type { NewRequest, RequestEnd, Requests } from '../../commands/kit/command.ts';
import { nonceOf } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { NOBODY } from '../announcements/pings.ts';
import {
  type Ended,
  type Ending,
  endingLine,
  isNews,
  type RequestMessage,
  requestMessageSchema,
  resultLine,
} from '../approvals/request-message.ts';
import type { Messenger } from '../delivery/messenger.ts';
import { usersIn } from '../wording/marks.ts';
import type { Running } from './running.ts';

/** So long its author may read how a request ended. */
const KEPT_MS = 3 * 86_400_000;
/** An answer can be edited for 15 minutes; a little before their end it is not tried any more. */
const EDITABLE_MS = 14.75 * 60_000;

/** Requests, until everybody who has to know has been told how they ended. */
export interface RequestKeeping extends Requests {
  /** Ends what has ended without a press, and tells what is still to be told. Never rejects. */
  look(guild: string): Promise<void>;
  /** Is there anything that `look` would do now, as far as the clock says it? */
  isDue(guild: string): boolean;
}

export interface RequestKeepingParts extends Running {
  /** How a request has ended by what is kept of it; undefined while it stands. */
  endingOf: (request: RequestMessage) => Promise<Ending | undefined>;
  hashOf: (guild: string, userId: string) => string;
  /** Lets a beat look at once. */
  beat: () => void;
}

/** How the author's own answer is edited, and until when: it lives in memory only. */
interface OwnAnswer {
  tell: (ended: Ended) => Promise<unknown>;
  until: number;
}

export function createRequests(parts: RequestKeepingParts): RequestKeeping {
  const { store, clock, log } = parts;
  const records = store.recordsOf('requests', requestMessageSchema);
  const known = new Map<string, RequestMessage>();
  const ownAnswers = new Map<string, OwnAnswer>();
  /** The proposals and drafts that somebody decides on at this moment: a beat leaves them alone. */
  const inHand = new Map<string, number>();
  /** The servers on which somebody has pressed, whatever came of it, since `look` was there. */
  const suspect = new Set<string>();
  let reading: Promise<void> | undefined;

  function readOnce(): Promise<void> {
    reading ??= records.all().then(
      all => {
        for (const request of all) known.set(request.id, request);
      },
      error => {
        reading = undefined;
        throw error;
      },
    );
    return reading;
  }

  function dropOld(): void {
    const now = clock.now().toMillis();
    for (const { id, ended, owes } of known.values())
      if (ended && !owes && Date.parse(ended.at) + KEPT_MS < now) known.delete(id);
    for (const [id, { until }] of ownAnswers) if (until < now) ownAnswers.delete(id);
  }

  async function keep(request: RequestMessage): Promise<RequestMessage> {
    const since = request.ended ? clock.now() : instantOf(request.expiresAt);
    const lifetime = Math.max(1, since.diff(clock.now()).toMillis()) + KEPT_MS;
    await records.set(request.id, request, lifetime);
    known.set(request.id, request);
    return request;
  }

  const standing = (guild: string, subject?: string) =>
    [...known.values()].filter(
      each => each.guild === guild && !each.ended && (subject === undefined || each.subject === subject),
    );

  /** Writes down first that it has ended; then whoever has to know is told. */
  async function end(
    request: RequestMessage,
    ended: Ended,
    { isMarked = false, asked }: { isMarked?: boolean; asked?: string } = {},
  ): Promise<void> {
    const owes = { mark: !isMarked, line: isNews(ended) };
    const over = await keep({ ...request, ended, ...((owes.mark || owes.line) && { owes }) });
    const own = ownAnswers.get(request.id);
    ownAnswers.delete(request.id);
    // An address that an answer is edited at is as good as a key: whatever fails there is not even logged.
    if (own && isNews(ended) && clock.now().toMillis() < own.until) await own.tell(ended).catch(() => {});
    await pay(over, asked);
  }

  /** Does what is owed of an end: the line first, since the request names whom it is for. */
  async function pay(request: RequestMessage, asked?: string): Promise<void> {
    const { guild, ended, owes } = request;
    const messenger = messengerOf(parts, guild);
    if (!messenger || !ended || !owes) return;
    const line = owes.line && !(await isLineOut(parts, messenger, request, ended, asked));
    const mark = owes.mark && !(await isMarked(parts, messenger, request, ended));
    const { owes: _paid, ...rest } = request;
    await keep({ ...rest, ...((line || mark) && { owes: { line, mark } }) });
  }

  async function lookAt(request: RequestMessage): Promise<void> {
    if (inHand.has(request.subject)) return;
    const how = await parts.endingOf(request);
    if (how === undefined || inHand.has(request.subject)) return;
    await end(request, { how, at: isoOf(clock.now()) });
  }

  async function quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'how a request ended could not be told');
    }
  }

  return {
    stands: ({ tell, ...request }: NewRequest) =>
      quietly(async () => {
        await readOnce();
        dropOld();
        // Asked anew, it is another: the message by which it was asked before has had its time.
        for (const earlier of standing(request.guild, request.subject))
          await end(earlier, { how: 'changed', at: isoOf(clock.now()) });
        ownAnswers.set(request.id, { tell, until: clock.now().toMillis() + EDITABLE_MS });
        await keep(request);
      }),
    deciding: async (guild, subject, decide) => {
      inHand.set(subject, (inHand.get(subject) ?? 0) + 1);
      try {
        return await decide();
      } finally {
        const left = (inHand.get(subject) ?? 1) - 1;
        if (left === 0) inHand.delete(subject);
        else inHand.set(subject, left);
        // Whoever pressed is answered first: a beat looks at what it may have ended without a word.
        if (standing(guild, subject).length > 0) {
          suspect.add(guild);
          parts.beat();
        }
      }
    },
    ended: (guild, subject, { how, reason, pressed }: RequestEnd) =>
      quietly(async () => {
        await readOnce();
        const ended: Ended = { how, at: isoOf(clock.now()), ...(reason !== undefined && { reason }) };
        for (const request of standing(guild, subject)) {
          const isOn = pressed?.id === request.id;
          await end(request, ended, isOn ? { isMarked: pressed.isShown, asked: pressed.content } : {});
        }
      }),
    of: async (guild, author) => {
      await readOnce();
      dropOld();
      return [...known.values()].filter(each => each.guild === guild && each.author === author).toReversed();
    },
    look: guild =>
      quietly(async () => {
        suspect.delete(guild);
        await readOnce();
        for (const request of standing(guild)) await lookAt(request);
        for (const request of known.values())
          if (request.guild === guild && request.owes && !inHand.has(request.subject)) await pay(request);
      }),
    isDue: guild =>
      reading === undefined ||
      suspect.has(guild) ||
      [...known.values()].some(
        each =>
          each.guild === guild &&
          (each.owes !== undefined || (!each.ended && instantOf(each.expiresAt) <= clock.now())),
      ),
  };
}

/** Nothing is said before the bot is online, and nothing at all while everything is frozen. */
function messengerOf({ halts, auditing, messengers }: Running, guild: string): Messenger | undefined {
  const current = messengers();
  if (!current || halts.of(guild)?.mode === 'frozen') return undefined;
  return auditing.words(current.of(guild), guild);
}

/** Whether nothing more is to be done about the line; Discord rings whom it names only if they see the channel. */
async function isLineOut(
  { strikes, text, hashOf }: RequestKeepingParts,
  messenger: Messenger,
  request: RequestMessage,
  ended: Ended,
  asked: string | undefined,
): Promise<boolean> {
  const { guild, channel, id, author } = request;
  const view = strikes.of(guild);
  if (!view) return true;
  const read =
    asked === undefined ? await messenger.read(channel, id) : { type: 'read' as const, content: asked };
  if (read.type === 'unknown') return false;
  const named = read.type === 'read' ? usersIn(read.content) : [];
  const user = named.find(each => hashOf(guild, each) === author);
  const words = resultLine(text(view.strike.language), request, ended, user);
  if (words === undefined) return true;
  const pings = { ...NOBODY, users: user === undefined ? [] : [user] };
  const nonce = nonceOf(`request/${guild}/${id}`);
  const { type } = await messenger.send(channel, { content: words, nonce, pings });
  return type !== 'unknown';
}

/** Whether the request says how it ended, or cannot be made to. */
async function isMarked(
  { strikes, text }: RequestKeepingParts,
  messenger: Messenger,
  request: RequestMessage,
  ended: Ended,
): Promise<boolean> {
  const view = strikes.of(request.guild);
  if (!view) return true;
  const words = endingLine(text(view.strike.language), request, ended);
  const { type } = await messenger.close(request.channel, request.id, words);
  return type !== 'unknown';
}
