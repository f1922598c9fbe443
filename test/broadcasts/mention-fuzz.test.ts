import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeDraft } from '../../src/broadcasts/post-text.ts';
import { cleanLine, cleanText } from '../../src/broadcasts/typed-text.ts';
import { discordMessenger } from '../../src/discord/channels/messenger.ts';
import { clientOf, connect, simulatedDiscord } from '../discord/connected.ts';
import { arbitraryText } from '../support/arbitrary-texts.ts';
import { runs } from '../support/runs.ts';
import { english } from '../wording/say/example.ts';

const TEXTS = runs(10_000);
const AT_ONCE = 25;
const { Administrator } = PermissionFlagsBits;

/**
 * Whatever is typed, and whatever the bot may do (here: everything), only the role that was picked is pinged when it is
 * sent, and nobody when it is edited.
 */
it(`pings nobody but whom the organizer picked, over ${TEXTS} texts, on sends and on edits`, async () => {
  const stage = await simulatedDiscord();
  // The library asks no more than 50 times a second, and thousands of requests would take minutes.
  const { client, discord, clock, strike } = await connect({
    ...stage,
    client: clientOf(stage.discord, { requestsPerSecond: Number.POSITIVE_INFINITY }),
  });
  discord.act.setRolePermissions(strike.guild, String(BigInt(strike.guild) + 900n), String(Administrator));
  const messenger = discordMessenger(client, clock, problem => expect.fail(problem));
  const role = { name: 'members', id: strike.roles.mention.get('members') ?? '' };
  const channel = strike.channels.announcements;
  const unintended: string[] = [];
  let pinged = 0;

  async function sendAndEdit(typed: string, index: number): Promise<void> {
    const isPicked = index % 2 === 0;
    const message = { headline: cleanLine(typed.slice(0, 60)).text, text: cleanText(typed).text };
    const draft = {
      message,
      channels: [{ name: 'announcements', id: channel }],
      ...(isPicked && { ping: role }),
    };
    const content = composeDraft(english, strike, draft, clock.now()).slice(0, 2000);
    const pings = { roles: isPicked ? [role.id] : [], everyone: false };
    const outcome = await messenger.send(channel, { content, nonce: String(index), pings });
    if (outcome.type !== 'sent') return void unintended.push(`${outcome.problem}: ${typed}`);
    const stored = discord.inspect.message(channel, outcome.messageId);
    const { users = [], roles = [], everyone = false } = stored?.pings ?? {};
    pinged += roles.length;
    const others = roles.filter(id => !isPicked || id !== role.id);
    if (users.length > 0 || everyone || others.length > 0) unintended.push(`sent: ${typed}`);
    await messenger.edit(channel, outcome.messageId, content);
    const edited = discord.inspect.message(channel, outcome.messageId)?.pings;
    if (!edited || edited.users.length > 0 || edited.roles.length > 0 || edited.everyone)
      unintended.push(`edited: ${typed}`);
  }

  const texts = fc.sample(arbitraryText, { numRuns: TEXTS, seed: 5 });
  for (let first = 0; first < texts.length; first += AT_ONCE) {
    await Promise.all(
      texts.slice(first, first + AT_ONCE).map((typed, offset) => sendAndEdit(typed, first + offset)),
    );
  }
  expect(unintended).toEqual([]);
  // The test would notice: where a role was picked, it rang.
  expect(pinged).toBeGreaterThan(TEXTS / 4);
}, 240_000);
