import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER, type Stage, typed } from './stage.ts';
import {
  announced,
  COPIED,
  edit,
  FORGED,
  FORGED_CODE,
  NOT_MINE,
  ORIGINAL,
  POSTED,
  pick as pickIn,
} from './verifying.ts';
import { compose, shown } from './writing.ts';

const VIEW = String(1n << 10n);

/** The single messages that the bot has fetched. */
function looks(discord: Stage['discord']): number {
  const single = /\/messages\/\d+$/;
  return discord.inspect.requests().filter(({ method, path }) => method === 'GET' && single.test(path))
    .length;
}

/** The day is called off at 9:12; the bot edits the morning announcement. */
async function callOff(scene: Stage): Promise<void> {
  await scene.at('2024-12-23T09:12:00-08:00');
  await scene.ask(ORGANIZER, 'schedule quiet', typed({ date: '2024-12-23', reason: 'storm' }));
  await scene.press(ORGANIZER, QUIETLY);
  await scene.bot.tick();
}

describe('“Is this from us?” on a message of the bot’s', () => {
  it('says yes to everybody, and fetches nothing for it', async () => {
    const { pick, post, discord } = await announced();
    for (const person of [MEMBER, CAPTAIN, ORGANIZER, NEWCOMER]) {
      expect(await pick(post.id, person)).toBe(
        [
          '**Yes, this is from me, and its words are the ones that were approved.**',
          `It ${POSTED}`,
          'It has not been changed since.',
        ].join('\n'),
      );
    }
    expect(looks(discord)).toBe(0);
  });

  it('says what /verify says of its link: as sent, changed by the bot, changed with its token', async () => {
    const { scene, verify, pick, link, post, channel, discord } = await announced();
    const same = async () => {
      const answer = await pick(post.id);
      expect(await verify(link(post.id))).toBe(answer);
      return answer;
    };
    expect(await same()).toMatch(/^\*\*Yes, this is from me, and its words/);
    await callOff(scene);
    expect(await same()).toBe(
      [
        '**Yes, this is from me. I have changed it since, and its words are the ones that were approved.**',
        `It ${POSTED}`,
        'I changed it on Monday, December 23, 9:12 a.m. (Pacific Time), so that it stays true.',
      ].join('\n'),
    );
    await edit(discord, channel, post.id, 'The strike is over.');
    expect(await same()).toMatch(/^\*\*Careful: this is from my account, but its words are not the ones/);
    expect(scene.alerts().filter(alert => alert.includes('does not say what it should'))).toHaveLength(1);
  });

  it('at the very moment of an edit waits for its record, and alarms nobody', async () => {
    const { scene, pick, post, discord } = await announced();
    await scene.at('2024-12-23T09:12:00-08:00');
    await scene.ask(ORGANIZER, 'schedule quiet', typed({ date: '2024-12-23', reason: 'storm' }));
    const edited = discord.faults.hold({ method: 'PATCH', path: /messages\/\d+$/ }, 'after');
    await scene.press(ORGANIZER, QUIETLY);
    await edited.reached;
    const answer = pick(post.id);
    await discord.inspect.request({ method: 'POST', path: /callback$/ });
    edited.release();
    expect(await answer).toMatch(/^\*\*Yes, this is from me\. I have changed it since/);
    expect(scene.alerts().filter(line => !line.startsWith('**Done by an organizer.**'))).toEqual([]);
  });

  it('says of a broadcast that it has been retracted, and why', async () => {
    const { scene, pick, channel, discord } = await announced();
    await compose(scene, ORGANIZER, {
      headline: 'Town hall',
      text: 'At 7 p.m.',
      channels: ['announcements'],
    });
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    await shown(scene, ORGANIZER, '**Sent');
    const sent = discord.inspect.messages(channel).at(-1)?.id ?? '';
    expect(await pick(sent)).toMatch(/^\*\*Yes, this is from me, .+\nIt is the broadcast that I posted/);
    await scene.at('2024-12-23T07:00:00-08:00');
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    const reason = { broadcast: choice?.value ?? '', reason: 'The date was wrong.' };
    await scene.ask(ORGANIZER, 'broadcast retract', typed(reason));
    await scene.press(ORGANIZER, 'Retract');
    await scene.bot.tick();
    const answer = await pick(sent);
    expect(answer).toMatch(/^\*\*This is from me, but it has been retracted\. Do not rely on it\.\*\*/);
    expect(answer).toContain('Why: The date was wrong.');
  });

  it('needs no channel that the bot sees', async () => {
    const { pick, post, channel, discord } = await announced();
    discord.act.overwriteChannel(channel, post.author.id, '0', VIEW);
    expect(await pick(post.id)).toMatch(/^\*\*Yes, this is from me, and its words/);
  });
});

describe('“Is this from us?” on somebody else’s message, without an intent to read it', () => {
  it('tells a copy, an altered copy, a forgery and just talk apart', async () => {
    const { pick, write, post, code, discord } = await announced();
    expect(await pick(write(post.content))).toBe(COPIED);
    const altered = post.content.replace('8 a.m.', '9 a.m.');
    expect(altered).not.toBe(post.content);
    for (const words of [altered, `The strike is over @everyone, ref ${code}`]) {
      expect(await pick(write(words))).toBe(FORGED);
    }
    expect(await pick(write('The strike is over, ref 0000-0000'))).toBe(FORGED_CODE);
    expect(await pick(write('See you tomorrow', ORGANIZER))).toBe(
      `${NOT_MINE}\nIts words are not those of any message of mine.`,
    );
    expect(looks(discord)).toBe(0);
  });

  it.each([
    ['hidden from the bot', false],
    ['readable', true],
  ])('a forward, its words %s: as the original is, and changed since', async (_, canRead) => {
    const { scene, pick, post, channel, discord } = await announced({ canRead });
    await scene.at('2024-12-23T07:00:00-08:00');
    const to = { channelId: channel, messageId: post.id, toChannelId: channel };
    const forward = discord.act.forward({ person: NEWCOMER, locale: 'en-US', ...to });
    expect(await pick(forward)).toBe(
      [
        '**This was forwarded from a message of mine, and mine still says the same.**',
        `Mine ${POSTED}`,
        'It has not been changed since.',
        ORIGINAL,
      ].join('\n'),
    );
    await callOff(scene);
    expect(await pick(forward)).toMatch(
      /^\*\*This was forwarded from .+, and mine has been changed since\. Read the original/,
    );
  });

  it('a forward of somebody else’s, which Discord may not let the bot read', async () => {
    const { pick, write, channel, discord } = await announced();
    const messageId = write('hello').split('/').at(-1) ?? '';
    const to = { channelId: channel, messageId, toChannelId: channel };
    const forward = discord.act.forward({ person: NEWCOMER, locale: 'en-US', ...to });
    expect(await pick(forward)).toBe(
      `${NOT_MINE}\nI cannot read what it carries. If it shows a code, ask \`/verify\` about that code, and compare the words with the original.`,
    );
  });
});

describe('“Is this from us?” and another server of the bot’s', () => {
  const channels = { announcements: '1310000000000000041', organizers: '1310000000000000042' };
  const broadcasts = { channels: new Map(), crosspost: false };
  const other = { ...exampleStrike(), guild: '1310000000000000002', channels, broadcasts };

  it('on a message there is answered by that server’s records', async () => {
    const { discord, channel, pick } = await announced({ others: [other] });
    const [post] = discord.inspect.messages(channels.announcements);
    const there = await pickIn(discord, other.guild, channels.announcements, MEMBER, post?.id ?? '');
    expect(there).toMatch(/^\*\*Yes, this is from me/);
    expect(there).toContain(`<#${channels.announcements}>`);
    // Neither copied words nor a code of the other server's say anything here.
    const copy = { person: NEWCOMER, locale: 'en-US', channelId: channel, content: post?.content ?? '' };
    expect(await pick(discord.act.message(copy))).toMatch(
      /It carries a code that no message of mine that you may read has/,
    );
  });

  it('a forward from there says nothing of it', async () => {
    const { discord, channel, pick } = await announced({ others: [other] });
    const [post] = discord.inspect.messages(channels.announcements);
    const to = { channelId: channels.announcements, messageId: post?.id ?? '', toChannelId: channel };
    const answer = await pick(discord.act.forward({ person: MEMBER, locale: 'en-US', ...to }));
    expect(answer).toMatch(/^\*\*Not from me\. Somebody else has posted this/);
    expect(answer).not.toContain(channels.announcements);
  });
});

describe('codes guessed through the menu', () => {
  it('slow the person as typed ones do, in both ways', async () => {
    const { scene, pick, verify, write, post, code } = await announced();
    for (let each = 0; each < 5; each += 1) {
      expect(await pick(write(`ref 0000-000${each}`))).toMatch(
        /a code that no message of mine that you may read has/,
      );
    }
    const slowed = `${NOT_MINE}\nIts words are not those of any message of mine.`;
    expect(await pick(write(`over, ref ${code}`))).toBe(slowed);
    expect(await verify(code)).toMatch(/^Those were too many wrong codes/);
    // What needs no code is answered all the time, and others are not slowed.
    expect(await pick(post.id)).toMatch(/^\*\*Yes, this is from me/);
    expect(await pick(write(`over, ref ${code}`), CAPTAIN)).toMatch(/under other words\. Treat it as fake/);
    await scene.at('2024-12-23T06:40:00-08:00');
    expect(await pick(write(`over, ref ${code}`))).toMatch(/under other words\. Treat it as fake/);
  });

  it('a hundred times at once: five are answered', async () => {
    // On a busy machine a hundred answers take longer than the three seconds that Discord gives each: here it waits.
    const { strike, channel, discord, write } = await announced({ startTimer: () => () => {} });
    const commandId = discord.inspect.commands(strike.guild).find(({ type }) => type === 3)?.id ?? '';
    for (let each = 0; each < 100; each += 1) {
      const messageId =
        write(`ref 0000-0${100 + each}`)
          .split('/')
          .at(-1) ?? '';
      discord.act.menu({ person: MEMBER, locale: 'en-US', channelId: channel, messageId, commandId });
    }
    const answers = () => discord.inspect.ephemerals(MEMBER).filter(({ content }) => content !== '');
    while (answers().length < 100) await discord.inspect.next('message-changed');
    const told = answers().filter(({ content }) =>
      content.includes('a code that no message of mine that you may read has'),
    );
    expect(told).toHaveLength(5);
  });
});

it('keeps nothing of who has asked, or of what they have picked, in the store or in the log', async () => {
  const store = temporaryPath('picketline.db');
  const { scene, pick, write, post } = await announced({ store: `sqlite:${store}` });
  for (const message of [post.id, write('a private word')]) await pick(message);
  const folder = dirname(store);
  const kept = readdirSync(folder).map(name => readFileSync(join(folder, name), 'latin1'));
  expect(kept.join('')).toContain(post.id);
  for (const secret of [MEMBER, 'a private word']) {
    expect(kept.join('')).not.toContain(secret);
    expect(JSON.stringify(scene.log)).not.toContain(secret);
  }
});
