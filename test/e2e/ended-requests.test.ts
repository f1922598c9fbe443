import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY, untilToldOf } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, decline, openForm, sendForm, shown } from './writing.ts';

/** How a request ends, for everybody who has to know: its author, and the colleagues before whom it stands. */
let scene: Stage;
let organizers: string;

beforeEach(async () => {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store: scratchStore(),
    strike: {
      ...strike,
      approval: { ...strike.approval, broadcast: 2 },
      roles: { ...strike.roles, captainMention: ['members'] },
    },
  });
  organizers = scene.strike.channels.organizers;
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'] };
const MOVE = { date: 'tomorrow', site: 'lamc', place: 'gate 4', ping: 'members' };

async function asksForAct(person = CAPTAIN): Promise<void> {
  await scene.ask(person, 'schedule move', typed(MOVE));
  await scene.press(person, AT_ONCE);
}

async function asksForMessage(person = ORGANIZER): Promise<void> {
  await compose(scene, person, HALL);
  await scene.press(person, 'Ask for approval');
}

const inChannel = () => scene.discord.inspect.messages(organizers);
const requestIndex = () => inChannel().findLastIndex(({ components = [] }) => components.length > 0);
const own = (person: string) => scene.discord.inspect.ephemerals(person).at(-1);
const line = <Done>(does: () => Promise<Done>) => untilToldOf(scene.discord, organizers, does);

const KINDS = [
  {
    kind: 'an act',
    asks: asksForAct,
    author: CAPTAIN,
    what: 'Los Angeles Medical Center',
    nothing: 'changed',
  },
  { kind: 'a message', asks: asksForMessage, author: ORGANIZER, what: 'Town hall', nothing: 'sent' },
];

describe.each(KINDS)('the request of $kind', ({ asks, author, what, nothing }) => {
  it('that is declined: its author reads so in their own answer, and is named in the channel', async () => {
    await asks();
    await line(() => decline(scene, SECOND_ORGANIZER, organizers, 'too late'));
    await scene.bot.tick();
    expect(own(author)?.content).toContain(
      `**Your request was declined (too late).** Nothing was ${nothing}: ${what}`,
    );
    expect(own(author)?.components ?? []).toEqual([]);
    const told = inChannel().at(-1);
    expect(told?.content).toContain(`<@${author}> Your request was declined (too late): ${what}`);
    expect(told?.pings).toEqual({ everyone: false, roles: [], users: [author] });
  });

  it('that is approved: likewise', async () => {
    await asks();
    await line(() => scene.press(SECOND_ORGANIZER, 'Approve', organizers));
    await scene.bot.tick();
    expect(own(author)?.content).toContain(`**Your request is approved.** ${what}`);
    expect(inChannel().at(-1)?.content).toContain(`<@${author}> Your request is approved: ${what}`);
  });

  it('that expires loses its buttons and says so, and its author is named', async () => {
    await asks();
    const index = requestIndex();
    await scene.at('2024-12-26T15:14:00-08:00');
    expect(inChannel()[index]?.components).not.toEqual([]);
    await scene.at('2024-12-26T15:15:00-08:00');
    expect(inChannel()[index]?.content).toContain(
      `**Expired without approval.** Nothing was ${nothing}: ${what}`,
    );
    expect(inChannel()[index]?.components ?? []).toEqual([]);
    expect(inChannel().at(-1)?.content).toContain(
      `<@${author}> Your request expired without approval: ${what}`,
    );
    expect(inChannel().at(-1)?.pings.users).toEqual([author]);
    const count = inChannel().length;
    await scene.at('2024-12-26T15:16:00-08:00');
    expect(inChannel()).toHaveLength(count);
  });

  it('that expires while the bot is away says so at its start', async () => {
    await asks();
    const index = requestIndex();
    scene.clock.set('2024-12-26T15:20:00-08:00');
    await scene.restart();
    expect(inChannel()[index]?.content).toContain('**Expired without approval.**');
    expect(inChannel()[index]?.components ?? []).toEqual([]);
  });

  it('that its author withdraws in their own answer loses its buttons', async () => {
    await asks();
    const index = requestIndex();
    expect(await scene.press(author, 'Withdraw')).toContain('**Withdrawn');
    await scene.bot.tick();
    await expect
      .poll(() => inChannel()[index]?.content)
      .toContain(`**Withdrawn by its author.** Nothing was ${nothing}: ${what}`);
    expect(inChannel()[index]?.components ?? []).toEqual([]);
  });

  it('whose end Discord did not take at first says it at the next beat', async () => {
    await asks();
    const index = requestIndex();
    scene.discord.faults.add({
      method: 'PATCH',
      path: /^\/channels\/\d+\/messages\/\d+$/,
      times: 3,
      fault: { kind: 'status', status: 500, stage: 'before' },
    });
    await scene.at('2024-12-26T15:15:00-08:00');
    scene.discord.faults.clear();
    await scene.at('2024-12-26T15:16:00-08:00');
    expect(inChannel()[index]?.content).toContain('**Expired without approval.**');
    expect(inChannel().filter(({ content }) => content.includes('Your request expired'))).toHaveLength(1);
  });
});

describe('its author reads in their list', () => {
  it.each([
    ['waits', async () => {}, /- Waits for approval, expires <t:\d+:R>: Los Angeles Medical Center/],
    [
      'was declined',
      async () => void (await decline(scene, SECOND_ORGANIZER, organizers, 'too late')),
      /- Declined <t:\d+:R> \(too late\): Los Angeles Medical Center/,
    ],
    [
      'expired',
      () => scene.at('2024-12-26T15:15:00-08:00'),
      /- Expired <t:\d+:R> without approval: Los Angeles Medical Center/,
    ],
  ])('that the request of an act %s, also after a restart', async (_how, happens, row) => {
    await asksForAct();
    await happens();
    await scene.restart();
    expect(await scene.ask(CAPTAIN, 'schedule list')).toMatch(row);
    expect(await scene.ask(ORGANIZER, 'schedule list')).not.toMatch(row);
  });

  it('that the request of a message expired', async () => {
    await asksForMessage();
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatch(
      /- Waits for approval, expires <t:\d+:R>: Town hall/,
    );
    await scene.at('2024-12-26T15:15:00-08:00');
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatch(
      /- Draft, its request expired <t:\d+:R> without approval: Town hall/,
    );
  });
});

describe('a request that is overtaken', () => {
  it('by another act on the same thing loses its buttons, and its author is told', async () => {
    await asksForAct();
    const index = requestIndex();
    await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'tomorrow', site: 'lamc', reason: 'heat' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(inChannel()[index]?.content).toContain(
      '**Overtaken by another change.** Nothing was changed: Los Angeles',
    );
    expect(inChannel()[index]?.components ?? []).toEqual([]);
    expect(own(CAPTAIN)?.content).toContain('**Your request was overtaken by another change.**');
    expect(
      inChannel().some(({ content }) => content.startsWith(`<@${CAPTAIN}> Your request was overtaken`)),
    ).toBe(true);
  });

  it('of a correction, because its message is retracted meanwhile', async () => {
    await asksForMessage();
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    await shown(scene, SECOND_ORGANIZER, '**Sent', organizers);
    const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
    const broadcast = choice?.value ?? '';
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    await scene.press(ORGANIZER, 'Ask for approval');
    const index = requestIndex();
    await scene.ask(SECOND_ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'It is off.' }));
    await scene.press(SECOND_ORGANIZER, 'Retract');
    await scene.bot.tick();
    expect(inChannel()[index]?.content).toContain(
      '**Overtaken by another change.** Nothing was sent: Town hall',
    );
    expect(inChannel()[index]?.components ?? []).toEqual([]);
  });

  it('by its author, who has written on, says so', async () => {
    await asksForMessage();
    const index = requestIndex();
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    await compose(scene, ORGANIZER, { text: 'At 8 p.m.' }, { draft: draft?.value ?? '' });
    await scene.bot.tick();
    expect(inChannel()[index]?.content).toContain('**Changed by its author; the newest request counts.**');
    expect(inChannel()[index]?.components ?? []).toEqual([]);
  });
});

it('keeps no token of an answer, and no name', async () => {
  const path = scratchStore();
  await scene.stop();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store: path,
    strike: { ...scene.strike, approval: { ...scene.strike.approval, broadcast: 2 } },
  });
  await asksForMessage();
  const { readFileSync, existsSync } = await import('node:fs');
  const file = path.replace(/^sqlite:/, '');
  const bytes = [file, `${file}-wal`]
    .filter(existsSync)
    .map(each => readFileSync(each).toString('latin1'))
    .join('');
  const tokens = scene.discord.inspect
    .requests()
    .flatMap(({ path: address }) => /^\/webhooks\/\d+\/([^/]+)/.exec(address)?.[1] ?? []);
  expect(tokens.length).toBeGreaterThan(0);
  expect(bytes).toContain('Town hall');
  for (const token of tokens) expect(bytes).not.toContain(token);
  expect(bytes).not.toContain(ORGANIZER);
  expect(JSON.stringify(scene.log)).not.toContain(tokens[0]);
});
