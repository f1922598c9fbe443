import type { InspectedMessage } from '../../src/rehearsal/inspect.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Text } from '../../src/wording/translator.ts';

/** The bot holds the parts of a time together with a no-break space; nobody sees it in an expectation, so it is read as a space. */
const INSIDE_TIME = /(?<=\d)\u00a0(?=[ap]\.m\.)/g;

/** The same words, with an ordinary space inside times, and nothing else otherwise. */
export function plainTimes(words: string): string {
  return words.replaceAll(INSIDE_TIME, ' ');
}

/** The same value with plain times in all that is text. */
export function plainTimesIn<T>(value: T): T {
  if (typeof value === 'string') return plainTimes(value) as T;
  if (Array.isArray(value)) return value.map(plainTimesIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainTimesIn(each)])) as T;
}

/** A language whose sentences have plain times. */
export function withPlainTimes({ t, locale }: Text): Text {
  const plain = (...asked: Parameters<typeof t>) => plainTimesIn(t(...asked));
  return { t: plain as typeof t, locale };
}

/** A simulated Discord that shows messages and forms with plain times. */
export function showingPlainTimes(discord: Rehearsal): Rehearsal {
  const { inspect } = discord;
  const next = async (...asked: Parameters<typeof inspect.next>) => {
    const [type, fits] = asked;
    return plainHappening(await inspect.next(type, fits && (each => fits(plainHappening(each)))));
  };
  return {
    ...discord,
    inspect: {
      ...inspect,
      messages: channel => inspect.messages(channel).map(plainMessage),
      message: (channel, id) => plainTimesIn(inspect.message(channel, id)),
      ephemerals: person => inspect.ephemerals(person).map(plainMessage),
      next: next as typeof inspect.next,
    },
  };
}

function plainMessage(message: InspectedMessage): InspectedMessage {
  return plainTimesIn(message);
}

/** What is said in a happening; the rest of it stays the object that it is. */
function plainHappening<T extends object>(happening: T): T {
  return {
    ...happening,
    ...('stored' in happening && { stored: plainTimesIn(happening.stored) }),
    ...('modal' in happening && { modal: plainTimesIn(happening.modal) }),
  };
}
