import { type BaseInteraction, ChannelType, type Client, GuildMember } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { lookFor, mayReadOf } from '../../../commands/verify/read-message.ts';
import { channelProblems } from '../../../src/discord/channels/channels.ts';
import { silentIn } from '../../../src/discord/channels/people.ts';
import { permissionsOf } from '../../../src/discord/channels/permissions.ts';
import { type Connected, connect, simulatedDiscord } from '../connected.ts';

const THREAD = '1310000000000009777';
const DIRECTORY = '1310000000000009778';

/** Discord has told the server again, as a rule without the role that everyone has, and with a thread whose channel it left out. */
async function partial({ hasEveryone = false } = {}) {
  const scene = await connect(await simulatedDiscord());
  const { client, strike, discord } = scene;
  const { guild: id, channels } = strike;
  const bot = { user: { id: client.user.id, username: 'Picketline', discriminator: '0' }, roles: [] };
  const told = new Promise(resolve => client.once('guildCreate', resolve));
  discord.faults.gateway.dispatch('GUILD_DELETE', { id });
  discord.faults.gateway.dispatch('GUILD_CREATE', {
    id,
    name: 'x',
    roles: hasEveryone ? [{ id, name: '@everyone', permissions: '8' }] : [],
    members: [bot],
    channels: [
      { id: channels.announcements, type: ChannelType.GuildText, name: 'lines' },
      { id: DIRECTORY, type: ChannelType.GuildDirectory, name: 'servers' },
    ],
    threads: [{ id: THREAD, type: ChannelType.PublicThread, parent_id: '1' }],
  });
  await told;
  return { ...scene, asking: askingOf(client, id), place: { channel: channels.announcements, message: '1' } };
}

function askingOf(client: Client<true>, guildId: string) {
  const member = client.guilds.cache.get(guildId)?.members.me;
  if (!(member instanceof GuildMember)) throw new Error('the bot is no member');
  return { client, guildId, member } satisfies Pick<BaseInteraction, 'client' | 'guildId' | 'member'>;
}

type Partial = Connected & Awaited<ReturnType<typeof partial>>;

describe('a server that Discord has told in part gives nobody a right, and ends nothing', () => {
  it.each<[what: string, ask: (scene: Partial) => unknown, says: unknown]>([
    [
      'what the bot lacks in its channels',
      ({ client, strike }) => channelProblems(client, strike)[0],
      expect.stringContaining('the bot lacks View Channel'),
    ],
    [
      'whether a ping rings',
      ({ asking: { member, guildId }, place }) => silentIn(member.guild, [place.channel], guildId).length,
      1,
    ],
    ['whether somebody may read', ({ asking, place }) => mayReadOf(asking)(place.channel), false],
    ['a look at a message', ({ asking, place }) => lookFor(asking)(place), { type: 'forbidden' }],
  ])('%s', async (_what, ask, says) => {
    expect(await ask(await partial())).toEqual(says);
  });

  it.each([
    ['a thread whose channel is not known', THREAD],
    ['a directory, which the library gives no permissions', DIRECTORY],
  ])('%s', async (_what, id) => {
    const { member } = (await partial({ hasEveryone: true })).asking;
    const channel = member.guild.channels.cache.get(id);
    expect(channel && permissionsOf(channel, member).bitfield).toBe(0n);
  });
});
