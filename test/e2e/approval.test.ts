import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainWords } from '../../src/wording/plain-words.ts';
import { carelessMentions } from '../support/mentions.ts';
import { AT_ONCE, buttonsOf, pressAgain, QUIETLY } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { decline } from './writing.ts';

/** The end of the strike takes two organizers; what can go wrong between the one and the other. */
let scene: Stage;
let organizers: string;

beforeEach(async () => {
  scene = await stage('2024-12-26T15:00:00-08:00', { store: scratchStore() });
  organizers = scene.strike.channels.organizers;
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const WORDS = '@everyone <@&1310000000000000014> **Go back** on Monday.';

const READ_BY_ALL = `The union’s words, in every answer from then on: “${plainWords(WORDS)}”`;

async function confirms(label = AT_ONCE): Promise<string> {
  await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: WORDS }));
  return scene.press(ORGANIZER, label);
}

/** The bot may, or may not, write in the organizers' channel. */
function letWrite(may: boolean): void {
  const botRole = String(BigInt(scene.strike.guild) + 900n);
  const { SendMessages, ViewChannel } = PermissionFlagsBits;
  const [allow, deny] = may ? [ViewChannel | SendMessages, 0n] : [ViewChannel, SendMessages];
  scene.discord.act.overwriteChannel(organizers, botRole, String(allow), String(deny));
}

async function isOver(): Promise<boolean> {
  await scene.bot.tick();
  return (await scene.ask(MEMBER, 'picket tomorrow')).includes('the last day of the strike is');
}

describe('the request', () => {
  it('calls the organizers and nobody else, whatever the words are, and says whether it will be posted', async () => {
    await confirms();
    const request = scene.discord.inspect.messages(organizers).at(-1);
    expect(request?.content).toContain('I post in <#1310000000000000021>:');
    const [first, second] = request?.content.split('\n') ?? [];
    expect(first).toBe(
      '**For approval: Today, Thursday, December 26, is the last day of the strike; its lines run to their end.** Pings nobody.',
    );
    expect(second).toBe(
      '<@&1310000000000000011> **<@1310000000000000503>, an organizer, asks for your approval. Nothing is changed yet.**',
    );
    expect(request?.pings).toEqual({ everyone: false, roles: ['1310000000000000011'], users: [] });
    expect(request?.rings).toEqual([ORGANIZER, SECOND_ORGANIZER]);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    expect(await isOver()).toBe(true);
    const all = scene.discord.inspect.messages(scene.strike.channels.announcements);
    expect(all.flatMap(({ rings }) => rings)).toEqual([]);
  });

  it('is over once the day has changed', async () => {
    await confirms();
    await scene.ask(SECOND_ORGANIZER, 'schedule quiet', typed({ date: 'tomorrow', reason: 'a vote' }));
    await scene.press(SECOND_ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(scene.alerts()).toContainEqual(
      expect.stringMatching(/^\*\*Overtaken by another change\.\*\* Nothing was changed: Today, Thursday/),
    );
    expect(scene.buttons(SECOND_ORGANIZER, organizers)).toEqual([]);
    expect(await isOver()).toBe(false);
  });

  it('says so where nothing will be posted', async () => {
    const options = typed({ date: 'today', words: WORDS });
    // The notice that would be posted has them whole, so they are not there twice.
    expect(await scene.ask(ORGANIZER, 'schedule end', options)).toContain('\\*\\*Go back\\*\\* on Monday.');
    await scene.press(ORGANIZER, QUIETLY);
    const request = scene.discord.inspect.messages(organizers).at(-1);
    expect(request?.content).toContain('I post nothing at once');
    // Members will read these in every answer, posted or not.
    expect(request?.content).toContain(READ_BY_ALL);
    expect(request?.pings).toEqual({ everyone: false, roles: ['1310000000000000011'], users: [] });
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers)).toContain(READ_BY_ALL);
    expect(await scene.ask(ORGANIZER, 'schedule list')).toContain(`p.m.)\n  ${READ_BY_ALL}`);
    expect(await isOver()).toBe(true);
    expect(scene.announcements()).toEqual([]);
  });

  it('that Discord refuses is told to the asker, and can be made again', async () => {
    letWrite(false);
    expect(await confirms()).toMatchInlineSnapshot(
      `"I could not ask the other organizers, so nothing was changed: Discord does not let me write in <#1310000000000000022>. Give my role View Channel and Send Messages there, then press again."`,
    );
    expect(scene.buttons(ORGANIZER)).toContain('Change and tell');
    letWrite(true);
    expect(await scene.press(ORGANIZER, AT_ONCE)).toContain('1 more organizer has to approve');
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    expect(await isOver()).toBe(true);
  });

  it('of which no answer came can be made again', async () => {
    const path = new RegExp(`/channels/${organizers}/messages$`);
    scene.discord.faults.add({
      method: 'POST',
      path,
      times: 10,
      fault: { kind: 'status', status: 500, stage: 'before' },
    });
    expect(await confirms()).toContain(
      'Discord did not take my request in <#1310000000000000022>. Press again',
    );
    scene.discord.faults.clear();
    expect(await scene.press(ORGANIZER, AT_ONCE)).toContain('1 more organizer has to approve');
  });

  it('whose asker was cut off can be made again a minute later', async () => {
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today' }));
    const [button] = buttonsOf(scene.discord, ORGANIZER);
    const path = /^\/webhooks\//;
    scene.discord.faults.add({
      path,
      times: 10,
      fault: { kind: 'status', status: 500, stage: 'before' },
    });
    if (!button) throw new Error('no button');
    const asked = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.message.channel_id === organizers,
    );
    scene.discord.act.component({ person: ORGANIZER, locale: 'en-US', ...button });
    await asked;
    await scene.restart();
    scene.discord.faults.clear();
    expect(await pressAgain(scene.discord, ORGANIZER, button)).toBe(
      'The other organizers have been asked already.',
    );
    await scene.at('2024-12-26T15:02:00-08:00');
    expect(await pressAgain(scene.discord, ORGANIZER, button)).toContain('1 more organizer has to approve');
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    expect(await isOver()).toBe(true);
  });
});

describe('an approval', () => {
  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
  ])('is no business of %s who found the button', async (_, person) => {
    await confirms();
    for (const label of ['Approve', 'Decline']) {
      const button = buttonsOf(scene.discord, ORGANIZER, organizers).find(each => each.label === label);
      if (!button) throw new Error('no button');
      scene.discord.act.overwriteChannel(
        organizers,
        scene.strike.guild,
        String(PermissionFlagsBits.ViewChannel),
        '0',
      );
      expect(await pressAgain(scene.discord, person, button)).toContain('Only organizers may use this.');
    }
    expect(await isOver()).toBe(false);
  });

  it('comes too late after a quarter of an hour', async () => {
    await confirms();
    // No beat has come yet: the button is still there.
    scene.clock.set('2024-12-26T15:15:00-08:00');
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers)).toBe(
      'This request has expired, so nothing was done. Whoever asked for it can ask again.',
    );
    await scene.bot.tick();
    expect(scene.buttons(SECOND_ORGANIZER, organizers)).toEqual([]);
    expect(await isOver()).toBe(false);
  });

  it('is not asked for any more once the schedule is another', async () => {
    await confirms();
    const options = typed({ date: 'tomorrow', site: 'fontana', reason: 'storm' });
    await scene.ask(SECOND_ORGANIZER, 'schedule cancel', options);
    await scene.press(SECOND_ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(scene.buttons(SECOND_ORGANIZER, organizers)).toEqual([]);
    expect(await isOver()).toBe(false);
  });

  it('can be given after a restart, and can be refused', async () => {
    await confirms();
    await scene.restart();
    expect(await decline(scene, SECOND_ORGANIZER, organizers)).toContain('**Declined.** Nothing was changed');
    expect(await isOver()).toBe(false);
    await confirms();
    await scene.restart();
    expect(await scene.pressAndTell(SECOND_ORGANIZER, 'Approve', organizers)).toContain(
      '**Done, and the channel is told.**',
    );
    expect(await isOver()).toBe(true);
  });
});

describe('an end that is taken back', () => {
  async function undoes(): Promise<string> {
    const [offered] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    return scene.ask(ORGANIZER, 'schedule undo', typed({ act: offered?.value ?? '' }));
  }
  const posted = () => scene.announcements().map(content => content.replaceAll(/ref \S+/g, 'ref ····'));

  it('of which members were not told is taken back without a word to them', async () => {
    await confirms(QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    expect(await undoes()).toContain('Members were not told of it, so I post nothing');
    expect(scene.buttons(ORGANIZER)).toEqual(['Take it back', 'Discard']);
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('1 more organizer has to approve');
    expect(await isOver()).toBe(true);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    expect(posted()).toEqual([]);
    expect(await isOver()).toBe(false);
  });

  it('that was posted: the strike goes on, and how its next day stands', async () => {
    await confirms();
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    await undoes();
    // The end has told of the days after it: that they have lines again is told in any case.
    expect(scene.buttons(ORGANIZER)).toEqual(['Take back and tell', 'Whole messages', 'Discard']);
    await scene.press(ORGANIZER, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    expect(posted()[1]).toMatchInlineSnapshot(`
      "**The strike goes on: its end on Thursday, December 26, which had been announced, is taken back.**
      Picket tomorrow, Friday, December 27: 8 a.m. to 2 p.m. (Pacific Time).
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      Starts <t:1735315200:R>, <t:1735315200:t> by your clock.
      -# Strike day 67 · ref ···· · is it really us? /verify"
    `);
  });

  it('that an announcement has told of is told, too', async () => {
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'tomorrow', words: WORDS }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.at('2024-12-27T06:30:00-08:00');
    expect(posted()[0]).toContain('The last day of the strike is Friday, December 27;');
    await scene.at('2024-12-28T09:00:00-08:00');
    // It has told that the days after it have no lines, so that they have again is told in any case.
    expect(await undoes()).toContain('because an edit notifies nobody:\n> **The strike goes on:');
  });
});
