import { GatewayIntentBits, MessageFlags } from 'discord-api-types/v10';
import { expect, onTestFinished } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import type { RehearsalOptions } from '../../src/rehearsal/rehearsal.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';
import { MEMBER, type Stage, stage, typed } from './stage.ts';

export const IMPOSTOR = '1310000000000000599';
const EPHEMERAL = MessageFlags.Ephemeral;

/**
 * The bot has announced December 23; somebody is there who calls himself like the bot. After the test nothing may have
 * broken Discord's own description, nor could have pinged by accident.
 */
export async function announced({
  canRead = false,
  others = [],
  store = 'sqlite::memory:',
  ...options
}: { canRead?: boolean; others?: Strike[]; store?: string } & Pick<RehearsalOptions, 'startTimer'> = {}) {
  const strike = exampleStrike();
  const strikes = [strike, ...others];
  const world = worldOf(strikes);
  const impostor = { id: IMPOSTOR, name: 'Picketline', label: 'An impostor', roles: { [strike.guild]: [] } };
  const scene = await stage('2024-12-23T06:30:00-08:00', {
    strike,
    store,
    bot: { strikes },
    world: { ...world, persons: [...world.persons, impostor] },
    grantedIntents: canRead ? GatewayIntentBits.MessageContent : 0,
    ...options,
  });
  const { discord } = scene;
  onTestFinished(async () => {
    const requests = discord.inspect.requests();
    await scene.stop();
    expect(scene.violations).toEqual([]);
    expect(carelessMentions(requests)).toEqual([]);
  });
  const { announcements: channel, organizers } = strike.channels;
  const [post] = discord.inspect.messages(channel);
  if (!post) throw new Error('nothing was announced');
  const code = /ref (\S+)/.exec(post.content)?.[1] ?? '';
  return {
    scene,
    strike,
    discord,
    channel,
    organizers,
    post,
    code,
    link: (message: string, where = channel, guild = strike.guild) =>
      `https://discord.com/channels/${guild}/${where}/${message}`,
    /** Somebody writes into the announcements' channel; gives the link. */
    write: (content: string, person = IMPOSTOR) => {
      const id = discord.act.message({ person, locale: 'en-US', channelId: channel, content });
      return `https://discord.com/channels/${strike.guild}/${channel}/${id}`;
    },
    verify: (message: string, person = MEMBER, from = channel) =>
      verify(discord, strike.guild, from, person, message),
    /** Picks the message in its menu, by its link or id. */
    pick: (message: string, person = MEMBER, from = channel) =>
      pick(discord, strike.guild, from, person, message.split('/').at(-1) ?? ''),
  };
}

/** Asks with a link or a code, and waits for the answer. */
async function verify(
  discord: Stage['discord'],
  guildId: string,
  channelId: string,
  person: string,
  message: string,
): Promise<string> {
  const command = discord.inspect.commands(guildId).find(({ name }) => name === 'verify');
  const where = { person, locale: 'en-US', guildId, channelId, commandId: command?.id ?? '' };
  return answerTo(discord, person, () => discord.act.command({ ...where, options: typed({ message }) }));
}

/** Picks "Is this from us?" in the menu of a message, and waits for the answer. */
export async function pick(
  discord: Stage['discord'],
  guildId: string,
  channelId: string,
  person: string,
  messageId: string,
): Promise<string> {
  const command = discord.inspect.commands(guildId).find(({ name }) => name === 'Is this from us?');
  const picked = { person, locale: 'en-US', channelId, messageId, commandId: command?.id ?? '' };
  return answerTo(discord, person, () => discord.act.menu(picked));
}

/** What somebody is answered, also where the answer was deferred. It has to be the asker's alone. */
async function answerTo(discord: Stage['discord'], person: string, ask: () => void): Promise<string> {
  const answered = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  const filled = discord.inspect.next('message-changed', ({ stored }) => stored.onlyFor === person);
  ask();
  const { stored } = await answered;
  const isLoading = Number(stored.message.flags) & MessageFlags.Loading;
  const answer = isLoading ? (await filled).stored : stored;
  expect(answer.onlyFor).toBe(person);
  expect(Number(answer.message.flags) & EPHEMERAL).toBe(EPHEMERAL);
  expect(answer.pings).toEqual({ everyone: false, roles: [], users: [] });
  return answer.message.content.replace(/\d{19}(?=\n|$)/g, 'ID').replace(/ref \S{4}-\S{4}/, 'ref CODE');
}

export const POSTED =
  'is the morning announcement that I posted on Monday, December 23, 6:30 a.m. (Pacific Time) in <#1310000000000000021>, ref CODE.';
export const ORIGINAL =
  'The original: https://discord.com/channels/1310000000000000001/1310000000000000021/ID';
export const NOT_MINE = '**Not from me. Somebody else has posted this, whatever name and picture it shows.**';

/** Of the bot's own words in somebody else's message; of other words under its code; of a code that it never gave. */
export const COPIED = [
  '**Not from me. Somebody else has posted the words of a message of mine.**',
  `Mine ${POSTED}`,
  'It has not been changed since.',
  ORIGINAL,
  'Rely on the original: when I change or retract mine, a copy does not show it.',
].join('\n');
export const FORGED = [
  '**Not from me. It carries the code of a message of mine, under other words. Treat it as fake.**',
  `Mine ${POSTED}`,
  'It has not been changed since.',
  ORIGINAL,
].join('\n');
export const FORGED_CODE =
  '**Not from me. It carries a code that no message of mine that you may read has. Treat it as fake.**\nPlease show it to an organizer.';

/** Edits a message of the bot's with its token, as a thief would. */
export async function edit(discord: Stage['discord'], channel: string, message: string, content: string) {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${channel}/messages/${message}`, {
    method: 'PATCH',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content, allowed_mentions: { parse: [] } }),
  });
  expect(response.status).toBe(200);
}
