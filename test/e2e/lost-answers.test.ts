import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/rehearsal/faults.ts';
import type { StoredMessage } from '../../src/rehearsal/state/stored.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, buttonNamed, buttonsOf, QUIETLY } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { ORGANIZER, requestOf, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, declining, openForm, sendForm } from './writing.ts';

/**
 * What was done is told, whatever becomes of the answer: for every press that does something, and every way in which its
 * answer can be lost.
 */
let scene: Stage;
let organizers: string;

beforeEach(async () => {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store: scratchStore(),
    // A bot that ends before its answer does not sit out the answer that is held back.
    bot: { patience: { underWayMs: 0 } },
    strike: { ...strike, approval: { ...strike.approval, broadcast: 2 } },
  });
  organizers = scene.strike.channels.organizers;
});

afterEach(async () => {
  scene.discord.faults.clear();
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const HALL = { headline: 'Town hall tonight', text: 'At 7 p.m.', channels: ['lamc'] };
const LAMC = '1310000000000000031';
const ANSWERS = /^\/webhooks\//;

/** Does what makes the bot act: presses a button, or types a command that is carried out at once. */
type Doing = () => void;

function pressing(person: string, label: string, channel?: string): Doing {
  const button = buttonNamed(buttonsOf(scene.discord, person, channel), label);
  return () => scene.discord.act.component({ person, locale: 'en-US', ...button });
}

const heat = () =>
  scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' }));

async function asked(): Promise<void> {
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Ask for approval');
}

async function approved(options: Record<string, string> = {}): Promise<string> {
  await compose(scene, ORGANIZER, HALL, options);
  await scene.press(ORGANIZER, 'Ask for approval');
  await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
  await scene.bot.tick();
  const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
  return choice?.value ?? '';
}

const PRESSES: [what: string, prepare: () => Promise<Doing>, so: string][] = [
  [
    'a change, confirmed',
    async () => {
      await heat();
      return pressing(ORGANIZER, QUIETLY);
    },
    '**Done.** No picket at Fontana',
  ],
  [
    'a change, confirmed and told',
    async () => {
      await heat();
      return pressing(ORGANIZER, AT_ONCE);
    },
    '**Done.** No picket at Fontana',
  ],
  [
    'a change, taken back',
    async () => {
      await heat();
      await scene.press(ORGANIZER, QUIETLY);
      const [act] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
      await scene.ask(ORGANIZER, 'schedule undo', typed({ act: act?.value ?? '' }));
      return pressing(ORGANIZER, QUIETLY);
    },
    '**Taken back.** No picket at Fontana',
  ],
  [
    'a preview, discarded',
    async () => {
      await heat();
      return pressing(ORGANIZER, 'Discard');
    },
    '**Discarded.** Nothing was changed.',
  ],
  [
    'a statement, recorded',
    async () => {
      const statement = typed({ source: 'union', text: 'We vote on Friday.' });
      await scene.ask(ORGANIZER, 'bargaining statement', statement);
      return pressing(ORGANIZER, 'Only record it');
    },
    '**Done.** The union says: We vote on Friday.',
  ],
  [
    'the end, asked for',
    async () => {
      await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today' }));
      return pressing(ORGANIZER, QUIETLY);
    },
    '1 more organizer has to approve',
  ],
  [
    'the end, approved',
    async () => {
      await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today' }));
      await scene.press(ORGANIZER, QUIETLY);
      return pressing(SECOND_ORGANIZER, 'Approve', organizers);
    },
    '**Done.** Today, Thursday, December 26, is the last day of the strike',
  ],
  [
    'a message, asked for',
    async () => {
      await compose(scene, ORGANIZER, HALL);
      return pressing(ORGANIZER, 'Ask for approval');
    },
    '1 more organizer has to approve',
  ],
  [
    'a message, approved',
    async () => {
      await asked();
      return pressing(SECOND_ORGANIZER, 'Approve', organizers);
    },
    '',
  ],
  [
    'a message, declined',
    async () => {
      await asked();
      return declining(scene, SECOND_ORGANIZER, organizers);
    },
    '**Declined.** Nothing was sent: Town hall tonight',
  ],
  [
    'a message, discarded',
    async () => {
      await compose(scene, ORGANIZER, HALL);
      return pressing(ORGANIZER, 'Discard');
    },
    '**Discarded.** Nothing was sent.',
  ],
  [
    'a correction, approved',
    async () => {
      const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: await approved() });
      await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
      await scene.press(ORGANIZER, 'Ask for approval');
      return pressing(SECOND_ORGANIZER, 'Approve', organizers);
    },
    '**Corrected.**',
  ],
  [
    'a message, retracted',
    async () => {
      const broadcast = await approved();
      await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'a mistake' }));
      return pressing(ORGANIZER, 'Retract');
    },
    '**Retracted.**',
  ],
  ...(
    [
      ['Retract and say so', '**Retracted.** Every copy is edited, and a new message says so'],
      ['Delete the copies', '**Retracted.** Every copy is deleted'],
    ] as const
  ).map(([label, so]): [string, () => Promise<Doing>, string] => [
    `a message, retracted with “${label}”`,
    async () => {
      const broadcast = await approved();
      await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'a mistake' }));
      return pressing(ORGANIZER, label);
    },
    so,
  ]),
  [
    'a message, tried again',
    async () => {
      scene.discord.faults.add({
        method: 'POST',
        path: new RegExp(`^/channels/${LAMC}/messages$`),
        times: Infinity,
        fault: { kind: 'status', status: 400, stage: 'before', body: '{"code":50035,"message":"Invalid"}' },
      });
      await approved();
      const [choice] = await scene.choices(ORGANIZER, 'broadcast status', 'broadcast');
      await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast: choice?.value ?? '' }));
      scene.discord.faults.clear();
      return pressing(ORGANIZER, 'Try 1 channel again');
    },
    '',
  ],
  [
    'a retraction, left',
    async () => {
      const broadcast = await approved();
      await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'a mistake' }));
      return pressing(ORGANIZER, 'Leave it');
    },
    '**Left as it is.**',
  ],
  [
    'a message, moved',
    async () => {
      const broadcast = await approved({ time: '8 p.m.' });
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, time: '9 p.m.' }));
      return pressing(ORGANIZER, 'Move it');
    },
    '**Moved.**',
  ],
  [
    'an alert',
    async () => {
      const ready = scene.discord.inspect.next(
        'message-created',
        ({ stored: { message } }) => (message.components ?? []).length > 0,
      );
      await scene.ask(ORGANIZER, 'alert send', typed({ site: 'lamc', text: 'Heat: water at the gate.' }));
      await ready;
      return pressing(ORGANIZER, 'Send the alert');
    },
    '',
  ],
  [
    'a pause',
    async () => {
      const options = typed({ reason: 'a dispute' });
      const request = requestOf(scene.discord, scene.strike, ORGANIZER, 'automation pause', options);
      return () => scene.discord.act.command(request);
    },
    'a dispute',
  ],
];

/** What may become of the answers, and where what is so is told then. */
const LOSSES: [how: string, rule: FaultRule, where: 'beside' | 'organizers'][] = [
  ['is not taken once', { path: ANSWERS, fault: { kind: 'status', status: 500, stage: 'before' } }, 'beside'],
  [
    'finds no connection',
    { path: ANSWERS, times: Infinity, fault: { kind: 'reset', stage: 'before' } },
    'organizers',
  ],
  [
    'comes too late',
    {
      path: ANSWERS,
      times: Infinity,
      fault: {
        kind: 'status',
        status: 404,
        stage: 'before',
        body: '{"code":10062,"message":"Unknown interaction"}',
      },
    },
    'organizers',
  ],
];

/** Resolves when what is so is told there: in a message of its own, or in the place of "is thinking". */
function toldIn(where: 'beside' | 'organizers', so: string): Promise<unknown> {
  const isIt = ({ stored: { message, onlyFor } }: { stored: StoredMessage }) =>
    where === 'beside'
      ? onlyFor !== undefined && message.content.includes(so)
      : message.channel_id === organizers &&
        message.content.includes('my answer did not get through') &&
        message.content.includes(so);
  return Promise.race([
    scene.discord.inspect.next('message-created', isIt),
    scene.discord.inspect.next('message-changed', isIt),
  ]);
}

describe.each(PRESSES)('%s', (_what, prepare, so) => {
  it.each(LOSSES)('is told though the answer %s', async (_how, rule, where) => {
    const does = await prepare();
    const told = toldIn(where, so);
    scene.discord.faults.add(rule);
    does();
    await told;
    expect(
      scene.discord.inspect
        .ephemerals(ORGANIZER)
        .map(({ content }) => content)
        .join(),
    ).not.toContain('Something went wrong');
  });

  it('is told by the next process though this one ends before its answer', async () => {
    const does = await prepare();
    const { reached } = scene.discord.faults.hold({ path: ANSWERS }, 'before');
    does();
    await reached;
    const told = toldIn('organizers', so);
    await scene.restart();
    await told;
  });
});
