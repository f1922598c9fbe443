import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAll } from '../../src/audit/verify.ts';
import { openStore } from '../../src/store/store.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { buttonsOf, pressAgain, QUIETLY, untilToldOf } from './buttons.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, decline } from './writing.ts';

let scene: Stage | undefined;
let store: string;

beforeEach(() => {
  store = `sqlite:${temporaryPath('picketline.db')}`;
});
afterEach(async () => {
  const violations = scene?.violations ?? [];
  await scene?.stop();
  scene = undefined;
  expect(violations).toEqual([]);
});

const REASON = typed({ reason: 'a vote' });
const REFUSAL = 'Only organizers may use this. They are the members with the organizer role.';

/** Without what is another's in every run. */
function plain(content = ''): string {
  return content
    .replaceAll(/[0-9a-f]{64}/g, 'HASH')
    .replaceAll(/[0-9a-f]{4}-[0-9a-f]{4}/g, 'CODE')
    .replaceAll(/\/\d{19}>/g, '/MESSAGE>')
    .replaceAll(/(organizer|captain) [\w-]{4}$/gm, '$1 WHO')
    .replaceAll(/ref \S+/g, 'ref ····');
}

/** The rows of a page, without the lines around them. */
function rowsOf(answer: string): string[] {
  return answer.split('\n').filter(line => line.startsWith('`'));
}

/** What the store says of the log, once the bot has stopped. */
async function verified() {
  const opened = await openStore(store);
  const chains = verifyAll(await opened.audit.rows(), await opened.audit.tips());
  await opened.close();
  return chains;
}

describe('/audit', () => {
  it('shows what organizers did and the bot sent, newest first', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00', { store });
    expect(await scene.ask(ORGANIZER, 'audit')).toBe('**Nothing is in the audit log.**');
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'today', site: 'fontana', reason: 'heat' }));
    const running = scene;
    const { organizers } = running.strike.channels;
    await untilToldOf(running.discord, organizers, () => running.press(ORGANIZER, QUIETLY));
    await scene.bot.tick();
    await scene.ask(ORGANIZER, 'automation pause', REASON);
    await scene.ask(SECOND_ORGANIZER, 'automation resume');
    await scene.bot.tick();
    const page = plain(await scene.ask(ORGANIZER, 'audit'));
    expect(page).toContain('**Audit log, entries 9 to 3 of 9, newest first.**');
    expect(page).toContain('-# Head `CODE`. Every evening with something new it is posted');
    const rows = rowsOf(page);
    expect(rows.map(row => row.split('`')[1])).toEqual(['9', '8', '7', '6', '5', '4', '3']);
    // What is edited and what organizers read go out at the same time.
    expect(
      rows.map(row => row.replace(/^`\d` Mon Dec 23, 6:30 a.m.: /, '')).toSorted(),
    ).toMatchInlineSnapshot(`
      [
        "automatic posts were paused · organizer WHO",
        "automatic posts were started again · organizer WHO",
        "organizers were told · <#1310000000000000022>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000022/MESSAGE>)",
        "organizers were told · <#1310000000000000022>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000022/MESSAGE>)",
        "organizers were told · <#1310000000000000022>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000022/MESSAGE>)",
        "the morning announcement of Monday, December 23 was edited · <#1310000000000000021>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000021/MESSAGE>)",
        "the notice of a change of Monday, December 23 was posted · <#1310000000000000021>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000021/MESSAGE>)",
      ]
    `);
  });

  it('is acknowledged before the log is read, which may be long', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00', { store });
    const before = scene.discord.inspect.requests().length;
    await scene.ask(ORGANIZER, 'audit');
    const [first] = scene.discord.inspect.requests().slice(before);
    expect(first).toMatchObject({ method: 'POST', body: { type: 5, data: { flags: 64 } } });
  });

  it('keeps no names, no texts, and nothing of members', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00', { store });
    await scene.ask(MEMBER, 'picket today');
    await scene.ask(ORGANIZER, 'automation pause', REASON);
    await scene.stop();
    scene = undefined;
    const opened = await openStore(store);
    const kept = JSON.stringify(await opened.audit.rows());
    await opened.close();
    expect(kept).toContain('automation-paused');
    for (const word of [ORGANIZER, MEMBER, 'a vote', 'Picket today']) expect(kept).not.toContain(word);
  });

  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
    ['a newcomer', NEWCOMER],
  ])('is refused to %s, and so are its buttons', async (_, person) => {
    scene = await stage('2024-12-23T06:29:00-08:00', { store });
    expect(await scene.ask(person, 'audit')).toBe(REFUSAL);
    for (let each = 0; each < 5; each += 1) {
      await scene.ask(ORGANIZER, 'automation pause', REASON);
      await scene.ask(ORGANIZER, 'automation resume');
    }
    await scene.ask(ORGANIZER, 'audit');
    const older = buttonsOf(scene.discord, ORGANIZER).find(({ label }) => label === 'Older');
    if (!older) throw new Error('no button');
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, scene.strike.roles.organizer[0] ?? '');
    expect(await pressAgain(scene.discord, ORGANIZER, older)).toBe(REFUSAL);
  });

  it('is leafed through by buttons that work after a restart, while entries are added', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00', { store });
    for (let each = 0; each < 10; each += 1) {
      await scene.ask(ORGANIZER, 'automation pause', REASON);
      await scene.ask(ORGANIZER, 'automation resume');
    }
    await scene.bot.tick();
    const numbers = (answer: string) => rowsOf(answer).map(row => Number(/\d+/.exec(row)?.[0]));
    const first = numbers(await scene.ask(ORGANIZER, 'audit'));
    expect(scene.buttons(ORGANIZER)).toEqual(['Older']);
    await scene.ask(SECOND_ORGANIZER, 'automation pause', REASON);
    await scene.restart();
    const second = numbers(await scene.press(ORGANIZER, 'Older'));
    expect(second).toEqual(first.map(seq => seq - first.length));
    expect(scene.buttons(ORGANIZER)).toEqual(['Newer', 'Older']);
    expect(numbers(await scene.press(ORGANIZER, 'Newer'))).toEqual(first);
    for (; scene.buttons(ORGANIZER).includes('Older'); ) await scene.press(ORGANIZER, 'Older');
    expect(scene.discord.inspect.ephemerals(ORGANIZER).at(-1)?.content).toContain('`1` ');
  });
});

describe('the desk', () => {
  it('approval is asked for, given or declined: each by whom it was', async () => {
    scene = await stage('2024-12-23T12:00:00-08:00', { store });
    const { organizers } = scene.strike.channels;
    for (const answer of ['Decline', 'Approve']) {
      await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'Thank you all.' }));
      await scene.press(ORGANIZER, QUIETLY);
      if (answer === 'Decline') await decline(scene, SECOND_ORGANIZER, organizers);
      else await scene.press(SECOND_ORGANIZER, answer, organizers);
    }
    // When a line for the organizers gets through is Discord's business.
    const rows = rowsOf(plain(await scene.ask(ORGANIZER, 'audit')))
      .filter(row => !row.includes('organizers were told'))
      .map(row => row.replace(/^`\d` /, ''));
    expect(rows).toMatchInlineSnapshot(`
      [
        "Mon Dec 23, noon: a change was confirmed: Today, Monday, December 23, is the last day of the strike; its lines run to their end. · organizer WHO",
        "Mon Dec 23, noon: a request was approved · organizer WHO",
        "Mon Dec 23, noon: approval was asked for · organizer WHO",
        "Mon Dec 23, noon: a request was declined · organizer WHO",
        "Mon Dec 23, noon: approval was asked for · organizer WHO",
      ]
    `);
  });
});

describe('a broadcast', () => {
  it('is entered from the draft to each channel, without its words', async () => {
    scene = await stage('2024-12-26T15:00:00-08:00', { store });
    const channels = ['announcements', 'lamc'];
    await compose(scene, ORGANIZER, { headline: 'Town hall', text: 'At 7 p.m.', channels });
    const at = scene;
    await untilToldOf(at.discord, at.strike.channels.organizers, () => at.press(ORGANIZER, 'Send'));
    await scene.bot.tick();
    // When organizers are told, on the way, depends on how fast each channel is: it is no part of this.
    const rows = rowsOf(plain(await scene.ask(ORGANIZER, 'audit')))
      .filter(row => !row.includes('organizers were told'))
      .map(row => row.replace(/^`\d+` /, ''));
    expect(rows).toMatchInlineSnapshot(`
      [
        "Thu Dec 26, 3 p.m.: the broadcast of Thursday, December 26 was posted · <#1310000000000000031>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000031/MESSAGE>)",
        "Thu Dec 26, 3 p.m.: the broadcast of Thursday, December 26 was posted · <#1310000000000000021>, [message](<https://discord.com/channels/1310000000000000001/1310000000000000021/MESSAGE>)",
        "Thu Dec 26, 3 p.m.: a broadcast was confirmed · organizer WHO",
        "Thu Dec 26, 3 p.m.: a draft was edited · organizer WHO",
        "Thu Dec 26, 3 p.m.: a broadcast was drafted · organizer WHO",
      ]
    `);
    expect(rows.join()).not.toContain('Town hall');
  });
});

describe('the daily head', () => {
  it('is posted at nine, once, on days on which something happened, and not again for itself', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00', { store });
    await scene.at('2024-12-23T17:00:00-08:00');
    await scene.at('2024-12-23T20:59:00-08:00');
    expect(scene.alerts()).toEqual([]);
    await scene.at('2024-12-23T21:00:00-08:00');
    await scene.at('2024-12-23T21:01:00-08:00');
    await scene.restart();
    await scene.at('2024-12-23T21:02:00-08:00');
    expect(scene.alerts().map(plain)).toMatchInlineSnapshot(`
      [
        "**Audit log: 2 entries, head \`CODE\`.**
      In full: \`HASH\`
      Keep this message. Whoever runs me can check that nothing before it was changed: \`npm run audit -- verify CODE\`.
      -# ref ···· · is it really us? /verify",
      ]
    `);
    // Christmas Eve and Christmas Day are quiet, and so is this channel.
    for (const now of ['2024-12-24T21:00:00-08:00', '2024-12-25T12:00:00-08:00']) await scene.at(now);
    expect(scene.alerts()).toHaveLength(1);
  });

  it('is the head that the store has, and was told to nobody else', async () => {
    scene = await stage('2024-12-23T17:00:00-08:00', { store });
    await scene.at('2024-12-23T21:00:00-08:00');
    const [said = ''] = scene.alerts();
    const before = scene.announcements();
    expect(before.join()).not.toContain('Audit log');
    expect(
      scene.discord.inspect.messages(scene.strike.channels.organizers).map(({ rings }) => rings),
    ).toEqual([[]]);
    await scene.stop();
    scene = undefined;
    const [chain] = await verified();
    expect(chain?.findings).toEqual([]);
    const hash = /[0-9a-f]{64}/.exec(said)?.[0];
    expect(chain?.entries.map(each => each.hash)).toContain(hash);
  });

  it('is kept back while everything is frozen, and the next one covers it', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00', { store });
    await scene.ask(ORGANIZER, 'automation freeze', REASON);
    await scene.at('2024-12-23T21:00:00-08:00');
    await scene.at('2024-12-24T09:00:00-08:00');
    await scene.ask(ORGANIZER, 'automation resume');
    const told = scene.alerts().length;
    await scene.at('2024-12-24T21:00:00-08:00');
    expect(scene.alerts().slice(told)).toEqual([expect.stringMatching(/^\*\*Audit log: /)]);
  });

  it('is found, and not sent twice, by a bot that never heard whether it is out', async () => {
    scene = await stage('2024-12-23T17:00:00-08:00', { store });
    const path = new RegExp(`^/channels/${scene.strike.channels.organizers}/messages$`);
    const lost = scene.discord.faults.add({ method: 'POST', path, fault: { kind: 'reset', stage: 'after' } });
    await scene.at('2024-12-23T21:00:00-08:00');
    expect(lost.hits()).toBe(1);
    await scene.restart();
    await scene.at('2024-12-23T21:05:00-08:00');
    expect(scene.alerts()).toHaveLength(1);
    await scene.stop();
    scene = undefined;
    const [chain] = await verified();
    expect(chain?.entries.filter(({ subject }) => subject?.endsWith('/audit'))).toHaveLength(1);
  });
});

describe('the log and the end of the strike', () => {
  const over = (hold: boolean): Strike => ({
    ...exampleStrike(),
    ended: '2024-12-26' as Strike['ended'] & string,
    audit: { keepDays: 30, hold },
  });

  it.each`
    hold     | left | because
    ${false} | ${1} | ${'what says that it was purged'}
    ${true}  | ${2} | ${'it is held: the announcement, and the eve notice'}
  `('hold: $hold leaves $left, because $because', async ({ hold, left }: { hold: boolean; left: number }) => {
    const strike = over(hold);
    scene = await stage('2024-12-23T06:30:00-08:00', { store, strike });
    await scene.at('2024-12-23T17:00:00-08:00');
    await scene.at('2025-01-25T12:00:00-08:00');
    await scene.at('2025-01-26T12:00:00-08:00');
    await scene.stop();
    scene = undefined;
    const [chain] = await verified();
    expect(chain?.findings).toEqual([]);
    expect(chain?.entries).toHaveLength(left);
  });
});
