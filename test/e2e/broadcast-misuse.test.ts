import { afterEach, describe, expect, it } from 'vitest';
import { buttonsOf, pressAgain, pressableIn } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, type Written } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const LAMC = '1310000000000000031';
const GOOD = { headline: 'Town hall', text: 'Tonight at 7 p.m.', channels: ['announcements', 'lamc'] };
const KEPT = '**This cannot be sent yet. Your draft is kept.**\n- ';

describe('what cannot be sent is said in a sentence, and the draft is kept', () => {
  it.each<[string, Written, string]>([
    [
      'one character too long',
      { text: 'x'.repeat(1810) },
      'The message is 1 character too long: with headline, link and what I add, Discord takes 2,000.',
    ],
    [
      'hundreds too long',
      { text: 'x'.repeat(3999) },
      'The message is 2190 characters too long: with headline, link and what I add, Discord takes 2,000.',
    ],
    [
      'a headline of spaces',
      { headline: '   ' },
      'The headline is empty. Write what it is about, in a few words.',
    ],
    [
      'a text that nobody sees',
      { text: '\u200b\u2060\ufeff \u202e' },
      'The text is empty, or has only characters that nobody sees. Write it out.',
    ],
    [
      'a text of joiners',
      { text: '\u200d\u200c\u200d' },
      'The text is empty, or has only characters that nobody sees. Write it out.',
    ],
    [
      'a code block that stays open',
      { text: 'See:\n```\nthe offer' },
      'A code block is opened with ``` and not closed, so it could swallow the line with the code. Close it, or take it out.',
    ],
    [
      'a quotation to the end',
      { text: 'They say:\n>>> nothing\nmore' },
      'A line begins with “>>>”, which makes the rest a quotation and would swallow the line with the code. Write one “>” before each quoted line.',
    ],
    [
      'a link that shows another',
      { text: 'See [home.nuhw.org](https://evil.example/x).' },
      'The link “home.nuhw.org” shows what looks like an address, and leads to https\\://evil.example/x. Write the address itself.',
    ],
    [
      'a link that is none',
      { link: 'home.nuhw.org' },
      '“home.nuhw.org” is not a web address; write it in full, like https://home.nuhw.org.',
    ],
  ])('%s', async (_, written, sentence) => {
    scene = await stage(START);
    const { said } = await compose(scene, ORGANIZER, { ...GOOD, ...written });
    expect(said).toBe(`${KEPT}${sentence}`);
    expect(scene.buttons(ORGANIZER)).toEqual(['Edit', 'Discard']);
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
    if (written.text?.startsWith('x')) expect(form.values.text).toBe(written.text);
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('several things at once are all said', async () => {
    scene = await stage(START);
    const { said } = await compose(scene, ORGANIZER, { ...GOOD, headline: ' ', link: 'nuhw' });
    expect(said.split('\n')).toHaveLength(3);
  });

  it('a channel that has vanished', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, GOOD);
    scene.discord.act.deleteChannel(LAMC);
    expect(await scene.press(ORGANIZER, 'Send')).toBe(
      'The channel “lamc” is no longer there, or not in the strike file any more. Pick others.',
    );
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const { said } = await compose(
      scene,
      ORGANIZER,
      { channels: ['announcements'] },
      { draft: draft?.value ?? '' },
    );
    expect(said).toContain('Nothing is sent yet');
  });

  it('a role that is not allow-listed any more', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, { ...GOOD, ping: 'members' });
    (scene.strike.roles.mention as Map<string, string>).delete('members');
    expect(await scene.press(ORGANIZER, 'Send')).toContain('“members” is not on the union');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });
});

describe('what nobody sees is taken out, and that is said', () => {
  it('in the text, the headline and the link', async () => {
    scene = await stage(START);
    const { message, said } = await compose(scene, ORGANIZER, {
      ...GOOD,
      headline: 'Town\u200b hall',
      text: 'Tonight \u202eat 7\u2066 p.m. 👩‍🏫 هم‌چنین',
    });
    expect(message.split('\n').slice(0, 2)).toEqual(['**Town hall**', 'Tonight at 7 p.m. 👩‍🏫 هم‌چنین']);
    expect(said).toContain('- I took out 3 characters that nobody sees.');
  });
});

describe('who may', () => {
  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
    ['another organizer', SECOND_ORGANIZER],
  ])('%s cannot press what an organizer was shown alone', async (_, person) => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, GOOD);
    const [send] = buttonsOf(scene.discord, ORGANIZER);
    if (!send) throw new Error('there is no button');
    expect(() => scene.discord.act.component({ person, locale: 'en-US', ...send })).toThrow(/./);
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('who has lost the role between form, preview and press cannot go on; the draft is kept', async () => {
    scene = await stage(START);
    const [role = ''] = scene.strike.roles.organizer;
    await compose(scene, ORGANIZER, GOOD);
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    for (const label of ['Send', 'Discard']) {
      expect(await scene.press(ORGANIZER, label)).toContain('Only organizers may use this.');
    }
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    scene.discord.act.addPersonRole(scene.strike.guild, ORGANIZER, role);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });

  it('a form that is sent after the role was lost is refused', async () => {
    scene = await stage(START);
    const [role = ''] = scene.strike.roles.organizer;
    const form = await openForm(scene, ORGANIZER, 'broadcast compose');
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    const told = scene.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === ORGANIZER);
    void sendForm(scene, ORGANIZER, form, GOOD);
    expect((await told).stored.message.content).toContain('Only organizers may use this.');
  });

  it('nobody can take up the draft of another', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, GOOD);
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    expect(await scene.choices(SECOND_ORGANIZER, 'broadcast compose', 'draft')).toEqual([]);
    expect(await scene.ask(SECOND_ORGANIZER, 'broadcast compose', typed({ draft: draft?.value ?? '' }))).toBe(
      'Only the person who asked for this preview can confirm it.',
    );
  });

  it('what was taken back by another is not taken back twice', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, GOOD);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    const options = typed({ broadcast: choice?.value ?? '', reason: 'Wrong.' });
    await scene.ask(ORGANIZER, 'broadcast retract', options);
    await scene.ask(SECOND_ORGANIZER, 'broadcast retract', options);
    await scene.press(ORGANIZER, 'Delete the copies');
    expect(await scene.press(SECOND_ORGANIZER, 'Retract')).toContain('has been retracted');
  });
});

describe('nonsense', () => {
  it.each([
    ['an unknown draft', 'compose', { draft: 'nonsense' }, 'I no longer know what this was about.'],
    [
      'an unknown template',
      'compose',
      { template: 'nonsense' },
      'There is no template “nonsense” in the strike file.',
    ],
    ['an unknown channel', 'compose', { channel: 'organizers' }, '“organizers” is not on the union'],
    ['an unknown message', 'status', { broadcast: 'nonsense' }, 'I do not know that message any more.'],
    [
      'an empty reason',
      'retract',
      { broadcast: 'nonsense', reason: ' ' },
      'I do not know that message any more.',
    ],
  ])('%s', async (_, subcommand, options, sentence) => {
    scene = await stage(START);
    expect(
      await scene.ask(
        ORGANIZER,
        `broadcast ${subcommand}`,
        typed(options as unknown as Record<string, string>),
      ),
    ).toContain(sentence);
  });

  it('the form is sent twice: one draft, and one message', async () => {
    scene = await stage(START);
    const form = await openForm(scene, ORGANIZER, 'broadcast compose');
    await Promise.all([sendForm(scene, ORGANIZER, form, GOOD), sendForm(scene, ORGANIZER, form, GOOD)]);
    expect(await scene.choices(ORGANIZER, 'broadcast compose', 'draft')).toHaveLength(1);
    // Two previews are there, and only the one of the last words can be sent.
    const sends = scene.discord.inspect
      .ephemerals(ORGANIZER)
      .flatMap(pressableIn)
      .filter(({ label }) => label === 'Send');
    for (const send of sends) await pressAgain(scene.discord, ORGANIZER, send);
    await scene.bot.tick();
    await expect.poll(() => scene?.announcements()).toHaveLength(1);
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });
});
