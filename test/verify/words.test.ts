import { describe, expect, it } from 'vitest';
import type { MessageState, Original, Verdict } from '../../src/verify/verdict.ts';
import { verdictAnswer } from '../../src/verify/words.ts';
import { english, exampleView, pacific } from '../wording/say/example.ts';
import { CODE, sentPost } from './sent.ts';

const NOON = pacific('2024-12-23T12:00');

function original(state: MessageState = { as: 'unchanged' }): Original {
  return { delivery: sentPost(), state };
}

const at = '2024-12-23T17:12:00.000Z';
const STANDINGS = {
  unchanged: original(),
  edited: original({ as: 'edited', at }),
  corrected: original({ as: 'corrected', at, reason: 'The gate was wrong.' }),
  retracted: original({ as: 'retracted', at, reason: 'It was sent too early.' }),
  removed: original({ as: 'removed', at }),
};

const VERDICTS = {
  genuine: { is: 'genuine', original: STANDINGS.unchanged },
  'genuine, edited': { is: 'genuine', original: STANDINGS.edited },
  'genuine, corrected': { is: 'genuine', original: STANDINGS.corrected },
  'genuine, retracted': { is: 'genuine', original: STANDINGS.retracted },
  altered: { is: 'altered', original: STANDINGS.unchanged },
  settling: { is: 'settling' },
  unrecorded: { is: 'unrecorded' },
  forward: { is: 'forward', original: STANDINGS.unchanged, now: 'same' },
  'forward, from before an edit': { is: 'forward', original: STANDINGS.edited, now: 'changed' },
  'forward, of what was retracted': { is: 'forward', original: STANDINGS.retracted, now: 'changed' },
  'forward, of what is gone': { is: 'forward', original: STANDINGS.unchanged, now: 'gone' },
  published: { is: 'published', original: STANDINGS.unchanged },
  'published, retracted': { is: 'published', original: STANDINGS.retracted },
  copy: { is: 'copy', original: STANDINGS.unchanged },
  'copy, of what was retracted': { is: 'copy', original: STANDINGS.retracted },
  forged: { is: 'forged', original: STANDINGS.unchanged },
  'forged, or old': { is: 'forged', original: STANDINGS.edited },
  'forged, with a code of nobody’s': { is: 'forged' },
  foreign: { is: 'foreign', words: 'other' },
  'foreign, without words': { is: 'foreign', words: 'none' },
  'foreign, untold': { is: 'foreign', words: 'untold' },
  'foreign, hidden': { is: 'foreign', words: 'hidden' },
  'deleted by somebody': { is: 'deleted', original: STANDINGS.unchanged },
  'deleted by us': { is: 'deleted', original: STANDINGS.removed },
  'nothing there': { is: 'deleted' },
  unreadable: { is: 'unreadable' },
  'unreadable, ours': { is: 'unreadable', original: STANDINGS.unchanged },
  unanswered: { is: 'unanswered' },
  'unanswered, ours': { is: 'unanswered', original: STANDINGS.unchanged },
  'another server': { is: 'elsewhere', where: 'server' },
  'direct message': { is: 'elsewhere', where: 'direct-message' },
  'known code': { is: 'known-code', original: STANDINGS.unchanged },
  'known code, edited': { is: 'known-code', original: STANDINGS.edited },
  'known code, removed': { is: 'known-code', original: STANDINGS.removed },
  'unknown code': { is: 'unknown-code', code: CODE },
  'unsent code': { is: 'unsent-code', code: CODE },
  'settling code': { is: 'settling-code', code: CODE },
} satisfies Record<string, Verdict>;

describe('a verdict in words', () => {
  it('says the verdict first', () => {
    const answers = Object.entries(VERDICTS).map(
      ([name, verdict]) => `[${name}]\n${verdictAnswer(english, exampleView(), verdict, NOON)}`,
    );
    expect(answers.join('\n\n')).toMatchInlineSnapshot(`
      "[genuine]
      **Yes, this is from me, and its words are the ones that were approved.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.

      [genuine, edited]
      **Yes, this is from me. I have changed it since, and its words are the ones that were approved.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.

      [genuine, corrected]
      **Yes, this is from me. It has been corrected since, and its words are the ones that were approved.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was corrected on Monday, December 23, 9:12 a.m. (Pacific Time).
      Why: The gate was wrong.

      [genuine, retracted]
      **This is from me, but it has been retracted. Do not rely on it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was retracted on Monday, December 23, 9:12 a.m. (Pacific Time).
      Why: It was sent too early.

      [altered]
      **Careful: this is from my account, but its words are not the ones that were approved. Do not rely on it.**
      I am telling the organizers. Please tell one, too.
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.

      [settling]
      **This is from me, and I am just putting it on record.**
      Ask again in a minute, and I can say more.

      [unrecorded]
      **This is from my account, but it is not one of the announcements that I have on record.**
      It may be an alert, or older than my records. I cannot say whether its words are still the same; if anything depends on it, ask an organizer.

      [forward]
      **This was forwarded from a message of mine, and mine still says the same.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [forward, from before an edit]
      **This was forwarded from a message of mine, and mine has been changed since. Read the original.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [forward, of what was retracted]
      **This was forwarded from a message of mine that has been retracted. Do not rely on it.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was retracted on Monday, December 23, 9:12 a.m. (Pacific Time).
      Why: It was sent too early.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [forward, of what is gone]
      **This was forwarded from a message of mine that is not there any more. Do not rely on it.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.

      [published]
      **Yes, this is from me: Discord carries it from the channel where I posted it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [published, retracted]
      **This is from me, but it has been retracted. Do not rely on it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was retracted on Monday, December 23, 9:12 a.m. (Pacific Time).
      Why: It was sent too early.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [copy]
      **Not from me. Somebody else has posted the words of a message of mine.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.
      The original: https://discord.com/channels/1310000000000000001/21/501
      Rely on the original: when I change or retract mine, a copy does not show it.

      [copy, of what was retracted]
      **Not from me. Somebody else has posted the words of a message of mine that has been retracted. Do not rely on it.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was retracted on Monday, December 23, 9:12 a.m. (Pacific Time).
      Why: It was sent too early.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [forged]
      **Not from me. It carries the code of a message of mine, under other words. Treat it as fake.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.
      The original: https://discord.com/channels/1310000000000000001/21/501

      [forged, or old]
      **Not from me. It carries the code of a message of mine, under other words. Treat it as fake.**
      Mine is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.
      The original: https://discord.com/channels/1310000000000000001/21/501
      It may also be a copy from before the change. Either way, rely on the original.

      [forged, with a code of nobody’s]
      **Not from me. It carries a code that no message of mine that you may read has. Treat it as fake.**
      Please show it to an organizer.

      [foreign]
      **Not from me. Somebody else has posted this, whatever name and picture it shows.**
      Its words are not those of any message of mine.

      [foreign, without words]
      **Not from me. Somebody else has posted this, whatever name and picture it shows.**
      It has no words that I could compare, and I do not read pictures. If one shows a code, ask \`/verify\` about that code, and compare the words with the original.

      [foreign, untold]
      **Not from me. Somebody else has posted this, whatever name and picture it shows.**
      I cannot read what it carries. If it shows a code, ask \`/verify\` about that code, and compare the words with the original.

      [foreign, hidden]
      **Not from me. Somebody else has posted this, whatever name and picture it shows.**
      I cannot read what others write, unless you hand it to me: hold the message, or right-click it, pick Apps and then “Is this from us?”.

      [deleted by somebody]
      **This was from me, and it is not there any more: somebody has deleted it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.

      [deleted by us]
      **This was from me, and it has been retracted. Do not rely on it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was deleted on Monday, December 23, 9:12 a.m. (Pacific Time), at the organizers’ word.

      [nothing there]
      **There is no message at this link: it was deleted, or never there.**
      No message that I have on record was there.

      [unreadable]
      **I cannot look there, so I cannot say.**
      Either you or I may not read that channel, or there is none.

      [unreadable, ours]
      **By my records this is from me, but I cannot look there and compare its words.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.

      [unanswered]
      **Discord does not answer me right now, so I cannot say.**
      Ask again in a minute.

      [unanswered, ours]
      **By my records this is from me, but Discord does not show it to me right now, so I cannot compare its words.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.

      [another server]
      **This link leads to another server, where I cannot look. My announcements for you are on this one.**
      If it shows a code, ask \`/verify\` about that code, and compare the words with the original.

      [direct message]
      **This link leads to a direct message. I cannot look there; my announcements are in the channels of this server.**
      If it shows a code, ask \`/verify\` about that code, and compare the words with the original.

      [known code]
      **A message of mine has this code. Compare it with what you have.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It has not been changed since.
      The original: https://discord.com/channels/1310000000000000001/21/501
      Anybody can type a code under anything. Only what stands at that link is from me.

      [known code, edited]
      **A message of mine has this code. Compare it with what you have.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.
      The original: https://discord.com/channels/1310000000000000001/21/501
      Anybody can type a code under anything. Only what stands at that link is from me.

      [known code, removed]
      **A message of mine has this code, but it has been retracted. Do not rely on it.**
      It is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#21>, ref K7Q4-9MX2.
      It was deleted on Monday, December 23, 9:12 a.m. (Pacific Time), at the organizers’ word.

      [unknown code]
      **No message of mine that you may read has the code K7Q4-9MX2. Treat what carries it as fake.**
      But first check that you have typed it as it stands there.

      [unsent code]
      **I have never posted the message that has the code K7Q4-9MX2. Treat what carries it as fake.**

      [settling code]
      **I am just posting a message with the code K7Q4-9MX2.**
      Ask again in a minute, and I can say more."
    `);
  });

  it.each(Object.entries(VERDICTS))(
    '%s: the first line stands alone, all of it fits a screen',
    (_, verdict) => {
      const answer = verdictAnswer(english, exampleView(), verdict, NOON);
      expect(answer.split('\n')[0]).toMatch(/^\*\*[^*]+\*\*$/);
      expect(answer.length).toBeLessThan(600);
      expect(answer).not.toMatch(/!|\{\{|verify\./);
    },
  );
});
