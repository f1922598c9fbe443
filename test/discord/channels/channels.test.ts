import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { channelProblems } from '../../../src/discord/channels/channels.ts';
import type { Rehearsal } from '../../../src/rehearsal/rehearsal.ts';
import type { Strike } from '../../../src/strike/strike.ts';
import { connect, simulatedDiscord } from '../connected.ts';

const BOT = '1310000000000000900';
const { ViewChannel, SendMessages, ReadMessageHistory, Administrator } = PermissionFlagsBits;

/** What is found after something was done to the server before the bot came. */
async function problemsAfter(act: (discord: Rehearsal, strike: Strike) => void): Promise<string[]> {
  const stage = await simulatedDiscord();
  act(stage.discord, stage.strike);
  const { client, strike } = await connect(stage);
  return channelProblems(client, strike);
}

it('has nothing to say where all is well', async () => {
  await expect(problemsAfter(() => {})).resolves.toEqual([]);
});

it.each([
  ['View Channel', ViewChannel, 'View Channel'],
  ['Send Messages', SendMessages, 'Send Messages'],
  ['Read Message History', ReadMessageHistory, 'Read Message History'],
])('names the channel and what the bot lacks there: %s', async (_, denied, lacks) => {
  const found = await problemsAfter((discord, strike) =>
    discord.act.overwriteChannel(strike.channels.announcements, BOT, '0', `${denied}`),
  );
  expect(found).toEqual([
    `#picket-lines (channels.announcements of “Kaiser mental health strike”): the bot lacks ${lacks}.`,
  ]);
});

it('sees what is lost with a role, in every channel', async () => {
  const found = await problemsAfter((discord, strike) => {
    discord.act.setRolePermissions(strike.guild, strike.guild, `${ViewChannel | SendMessages}`);
    discord.act.setRolePermissions(strike.guild, String(BigInt(strike.guild) + 900n), '0');
  });
  expect(found).toEqual([
    '#picket-lines (channels.announcements of “Kaiser mental health strike”): the bot lacks Read Message History.',
    '#organizers (channels.organizers of “Kaiser mental health strike”): the bot lacks Read Message History.',
    '#lamc (broadcasts.channels.lamc of “Kaiser mental health strike”): the bot lacks Read Message History.',
    '#fontana (broadcasts.channels.fontana of “Kaiser mental health strike”): the bot lacks Read Message History.',
  ]);
});

it('lets an administrator do everything', async () => {
  const found = await problemsAfter((discord, strike) => {
    discord.act.overwriteChannel(strike.channels.announcements, BOT, '0', `${ViewChannel}`);
    discord.act.setRolePermissions(strike.guild, String(BigInt(strike.guild) + 900n), `${Administrator}`);
  });
  expect(found).toEqual([]);
});

it('misses a channel', async () => {
  const found = await problemsAfter((discord, strike) =>
    discord.act.deleteChannel(strike.channels.organizers),
  );
  expect(found).toEqual([
    'channels.organizers of “Kaiser mental health strike”: there is no text channel 1310000000000000022.',
  ]);
});

it('misses the server', async () => {
  const found = await problemsAfter((discord, strike) => discord.act.kickBot(strike.guild));
  expect(found).toEqual([
    'The bot is not on the server 1310000000000000001 of “Kaiser mental health strike”: invite it.',
  ]);
});
