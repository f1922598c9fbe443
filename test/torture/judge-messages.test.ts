import { describe, expect, it } from 'vitest';
import type { ApprovedMessage } from './approved.ts';
import { instantAt, MINUTE } from './calendar.ts';
import { judge } from './judge.ts';
import { channelsOf, EXAMPLE, membersRoleOf, organizersOf, type StrikePlan } from './plan.ts';
import type { SeenMessage, Trace } from './trace.ts';

const PLAN: StrikePlan = { ...EXAMPLE, channels: 1 };
const [HERE = '', THERE = ''] = channelsOf(PLAN);
const DUE = instantAt('2024-12-26', '15:00', PLAN.zone);
const OVER = DUE + 121 * MINUTE;
const MEMBERS = membersRoleOf(PLAN);

const FOOTER = '-# Thu Dec 26, 3 p.m. · ref K7Q4-9MX2 · is it really us? /verify';
const WORDS = `**Town hall**\nTonight.\n<@&${MEMBERS}>\n${FOOTER}`;
const NEW_WORDS = `**Rally**\nTomorrow.\n<@&${MEMBERS}>\n-# Corrected Thu Dec 26, 3:10 p.m.\n${FOOTER}`;
const NOTICE = `**Corrected: Rally**\nTomorrow.\n${FOOTER}`;
const LATE_NOTICE = NOTICE.replace(
  FOOTER,
  `-# Late: this was due at 3:10 p.m. and could not go out then.\n${FOOTER}`,
);
const RETRACTED = `**Retracted. Please disregard what stood here.**\nmoved\n-# Retracted Thu Dec 26, 3:10 p.m.\n${FOOTER}`;
const DISREGARD = `**Please disregard the message of Thu Dec 26, 3 p.m., “Town hall”.**\nmoved\n${FOOTER}`;
const LATE = WORDS.replace(FOOTER, `-# Late: this was due at 3 p.m. and could not go out then.\n${FOOTER}`);
const LATE_IN_UTC = LATE.replace('3 p.m. and', '11 p.m. and');

const approved: ApprovedMessage = {
  wordings: [{ since: DUE, headline: 'Town hall', text: 'Tonight.' }],
  channels: [HERE, THERE],
  ping: MEMBERS,
  due: DUE,
};
const CHANGED = DUE + 10 * MINUTE;
const WORD_OVER = CHANGED + 120 * MINUTE;
const alert: ApprovedMessage = { ...approved, minutes: 30 };
const corrected: ApprovedMessage = {
  ...approved,
  wordings: [...approved.wordings, { since: CHANGED, headline: 'Rally', text: 'Tomorrow.', notice: true }],
};
const retracted = (how: 'edit' | 'notice' | 'remove'): ApprovedMessage => ({
  ...approved,
  retraction: { at: CHANGED, reason: 'moved', how },
});

function message(channel: string, content = WORDS, at = DUE, more: Partial<SeenMessage> = {}): SeenMessage {
  const pings = content === WORDS || content === LATE ? [MEMBERS] : [];
  return { id: '1', channel, content, at, askedAt: at, look: 1, pings, edits: [], ...more };
}

const edited = (content: string, at = CHANGED): Partial<SeenMessage> => ({
  edits: [{ content, at, pings: [] }],
});

function trace(messages: SeenMessage[], said: ApprovedMessage | 'nothing' = approved): Trace {
  return {
    missedAlerts: 1,
    alerts: {},
    plans: [PLAN],
    approved: said === 'nothing' ? [] : [said],
    looks: [DUE - MINUTE, DUE, CHANGED, CHANGED + MINUTE].map(at => ({ at, reaches: true })),
    messages,
    problems: [],
    story: [],
  };
}

const missed = (content: string): Trace => {
  const told = { ...message(organizersOf(PLAN), content, OVER), pings: [] };
  return { ...trace([told]), looks: [DUE - MINUTE, OVER].map(at => ({ at, reaches: true })) };
};
const NOT_POSTED = 'announcements were not posted:** the broadcast of Thursday, December 26';

/** All was out, and corrected while nobody was there who could send the word of it. */
const unheard = (told: string, words: SeenMessage[] = []): Trace => {
  const copies = [HERE, THERE].map(channel => message(channel, WORDS, DUE, edited(NEW_WORDS, WORD_OVER)));
  const alert = { ...message(organizersOf(PLAN), told, WORD_OVER), pings: [] };
  const looks = [DUE, WORD_OVER].map(at => ({ at, reaches: true }));
  return { ...trace([...copies, ...words, alert], corrected), looks };
};

const both = (more: Partial<SeenMessage> = {}, content = WORDS, at = DUE) => [
  message(HERE, content, at, more),
  message(THERE, content, at, more),
];

describe('of messages, the judge has nothing against', () => {
  it.each<[string, Trace]>([
    ['one copy in each channel', trace(both())],
    ['a late one that says so', trace(both({}, LATE, DUE + 5 * MINUTE))],
    [
      'a correction with its notice',
      trace(
        [...both(edited(NEW_WORDS)), message(HERE, NOTICE, CHANGED), message(THERE, NOTICE, CHANGED)],
        corrected,
      ),
    ],
    ['a retraction', trace(both(edited(RETRACTED)), retracted('edit'))],
    ['a deletion', trace(both({ removedAt: CHANGED }), retracted('remove'))],
    ['silence where nothing was approved', trace([], 'nothing')],
    ['one that was missed and told', missed(`**2 ${NOT_POSTED} in 2 channels.`)],
    ['a correction whose word was missed and told', unheard(`**2 ${NOT_POSTED} in 2 channels.`)],
  ])('%s', (_, seen) => {
    expect(judge(seen).problems).toEqual([]);
  });
});

const [copyHere, copyThere] = both();
const two = [copyHere, copyThere].filter(each => each !== undefined);

describe('of messages, the judge finds', () => {
  it.each<[string, string, Trace]>([
    ['duplicates', 'a second copy', trace([...two, message(HERE)])],
    [
      'duplicates',
      'a second notice',
      trace(
        [
          ...both(edited(NEW_WORDS)),
          ...[HERE, HERE, THERE].map(channel => message(channel, NOTICE, CHANGED)),
        ],
        corrected,
      ),
    ],
    ['missing', 'a channel without a copy', trace(two.slice(1))],
    [
      'missing',
      'old words',
      trace(
        [...two, message(HERE, NOTICE, CHANGED), message(THERE, NOTICE, CHANGED)].map((each, index) =>
          index === 0 ? { ...each, ...edited(NEW_WORDS) } : each,
        ),
        corrected,
      ),
    ],
    [
      'missing',
      'a channel without the notice',
      trace([...both(edited(NEW_WORDS)), message(HERE, NOTICE, CHANGED)], corrected),
    ],
    ['afterDeadline', 'a copy after its time', trace([...two.slice(1), message(HERE, LATE, OVER)])],
    ['afterDeadline', 'an alert after its half an hour', trace(both({}, LATE, DUE + 30 * MINUTE), alert)],
    [
      'afterDeadline',
      'the word of a correction after its time',
      unheard(`**1 ${NOT_POSTED}.`, [message(HERE, LATE_NOTICE, WORD_OVER)]),
    ],
    ['unapproved', 'what nobody approved', trace([message(HERE)], 'nothing')],
    ['unapproved', 'a channel that was not chosen', trace(two, { ...approved, channels: [THERE] })],
    [
      'unapproved',
      'another word',
      trace([
        ...two.slice(1),
        message(HERE, WORDS.replace('Tonight', 'Tonight!'), DUE, { pings: [MEMBERS] }),
      ]),
    ],
    [
      'unapproved',
      'a line more',
      trace([
        ...two.slice(1),
        message(HERE, WORDS.replace('Tonight.', 'Tonight.\nCome.'), DUE, { pings: [MEMBERS] }),
      ]),
    ],
    [
      'unapproved',
      'a message without its last line',
      trace([...two.slice(1), message(THERE, 'Town hall')], { ...approved, channels: [THERE] }),
    ],
    [
      'unapproved',
      'a ping that nobody chose',
      trace([...two.slice(1), message(HERE, WORDS, DUE, { pings: ['everyone', MEMBERS] })]),
    ],
    ['unapproved', 'a ping less', trace([...two.slice(1), message(HERE, WORDS, DUE, { pings: [] })])],
    [
      'unapproved',
      'a ping by an edit',
      trace([
        ...two.slice(1),
        message(HERE, WORDS, DUE, { edits: [{ content: WORDS, at: CHANGED, pings: [MEMBERS] }] }),
      ]),
    ],
    [
      'unapproved',
      'a ping in the organizers’ channel',
      trace([...two, message(organizersOf(PLAN), 'Approve?', DUE, { pings: ['everyone'] })]),
    ],
    [
      'unapproved',
      'a copy before its approval',
      trace([...two.slice(1), message(HERE, WORDS, DUE - MINUTE)]),
    ],
    [
      'unapproved',
      'a copy before its time',
      trace([...two.slice(1), message(HERE, WORDS, DUE)], {
        ...approved,
        channels: [HERE],
        due: DUE + MINUTE,
        wordings: [{ ...approved.wordings[0], since: DUE - MINUTE }],
      }),
    ],
    [
      'unapproved',
      'a copy after its retraction',
      trace(
        [
          message(THERE, WORDS, DUE, edited(RETRACTED)),
          message(HERE, LATE, CHANGED + 1, edited(RETRACTED, CHANGED + 2)),
        ],
        retracted('edit'),
      ),
    ],
    [
      'unapproved',
      'a copy that still stands',
      trace([message(THERE, WORDS, DUE, edited(RETRACTED)), message(HERE)], retracted('edit')),
    ],
    [
      'unapproved',
      'a copy that was to be deleted',
      trace([message(HERE), message(THERE, WORDS, DUE, { removedAt: CHANGED })], retracted('remove')),
    ],
    [
      'unapproved',
      'a word that was not wished',
      trace([...both(edited(RETRACTED)), message(HERE, DISREGARD, CHANGED)], retracted('edit')),
    ],
    [
      'unapproved',
      'words before their correction',
      trace(
        [
          ...both(edited(NEW_WORDS, CHANGED - MINUTE)),
          message(HERE, NOTICE, CHANGED),
          message(THERE, NOTICE, CHANGED),
        ],
        corrected,
      ),
    ],
    [
      'unapproved',
      'a copy while all is frozen',
      trace([...two.slice(1), message(HERE, LATE, DUE + 5 * MINUTE)], {
        ...approved,
        frozen: [{ from: DUE, to: CHANGED }],
      }),
    ],
  ])('%s: %s', (bar, _, seen) => {
    const { counts, problems } = judge(seen);
    expect(counts).toMatchObject({ [bar]: expect.toSatisfy(count => count > 0) });
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each<[string, Trace]>([
    ['does not say that it is late', trace([...two.slice(1), message(HERE, WORDS, DUE + 5 * MINUTE)])],
    [
      'says that it was due 1380 minutes',
      trace(both({}, LATE_IN_UTC, DUE + 5 * MINUTE).map(each => ({ ...each, pings: [MEMBERS] }))),
    ],
    [
      'does not say that it is late',
      trace(
        [...both(edited(NEW_WORDS)), ...[HERE, THERE].map(each => message(each, NOTICE, DUE + 14 * MINUTE))],
        corrected,
      ),
    ],
    ['organizers were told of only 0', missed('something else')],
    ['organizers were told of only 1', unheard(`**1 ${NOT_POSTED}.`)],
    ['organizers were told of 3', missed(`**3 ${NOT_POSTED} in 3 channels.`)],
  ])('a message that %s', (words, seen) => {
    expect(judge(seen).problems.join('\n')).toContain(words);
  });
});
