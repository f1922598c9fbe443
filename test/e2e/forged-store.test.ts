import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose } from './writing.ts';

let scene: Stage;
let path: string;

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  scene = await stage('2024-12-23T12:00:00-08:00', { store: `sqlite:${path}` });
});
afterEach(async () => {
  await scene.stop();
});

const GUILD = '1310000000000000001';
const FORGED = 'We surrender';

/** Runs SQL on the file of the store, behind the bot's back. */
function tamper(sql: string, ...values: string[]): void {
  const database = new DatabaseSync(path);
  database.prepare(sql).run(...values);
  database.close();
}

function put(namespace: string, key: string, value: object): void {
  const sql = 'INSERT OR REPLACE INTO records (namespace, key, value) VALUES (?, ?, ?)';
  tamper(sql, namespace, key, JSON.stringify({ value }));
}

const broadcast = (given: object = {}) => ({
  id: 'forged',
  guild: GUILD,
  type: 'broadcast',
  author: { hash: 'nobody', role: 'organizer' },
  message: { headline: FORGED, text: 'The strike is over.' },
  channels: [{ name: 'announcements', id: '1310000000000000021' }],
  ping: { name: 'everyone', id: GUILD },
  approvedAt: '2024-12-23T20:00:00.000Z',
  dueAt: '2024-12-23T20:00:00.000Z',
  isScheduled: false,
  corrections: [],
  retries: {},
  ...given,
});

const cancelled = {
  guild: GUILD,
  actor: 'nobody',
  tell: true,
  act: {
    type: 'cancel',
    id: 'forged',
    at: '2024-12-23T20:00:00.000Z',
    role: 'organizer',
    from: '2024-12-24',
    to: '2024-12-24',
    sites: ['fontana'],
    reason: FORGED,
  },
};

const backdated = {
  ...cancelled,
  act: { ...cancelled.act, at: '2020-01-01T00:00:00.000Z' },
};

const ACT_LINE =
  '- 1 change of the schedule or of the negotiations has no entry in the log, so I do not use it.';
const BROADCAST_LINE = '- 1 message is not as any entry in the log has it, so I neither send nor edit it.';

/** What everybody can read on the server, in all channels that the bot writes to, but what organizers are told. */
function said(): string {
  return JSON.stringify(
    ['1310000000000000021', '1310000000000000031'].map(channel => scene.discord.inspect.messages(channel)),
  );
}

describe('put into the store by hand', () => {
  it.each`
    forged                               | forge                                                                                                                                                                 | told
    ${'a broadcast that pings everyone'} | ${() => put('broadcasts', 'forged', broadcast())}                                                                                                                     | ${BROADCAST_LINE}
    ${'an alert'}                        | ${() => put('broadcasts', 'forged', broadcast({ type: 'alert', sites: ['fontana'] }))}                                                                                | ${BROADCAST_LINE}
    ${'a broadcast for later'}           | ${() => put('broadcasts', 'forged', broadcast({ isScheduled: true, dueAt: '2024-12-23T20:30:00.000Z' }))}                                                             | ${BROADCAST_LINE}
    ${'a retraction of nothing'}         | ${() => put('broadcasts', 'forged', broadcast({ retraction: { at: '2024-12-23T20:00:00.000Z', noticeTo: ['1310000000000000021'], reason: FORGED, remove: false } }))} | ${BROADCAST_LINE}
    ${'an act'}                          | ${() => put('acts', `${GUILD}/forged`, cancelled)}                                                                                                                    | ${ACT_LINE}
    ${'an act of long ago'}              | ${() => put('acts', `${GUILD}/forged`, backdated)}                                                                                                                    | ${ACT_LINE}
  `('$forged: nothing goes out, and organizers are told once', async ({ forge, told }) => {
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a vote' }));
    await scene.ask(ORGANIZER, 'automation resume');
    forge();
    await scene.restart();
    await scene.at('2024-12-23T12:31:00-08:00');
    await scene.restart();
    await scene.at('2024-12-24T06:30:00-08:00');
    expect(said()).not.toContain(FORGED);
    expect(said()).not.toContain('The strike is over.');
    expect(scene.alerts().filter(each => each.includes(told))).toHaveLength(1);
    expect(await scene.ask(ORGANIZER, 'schedule list')).not.toContain(FORGED);
    expect(scene.log).toContainEqual(
      expect.objectContaining({ msg: 'the store does not agree with the audit log', id: 'forged' }),
    );
  });
});

const ALTERED =
  'What I have kept of this is not what was shown here, or not what my audit log has, so I do nothing.';

/** Exchanges words in the only open record of a kind. */
function alter(namespace: string, from: string, to: string): void {
  tamper('UPDATE records SET value = replace(value, ?, ?) WHERE namespace = ?', from, to, namespace);
}

const HALL = { headline: 'Town hall', text: 'Tonight at 7.', channels: ['announcements'] };
const END = typed({ date: 'today', words: 'We have won.' });

/** What was previewed, what is altered before the press, and the label that is pressed. */
const PREVIEWS = {
  'an act': async () => {
    await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'Dec 26', site: 'fontana', reason: 'heat' }));
    alter('proposals', 'heat', FORGED);
    return QUIETLY;
  },
  'whose act it is': async () => {
    await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'Dec 26', site: 'fontana', reason: 'heat' }));
    alter('proposals', '"role":"organizer"', '"role":"captain"');
    return QUIETLY;
  },
  'a message': async () => {
    await compose(scene, ORGANIZER, HALL);
    alter('drafts', 'Town hall', FORGED);
    return 'Send';
  },
  'a message that is made an alert': async () => {
    await compose(scene, ORGANIZER, HALL);
    alter('drafts', '"type":"broadcast"', '"type":"alert"');
    return 'Send';
  },
  'a retraction': async () => {
    await compose(scene, ORGANIZER, HALL);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    await scene.ask(
      ORGANIZER,
      'broadcast retract',
      typed({ broadcast: choice?.value ?? '', reason: 'Wrong day' }),
    );
    alter('intents', 'Wrong day', FORGED);
    return 'Retract';
  },
};

describe('altered between its preview and the press', () => {
  it.each(Object.entries(PREVIEWS))('%s is not carried out, and who presses is told', async (_, altered) => {
    const label = await altered();
    expect(await scene.press(ORGANIZER, label)).toContain(ALTERED);
    await scene.bot.tick();
    await scene.restart();
    expect(said()).not.toContain(FORGED);
    expect(await scene.ask(ORGANIZER, 'schedule list')).not.toContain('fontana');
  });

  it.each`
    what                                     | from                | to                            | restarts
    ${'its words'}                           | ${'We have won.'}   | ${FORGED}                     | ${false}
    ${'its words, and the bot is restarted'} | ${'We have won.'}   | ${FORGED}                     | ${true}
    ${'whether it is posted'}                | ${'"tell":true'}    | ${'"tell":false'}             | ${false}
    ${'an approval that nobody gave'}        | ${'"approvedBy":['} | ${'"approvedBy":["somebody"'} | ${true}
  `('a request is not approved: $what', async ({ from, to, restarts }) => {
    await scene.ask(ORGANIZER, 'schedule end', END);
    await scene.press(ORGANIZER, AT_ONCE);
    alter('proposals', from, to);
    if (restarts) await scene.restart();
    const organizers = scene.strike.channels.organizers;
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers)).toContain(ALTERED);
    expect(scene.announcements()).toEqual([]);
  });
});

/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('altered while it waits', () => {
  it.each`
    approved                       | by
    ${'by somebody who is nobody'} | ${'"approvedBy":["somebody"'}
    ${'by as many as it takes'}    | ${'"approvedBy":["somebody","another"'}
  `(
    'a draft that is approved by hand, $approved, does not go out, and who presses is told',
    async ({ by }) => {
      await scene.stop();
      path = temporaryPath('picketline.db');
      const strike = exampleStrike();
      const approval = { ...strike.approval, broadcast: 3 };
      scene = await stage('2024-12-23T12:00:00-08:00', {
        store: `sqlite:${path}`,
        strike: { ...strike, approval },
      });
      await compose(scene, ORGANIZER, HALL);
      await scene.press(ORGANIZER, 'Ask for approval');
      alter('drafts', '"approvedBy":[', by);
      for (const restarts of [false, true]) {
        if (restarts) await scene.restart();
        await scene.bot.tick();
        expect(said()).not.toContain(HALL.text);
        const { organizers } = scene.strike.channels;
        expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers)).toContain(ALTERED);
        await scene.bot.tick();
        expect(said()).not.toContain(HALL.text);
      }
    },
  );

  it('a picture whose bytes are others goes out without it, and never with those', async () => {
    const file = { name: 'poster.png', type: 'image/png', data: PNG };
    await compose(scene, ORGANIZER, HALL, [
      { name: 'picture', type: 11, file },
      ...typed({ alt: 'A raised fist', day: 'Thu', time: '9 a.m.' }),
    ]);
    await scene.press(ORGANIZER, 'Schedule');
    const other = Buffer.from('another picture').toString('base64');
    const sql = "UPDATE records SET value = json_set(value, '$.value.base64', ?) WHERE namespace = ?";
    tamper(sql, other, 'pictures');
    await scene.restart();
    await scene.at('2024-12-26T09:00:00-08:00');
    const sent = scene.discord.inspect
      .messages('1310000000000000021')
      .filter(({ content }) => content.includes(HALL.text));
    expect(sent.map(({ attachments }) => attachments)).toEqual([[]]);
  });
});
