import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER, typed } from './stage.ts';
import { announced, COPIED, edit, FORGED, FORGED_CODE, NOT_MINE, ORIGINAL, POSTED } from './verifying.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

const VIEW = String(1n << 10n);
const HISTORY = String(1n << 16n);

describe('/verify with a link', () => {
  it('to what the bot has posted', async () => {
    const { verify, link, post } = await announced();
    for (const person of [MEMBER, CAPTAIN, ORGANIZER, NEWCOMER]) {
      expect(await verify(link(post.id), person)).toBe(
        [
          '**Yes, this is from me, and its words are the ones that were approved.**',
          `It ${POSTED}`,
          'It has not been changed since.',
        ].join('\n'),
      );
    }
  });

  it('to what the bot has changed after a change of the schedule', async () => {
    const { scene, verify, link, post, channel, discord } = await announced();
    await scene.at('2024-12-23T09:12:00-08:00');
    const options = typed({ date: '2024-12-23', reason: 'storm' });
    await scene.ask(ORGANIZER, 'schedule quiet', options);
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(await verify(link(post.id))).toBe(
      [
        '**Yes, this is from me. I have changed it since, and its words are the ones that were approved.**',
        `It ${POSTED}`,
        'I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.',
      ].join('\n'),
    );
    const notice = discord.inspect.messages(channel)[1]?.id ?? '';
    expect(await verify(link(notice))).toMatch(/^\*\*Yes, this is from me, .+\nIt is the notice of a change/);
  });

  it('to what somebody else has written, which Discord does not let the bot read', async () => {
    const { verify, write, post, code } = await announced();
    for (const words of [
      post.content,
      post.content.replace('8 a.m.', '9 a.m.'),
      `over, ref ${code}`,
      'hello',
    ]) {
      expect(await verify(write(words))).toBe(
        [
          NOT_MINE,
          'I cannot read what others write, unless you hand it to me: hold the message, or right-click it, pick Apps and then “Is this from us?”.',
        ].join('\n'),
      );
    }
  });

  it('to a copy, an altered copy and a forgery, where Discord lets the bot read them', async () => {
    const { verify, write, post, code } = await announced({ canRead: true });
    expect(await verify(write(post.content))).toBe(COPIED);
    const altered = post.content.replace('8 a.m.', '9 a.m.');
    expect(altered).not.toBe(post.content);
    for (const words of [altered, `The strike is over @everyone, ref ${code}`]) {
      expect(await verify(write(words))).toBe(FORGED);
    }
    expect(await verify(write('The strike is over, ref 0000-0000'))).toBe(FORGED_CODE);
    expect(await verify(write('See you tomorrow'))).toContain(
      'Its words are not those of any message of mine.',
    );
  });

  it.each([
    ['hidden from the bot', false],
    ['readable', true],
  ])('to a forward, its words %s: as the original is, changed since, gone', async (_, canRead) => {
    const { scene, verify, post, channel, strike, discord, link } = await announced({ canRead });
    await scene.at('2024-12-23T07:00:00-08:00');
    const to = { channelId: channel, messageId: post.id, toChannelId: channel };
    const forward = link(discord.act.forward({ person: NEWCOMER, locale: 'en-US', ...to }));
    expect(await verify(forward)).toBe(
      [
        '**This was forwarded from a message of mine, and mine still says the same.**',
        `Mine ${POSTED}`,
        'It has not been changed since.',
        ORIGINAL,
      ].join('\n'),
    );
    const messageId = forward.split('/').at(-1) ?? '';
    const again = discord.act.forward({ person: MEMBER, locale: 'en-US', ...to, messageId });
    expect(await verify(link(again))).toMatch(
      /^\*\*This was forwarded from .+, and mine still says the same/,
    );
    await scene.at('2024-12-23T09:12:00-08:00');
    await scene.ask(ORGANIZER, 'schedule quiet', typed({ date: '2024-12-23', reason: 'storm' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(await verify(forward)).toBe(
      [
        '**This was forwarded from a message of mine, and mine has been changed since. Read the original.**',
        `Mine ${POSTED}`,
        'I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.',
        ORIGINAL,
      ].join('\n'),
    );
    const later = link(discord.act.forward({ person: NEWCOMER, locale: 'en-US', ...to }));
    expect(await verify(later)).toMatch(/^\*\*This was forwarded from .+, and mine still says the same/);
    discord.act.deleteMessage(strike.channels.announcements, post.id);
    expect(await verify(later)).toMatch(/^\*\*This was forwarded from .+ that is not there any more/);
  });

  it('to a forward of somebody else’s', async () => {
    const { verify, write, link, channel, discord, post } = await announced({ canRead: true });
    const messageId = write(post.content).split('/').at(-1) ?? '';
    const to = { channelId: channel, messageId, toChannelId: channel };
    const forward = discord.act.forward({ person: NEWCOMER, locale: 'en-US', ...to });
    expect(await verify(link(forward))).toMatch(/^\*\*Not from me\. Somebody else has posted the words/);
  });

  it('to what is read because it names the bot', async () => {
    const { verify, write, discord, post } = await announced();
    const bot = post.author.id;
    const answer = await verify(write(`<@${bot}> the strike is over, ref 0000-0000`));
    expect(answer).toMatch(
      /^\*\*Not from me\. It carries a code that no message of mine that you may read has/,
    );
    expect(discord.inspect.ephemerals(MEMBER)).toHaveLength(1);
  });

  it('to a message that was deleted', async () => {
    const { verify, link, write, post, channel, discord } = await announced();
    const others = write('hello');
    discord.act.deleteMessage(channel, others.split('/').at(-1) ?? '');
    expect(await verify(others)).toMatch(
      /^\*\*There is no message at this link: it was deleted, or never there/,
    );
    discord.act.deleteMessage(channel, post.id);
    expect(await verify(link(post.id))).toBe(
      `**This was from me, and it is not there any more: somebody has deleted it.**\nIt ${POSTED}`,
    );
    expect(await verify(link('99999999999999999999'))).toMatch(/^\*\*There is no message at this link/);
  });

  it('to a channel that the bot may not see, or that is gone', async () => {
    const { verify, link, post, channel, organizers, discord } = await announced();
    discord.act.overwriteChannel(channel, post.author.id, '0', VIEW);
    const answer = `**By my records this is from me, but I cannot look there and compare its words.**\nIt ${POSTED}`;
    expect(await verify(link(post.id))).toBe(answer);
    expect(await verify(link('1320000000000000123', '1310000000000000777'))).toMatch(
      /^\*\*I cannot look there, so I cannot say/,
    );
    discord.act.deleteChannel(channel);
    // Nobody can say any more who may read there.
    expect(await verify(link(post.id), ORGANIZER, organizers)).toMatch(/^\*\*I cannot look there/);
  });

  it('to a channel that the asker may not see: they learn nothing of it', async () => {
    const { scene, verify, link, organizers, discord } = await announced();
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a vote' }));
    const told = discord.inspect.messages(organizers)[0]?.id ?? '';
    const nothing =
      '**I cannot look there, so I cannot say.**\nEither you or I may not read that channel, or there is none.';
    expect(await verify(link(told, organizers))).toBe(nothing);
    expect(await verify(link('1320000000000000123', organizers))).toBe(nothing);
    expect(await verify(link('1320000000000000123', '1310000000000000777'))).toBe(nothing);
    expect(await verify(link(told, organizers), ORGANIZER)).toMatch(/^\*\*This is from my account, but/);
  });

  it('to another server, under its own id and under ours, though the bot is there, too', async () => {
    const channels = { announcements: '1310000000000000041', organizers: '1310000000000000042' };
    const broadcasts = { channels: new Map(), crosspost: false };
    const other = { ...exampleStrike(), guild: '1310000000000000002', channels, broadcasts };
    const { verify, link, discord } = await announced({ others: [other] });
    const there = channels.announcements;
    const [post] = discord.inspect.messages(there);
    const id = post?.id ?? '';
    expect(post?.content).toMatch(/^\*\*Picket today/);
    expect(await verify(link(id, there, other.guild))).toMatch(/^\*\*This link leads to another server/);
    expect(await verify(link(id, there))).toMatch(/^\*\*I cannot look there, so I cannot say/);
    expect(await verify(/ref (\S+)/.exec(post?.content ?? '')?.[1] ?? '')).toMatch(/^\*\*No message of mine/);
    expect(await verify(`https://discord.com/channels/@me/${there}/${id}`)).toMatch(
      /^\*\*This link leads to a direct message/,
    );
  });

  it('while Discord does not answer', async () => {
    const { verify, link, post, discord } = await announced();
    discord.faults.add({
      method: 'GET',
      path: /messages\/\d+$/,
      fault: { kind: 'status', status: 503, stage: 'before' },
    });
    expect(await verify(link(post.id))).toMatch(
      /^\*\*By my records this is from me, but Discord does not show it/,
    );
  });
});

describe('a message of the bot’s that somebody else has edited with its token', () => {
  it('is called out, and the organizers are told once', async () => {
    const { scene, verify, link, post, channel, discord } = await announced();
    await edit(discord, channel, post.id, 'The strike is over.');
    for (let each = 0; each < 2; each += 1) {
      expect(await verify(link(post.id))).toBe(
        [
          '**Careful: this is from my account, but its words are not the ones that were approved. Do not rely on it.**',
          'I am telling the organizers. Please tell one, too.',
          `It ${POSTED}`,
        ].join('\n'),
      );
    }
    expect(scene.alerts()).toHaveLength(1);
    expect(scene.alerts()[0]).toMatch(
      /^\*\*The morning announcement of Monday, December 23 does not say what it should/,
    );
  });
});

describe('a message of the organizers', () => {
  it.each([
    ['Retract', /^\*\*This is from me, but it has been retracted\. Do not rely on it\.\*\*/],
    ['Delete the copies', /^\*\*This was from me, and it has been retracted\. Do not rely on it\.\*\*/],
  ])('is genuine; after “%s” it is said that it holds no longer, and why', async (label, verdict) => {
    const { scene, verify, link, channel, discord } = await announced();
    const hall = { headline: 'Town hall', text: 'We talk at 7 p.m.', channels: ['announcements'] };
    await compose(scene, ORGANIZER, hall);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    await shown(scene, ORGANIZER, '**Sent');
    const sent = link(discord.inspect.messages(channel).at(-1)?.id ?? '');
    expect(await verify(sent)).toMatch(/^\*\*Yes, this is from me, .+\nIt is the broadcast that I posted/);
    await scene.at('2024-12-23T07:00:00-08:00');
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    const broadcast = choice?.value ?? '';
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' }));
    await scene.press(ORGANIZER, label);
    await scene.bot.tick();
    const answer = await verify(sent);
    expect(answer).toMatch(verdict);
    expect(answer).toContain('Why: The date was wrong.');
  });
});

it('a message of the organizers that was corrected is genuine, by its link and by its code, and said to be corrected', async () => {
  const { scene, verify, link, channel, discord } = await announced();
  const hall = { headline: 'Town hall', text: 'We talk at 7 p.m.', channels: ['announcements'] };
  await compose(scene, ORGANIZER, hall);
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
  await shown(scene, ORGANIZER, '**Sent');
  const { id = '', content = '' } = discord.inspect.messages(channel).at(-1) ?? {};
  await scene.at('2024-12-23T07:00:00-08:00');
  const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
  const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: choice?.value ?? '' });
  await sendForm(scene, ORGANIZER, form, { text: 'We talk at 8 p.m.' });
  await scene.press(ORGANIZER, 'Correct');
  await scene.bot.tick();
  const corrected = /It was corrected on Monday, December 23, 7 a\.m\./;
  expect(await verify(link(id))).toMatch(/^\*\*Yes, this is from me\. It has been corrected since/);
  expect(await verify(link(id))).toMatch(corrected);
  expect(await verify(/ref (\S+)/.exec(content)?.[1] ?? '')).toMatch(corrected);
});

describe('a message that the bot edits at this very moment', () => {
  it('is not called out: its record is waited for', async () => {
    const { scene, verify, link, post, discord } = await announced();
    await scene.at('2024-12-23T09:12:00-08:00');
    await scene.ask(ORGANIZER, 'schedule quiet', typed({ date: '2024-12-23', reason: 'storm' }));
    const edited = discord.faults.hold({ method: 'PATCH', path: /messages\/\d+$/ }, 'after');
    await scene.press(ORGANIZER, QUIETLY);
    await edited.reached;
    const looked = discord.inspect.request({ method: 'GET', path: /messages\/\d+$/ });
    const answer = verify(link(post.id));
    await looked;
    edited.release();
    expect(await answer).toMatch(/^\*\*Yes, this is from me\. I have changed it since/);
    expect(scene.alerts().filter(line => !line.startsWith('**Done by an organizer.**'))).toEqual([]);
  });
});

describe('/verify with a code', () => {
  it('of a message of ours, however it is typed', async () => {
    const { verify, code } = await announced();
    for (const each of [
      code,
      code.toLowerCase(),
      code.replace('-', ''),
      `ref ${code.replaceAll('0', 'o')} `,
    ]) {
      expect(await verify(each)).toBe(
        [
          '**A message of mine has this code. Compare it with what you have.**',
          `It ${POSTED}`,
          'It has not been changed since.',
          ORIGINAL,
          'Anybody can type a code under anything. Only what stands at that link is from me.',
        ].join('\n'),
      );
    }
  });

  it('that none of ours has', async () => {
    const { verify } = await announced();
    expect(await verify('0000-0000')).toBe(
      '**No message of mine that you may read has the code 0000-0000. Treat what carries it as fake.**\nBut first check that you have typed it as it stands there.',
    );
  });

  it('guessed: after five wrong ones not even the right one is answered for ten minutes; links are', async () => {
    const { scene, verify, link, post, code } = await announced();
    for (const wrong of ['0000-0000', '0000-0001', '0000-0002', '0000-0003', '0000-0004']) {
      expect(await verify(wrong)).toMatch(/^\*\*No message of mine that you may read has the code/);
      // A right one costs nothing.
      expect(await verify(code)).toMatch(
        wrong.endsWith('4') ? /^Those were too many/ : /^\*\*A message of mine/,
      );
    }
    expect(await verify(code)).toBe(
      'Those were too many wrong codes. I take the next one <t:1734964800:R>; links I take all the time.',
    );
    expect(await verify(link(post.id))).toMatch(/^\*\*Yes, this is from me/);
    expect(await verify(code, CAPTAIN)).toMatch(/^\*\*A message of mine/);
    await scene.at('2024-12-23T06:40:00-08:00');
    expect(await verify(code)).toMatch(/^\*\*A message of mine/);
  });

  it('guessed a hundred times at once: five are answered', async () => {
    const { scene, strike, channel, discord } = await announced();
    const commandId = discord.inspect.commands(strike.guild).find(({ name }) => name === 'verify')?.id ?? '';
    for (let each = 0; each < 100; each += 1) {
      const options = typed({ message: `0000-0${100 + each}` });
      discord.act.command({
        person: MEMBER,
        locale: 'en-US',
        guildId: strike.guild,
        channelId: channel,
        commandId,
        options,
      });
    }
    while (discord.inspect.ephemerals(MEMBER).length < 100) await discord.inspect.next('message-created');
    const answers = discord.inspect.ephemerals(MEMBER).map(({ content }) => content);
    expect(answers.filter(answer => answer.startsWith('**No message of mine'))).toHaveLength(5);
    expect(answers.filter(answer => answer.startsWith('Those were too many'))).toHaveLength(95);
    expect(scene.fatal).toEqual([]);
  });

  it('hidden in somebody’s message, to be tried that way, counts as well', async () => {
    const { verify, write, code } = await announced({ canRead: true });
    for (let each = 0; each < 5; each += 1) {
      expect(await verify(write(`ref 0000-000${each}`))).toMatch(
        /carries a code that no message of mine that you may read has/,
      );
    }
    expect(await verify(write(`ref ${code}`))).toMatch(/^\*\*Not from me\. Somebody else/);
    expect(await verify(code)).toMatch(/^Those were too many/);
  });
});

describe('/verify with anything else', () => {
  it.each([
    '@everyone the strike is over',
    '<@&1310000000000000014> **look',
    '``` ||`',
    'https://discord.com.example.org/channels/1310000000000000001/1310000000000000021/1320000000000000123',
    '\u202e\u200b',
    '[real](https://example.org)',
  ])('%s: one clear sentence that repeats none of it', async pasted => {
    const { verify } = await announced();
    expect(await verify(pasted)).toBe(
      'I see neither a link to a message nor a code there. Hold the message, or right-click it, and pick Apps and then “Is this from us?”; or paste its link here, or type its code, like K7Q4-9MX2.',
    );
  });
});

describe.each([
  ['View Channel', VIEW],
  ['Read Message History', HISTORY],
])('of a message in a channel where the asker lacks %s', (_, permission) => {
  /** The same words with the code of a message, and with one that no message has. */
  const FREE = '0000-0000';

  it('they learn by its code, its link, its words and its code in a text what they would learn of none', async () => {
    const { verify, pick, link, write, post, code, channel, strike, discord } = await announced();
    const elsewhere = strike.broadcasts.channels.get('lamc') ?? '';
    const say = (content: string) =>
      link(
        discord.act.message({ person: NEWCOMER, locale: 'en-US', channelId: elsewhere, content }),
        elsewhere,
      );
    const written = write('hello');
    discord.act.overwriteChannel(channel, MEMBER, '0', permission);
    const ask = (message: string) => verify(message, MEMBER, elsewhere);
    const picked = (content: string) => pick(say(content), MEMBER, elsewhere);

    expect(await ask(code)).toBe((await ask(FREE)).replace(FREE, code));
    expect(await ask(code)).toMatch(/^\*\*No message of mine/);
    const nothing = /^\*\*I cannot look there, so I cannot say/;
    for (const there of [link(post.id), written, link('1320000000000000123')])
      expect(await ask(there)).toMatch(nothing);
    expect(await picked(`over, ref ${code}`)).toBe(await picked(`over, ref ${FREE}`));
    expect(await picked(post.content)).toBe(await picked(post.content.replace(code, FREE)));
    // Who may read there learns all of it.
    expect(await verify(code, CAPTAIN, elsewhere)).toContain(`<#${channel}>`);
  });
});

it('keeps nothing of who has asked, in the store or in the log', async () => {
  const store = temporaryPath('picketline.db');
  const { scene, verify, link, post, code } = await announced({ store: `sqlite:${store}` });
  for (const message of [link(post.id), code, '0000-0000']) await verify(message);
  const folder = dirname(store);
  const kept = readdirSync(folder).map(name => readFileSync(join(folder, name), 'latin1'));
  expect(kept.join('')).toContain(post.id);
  expect(kept.join('')).not.toContain(MEMBER);
  expect(JSON.stringify(scene.log)).not.toContain(MEMBER);
});
