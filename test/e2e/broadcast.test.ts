import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';
import { buttonsOf, pressAgain, pressFor } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage } from './stage.ts';
import { compose, decline, nextForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const LAMC = '1310000000000000031';
const HALL = {
  headline: 'Town hall tonight',
  text: 'We talk about the offer at 7 p.m. @everyone, come.',
  link: 'https://home.nuhw.org/townhall',
  channels: ['announcements', 'lamc'],
};

/** The example, where a broadcast takes two organizers. */
function withApproval(): Strike {
  const strike = exampleStrike();
  return { ...strike, approval: { ...strike.approval, broadcast: 2 } };
}

/** Without what is another's in every run. */
function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

function sentTo(channel: string) {
  return scene.discord.inspect.messages(channel);
}

describe('a message to members', () => {
  it('is shown as it will look, goes out once to each channel, and pings nobody', async () => {
    scene = await stage(START);
    const { message, said } = await compose(scene, ORGANIZER, HALL);
    expect(message).toMatchInlineSnapshot(`
      "**Town hall tonight**
      We talk about the offer at 7 p.m. @everyone, come.
      https://home.nuhw.org/townhall
      -# Thu Dec 26, 3 p.m. · ref ····-···· · is it really us? /verify"
    `);
    expect(said).toMatchInlineSnapshot(`
      "**Preview. Nothing is sent yet.** Above is the message as it will look; each channel gets its own code.
      - Goes to 2 channels: <#1310000000000000021> <#1310000000000000031>.
      - Goes out at once.
      - Pings nobody.
      - 168 of 2,000 characters.
      - What is typed in the text pings nobody: @everyone.
      - A link shows no preview of the page behind it.
      -# Good for 15 minutes; the draft is kept after that."
    `);
    expect(scene.announcements()).toEqual([]);
    expect(scene.buttons(ORGANIZER)).toEqual(['Send', 'Edit', 'Into the schedule', 'Discard']);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(await shown(scene, ORGANIZER, '**Sent')).toMatchInlineSnapshot(`
      "**Sent to 2 channels.**
      -# \`/broadcast correct\` changes its words, \`/broadcast retract\` says to disregard it, \`/broadcast status\` shows how it stands."
    `);
    const [here, there] = [sentTo(scene.strike.channels.announcements), sentTo(LAMC)];
    expect([here.length, there.length]).toEqual([1, 1]);
    expect(plain(here[0]?.content)).toBe(plain(there[0]?.content));
    expect(here[0]?.content).not.toBe(there[0]?.content);
    expect(plain(here[0]?.content)).toBe(plain(message));
    expect([...here, ...there].flatMap(({ rings }) => rings)).toEqual([]);
    expect(scene.discord.inspect.ephemerals(MEMBER)).toEqual([]);
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatchInlineSnapshot(`
      "**Messages of the organizers**
      - Thu Dec 26, 3 p.m., 2 of 2 channels: Town hall tonight"
    `);
  });

  it('pings the role that was picked, and says how many people that is', async () => {
    scene = await stage(START);
    const { message, said } = await compose(scene, ORGANIZER, { ...HALL, ping: 'members' });
    expect(said).toContain('- Pings the role “members”: 4 people.');
    expect(message).toContain('<@&1310000000000000014>');
    expect(scene.discord.inspect.ephemerals(ORGANIZER).flatMap(({ rings }) => rings)).toEqual([]);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    const [sent] = sentTo(LAMC);
    expect(sent?.pings).toMatchObject({ everyone: false, roles: ['1310000000000000014'] });
  });

  it('does not call a typed mention harmless where that very role was picked', async () => {
    scene = await stage(START);
    const text = 'Dear <@&1310000000000000014>, @here and <@1310000000000000501>.';
    const picked = await compose(scene, ORGANIZER, { ...HALL, text, ping: 'members' });
    expect(picked.said).toContain('- What is typed in the text pings nobody: @here, <@1310000000000000501>.');
    const alone = await compose(scene, ORGANIZER, { ...HALL, text });
    expect(alone.said).toContain('pings nobody: <@&1310000000000000014>, @here, <@1310000000000000501>.');
    expect(scene.discord.inspect.ephemerals(ORGANIZER).flatMap(({ rings }) => rings)).toEqual([]);
  });

  it('is edited before it is sent, and the older preview sends nothing any more', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, { ...HALL, ping: 'members' });
    const stale = buttonsOf(scene.discord, ORGANIZER).find(({ label }) => label === 'Send');
    const opened = nextForm(scene.discord, ORGANIZER);
    pressFor(scene, ORGANIZER, 'Edit');
    const form = await opened;
    expect(form.values).toEqual({
      headline: HALL.headline,
      text: HALL.text,
      link: HALL.link,
      channels: ['announcements', 'lamc'],
      ping: ['members'],
    });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.', channels: ['lamc'], ping: '-' });
    if (!stale) throw new Error('there was no button');
    expect(await pressAgain(scene.discord, ORGANIZER, stale)).toBe(
      'This has been changed since, so nothing was sent. The newest preview counts.',
    );
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    expect(sentTo(LAMC).map(({ content, rings }) => [content.split('\n')[1], rings])).toEqual([
      ['At 8 p.m.', []],
    ]);
  });

  it('is made from a template, whose fields are asked for', async () => {
    scene = await stage(START);
    const { message } = await compose(
      scene,
      ORGANIZER,
      { day: 'Friday', place: 'Fontana', where: 'at the main gate' },
      { template: 'rally' },
    );
    expect(message).toMatchInlineSnapshot(`
      "**Rally Friday, Fontana**
      Bring your sign, water and a colleague. We meet at the main gate.
      -# Thu Dec 26, 3 p.m. · ref ····-···· · is it really us? /verify"
    `);
  });

  it('is sent once, though the button is pressed twice at once and the bot restarts', async () => {
    scene = await stage(START, { store: scratchStore() });
    await compose(scene, ORGANIZER, HALL);
    const send = buttonsOf(scene.discord, ORGANIZER).find(({ label }) => label === 'Send');
    if (!send) throw new Error('there is no button');
    const both = await Promise.all([
      pressAgain(scene.discord, ORGANIZER, send),
      pressAgain(scene.discord, ORGANIZER, send),
    ]);
    expect(both).toHaveLength(2);
    await scene.restart();
    await scene.bot.tick();
    expect([scene.announcements().length, sentTo(LAMC).length]).toEqual([1, 1]);
  });

  it('can be sent after a restart, and after a day be taken up again', async () => {
    scene = await stage(START, { store: scratchStore() });
    await compose(scene, ORGANIZER, HALL);
    await scene.restart();
    await scene.at('2024-12-26T15:15:00-08:00');
    expect(await scene.press(ORGANIZER, 'Send')).toContain('older than 15 minutes');
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    expect(draft?.name).toBe('Draft of Thu Dec 26, 3 p.m. · Town hall tonight');
    const { said } = await compose(scene, ORGANIZER, {}, { draft: draft?.value ?? '' });
    expect(said).toContain('Nothing is sent yet');
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });

  it('is discarded, and cannot be taken up again', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, HALL);
    expect(await scene.press(ORGANIZER, 'Discard')).toBe('**Discarded.** Nothing was sent.');
    expect(await scene.choices(ORGANIZER, 'broadcast compose', 'draft')).toEqual([]);
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });
});

describe('a ping that Discord would not ring for', () => {
  it('is said in the preview', async () => {
    const strike = exampleStrike();
    const mention = new Map([...strike.roles.mention, ['everyone', strike.guild]]);
    scene = await stage(START, { strike: { ...strike, roles: { ...strike.roles, mention } } });
    const { said } = await compose(scene, ORGANIZER, { ...HALL, ping: 'everyone' });
    expect(said).toContain('- But nobody’s phone will ring in <#1310000000000000021>');
  });
});

describe('where it takes two organizers', () => {
  const asked = async () => {
    scene = await stage(START, { strike: withApproval() });
    const shown = await compose(scene, ORGANIZER, HALL);
    expect(shown.said).toContain(
      '- After you, 1 more organizer has to approve. The request pings the organizers in <#1310000000000000022>, nobody else.',
    );
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toMatch(
      /^\*\*1 more organizer has to approve\.\*\* I have asked in <#1310000000000000022>; it expires <t:\d+:R>\.$/,
    );
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    return shown;
  };
  const organizers = () => scene.strike.channels.organizers;

  it('the other sees the very message, approves, and it goes out', async () => {
    const { message } = await asked();
    const [exact, request] = scene.alerts();
    expect(exact).toBe(message);
    expect(request).toMatchInlineSnapshot(`
      "**For approval: “Town hall tonight”.** Pings nobody.
      <@&1310000000000000011> **<@1310000000000000503>, an organizer, asks for your approval. Nothing is sent yet.** Above is the message as it will look.
      - Goes to 2 channels: <#1310000000000000021> <#1310000000000000031>.
      - Goes out at once.
      - Pings nobody.
      - 168 of 2,000 characters.
      - What is typed in the text pings nobody: @everyone.
      - A link shows no preview of the page behind it."
    `);
    const [role] = scene.strike.roles.organizer;
    expect(sentTo(organizers()).map(({ pings }) => pings)).toEqual([
      { everyone: false, roles: [], users: [] },
      { everyone: false, roles: [role], users: [] },
    ]);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers());
    await scene.bot.tick();
    expect([scene.announcements().length, sentTo(LAMC).length]).toEqual([1, 1]);
    expect(await shown(scene, SECOND_ORGANIZER, '**Sent to 2', organizers())).toContain('/broadcast retract');
  });

  it('nobody approves their own', async () => {
    await asked();
    expect(await scene.press(ORGANIZER, 'Approve', organizers())).toContain('nobody approves their own');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
  ])('%s cannot', async (_, person) => {
    await asked();
    const [approve] = buttonsOf(scene.discord, SECOND_ORGANIZER, organizers());
    if (!approve) throw new Error('there is no button');
    expect(() => scene.discord.act.component({ person, locale: 'en-US', ...approve })).toThrow(/./);
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('who has lost the role cannot', async () => {
    await asked();
    const [role = ''] = scene.strike.roles.organizer;
    const [approve] = buttonsOf(scene.discord, SECOND_ORGANIZER, organizers());
    scene.discord.act.overwriteChannel(organizers(), SECOND_ORGANIZER, '1024', '0');
    scene.discord.act.removePersonRole(scene.strike.guild, SECOND_ORGANIZER, role);
    if (!approve) throw new Error('there is no button');
    expect(await pressAgain(scene.discord, SECOND_ORGANIZER, approve)).toContain(
      'Only organizers may use this',
    );
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('an edit voids what was asked', async () => {
    await asked();
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    await compose(scene, ORGANIZER, { text: 'Something else.' }, { draft: draft?.value ?? '' });
    await scene.bot.tick();
    expect(scene.alerts()[1]).toContain('**Changed by its author; the newest request counts.**');
    expect(scene.buttons(SECOND_ORGANIZER, organizers())).toEqual([]);
    expect(scene.announcements()).toEqual([]);
  });

  it('it expires after 15 minutes', async () => {
    await asked();
    // No beat has come yet: the button is still there.
    scene.clock.set('2024-12-26T15:15:00-08:00');
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers())).toBe(
      'This request has expired, so nothing was done. Whoever asked for it can ask again.',
    );
    await scene.bot.tick();
    expect(scene.buttons(SECOND_ORGANIZER, organizers())).toEqual([]);
    expect(scene.announcements()).toEqual([]);
  });

  it('it is declined', async () => {
    await asked();
    expect(await decline(scene, SECOND_ORGANIZER, organizers())).toBe(
      '**Declined.** Nothing was sent: Town hall tonight',
    );
    expect(scene.buttons(SECOND_ORGANIZER, organizers())).toEqual([]);
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('if the others cannot be asked, the author is told, and can ask again', async () => {
    scene = await stage(START, { strike: withApproval() });
    await compose(scene, ORGANIZER, HALL);
    scene.discord.faults.add({
      method: 'POST',
      path: new RegExp(`^/channels/${organizers()}/messages$`),
      fault: {
        kind: 'status',
        status: 403,
        stage: 'before',
        body: '{"code":50013,"message":"Missing Permissions"}',
      },
    });
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain(
      'I could not ask the other organizers',
    );
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain('1 more organizer has to approve');
  });
});

describe('everyone on the server', () => {
  it('is pinged only by two, and only if the strike file has that role', async () => {
    const strike = exampleStrike();
    const mention = new Map([...strike.roles.mention, ['everyone', strike.guild]]);
    scene = await stage(START, { strike: { ...strike, roles: { ...strike.roles, mention } } });
    const mute = await compose(scene, ORGANIZER, { ...HALL, ping: 'everyone' });
    expect(mute.said).toContain(
      '- But nobody’s phone will ring in <#1310000000000000021> <#1310000000000000031>: Discord does not let me ping everyone there.',
    );
    // The bot's own role may mention everyone.
    scene.discord.act.setRolePermissions(strike.guild, String(BigInt(strike.guild) + 900n), MAY_PING_ALL);
    const { said } = await compose(scene, ORGANIZER, { ...HALL, ping: 'everyone' });
    expect(said).toMatch(/- Pings everyone on this server: \d people\./);
    expect(said).not.toContain('ring');
    await scene.press(ORGANIZER, 'Ask for approval');
    await scene.press(SECOND_ORGANIZER, 'Approve', strike.channels.organizers);
    await scene.bot.tick();
    expect(sentTo(LAMC)[0]?.pings.everyone).toBe(true);
  });
});

const { ViewChannel, SendMessages, ReadMessageHistory, MentionEveryone } = PermissionFlagsBits;
const MAY_PING_ALL = String(ViewChannel | SendMessages | ReadMessageHistory | MentionEveryone);
