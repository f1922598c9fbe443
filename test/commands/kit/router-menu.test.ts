import { describe, expect, it } from 'vitest';
import type { Command, MessageMenu } from '../../../commands/kit/command.ts';
import { ephemeral } from '../../../commands/kit/reply.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { strikesFrom } from '../../support/static-strikes.ts';
import { MEMBER, type Routed, routed } from './routed.ts';

const EPHEMERAL = 1 << 6;
const { t } = createTranslator()('en-US');

/** A command that is in the menu of a message as well, where it does what a test says. */
function inMenu(execute: MessageMenu['execute']): Command {
  return {
    audience: 'everyone',
    data: { name: 'trial', description: 'command.help.description' },
    execute: interaction => interaction.reply(ephemeral('typed')).then(() => {}),
    menu: { name: 'command.verify.menu', execute },
  };
}

/** A member writes something, and the menu of it is used. */
function pickAny(scene: Routed) {
  const channelId = scene.strike.channels.announcements;
  const said = { person: MEMBER, locale: 'en-US', channelId, content: 'hello' };
  return scene.pick(scene.discord.act.message(said));
}

describe('a command in the menu of a message', () => {
  it('goes to its own handler, with the message that was picked and its words', async () => {
    const scene = await routed([
      inMenu(async interaction => {
        const { targetMessage, targetId } = interaction;
        const isThat = targetMessage.id === targetId;
        await interaction.reply(ephemeral(`${isThat} ${targetMessage.author.id} ${targetMessage.content}`));
      }),
    ]);
    expect((await pickAny(scene))?.content).toBe(`true ${MEMBER} hello`);
    expect((await scene.ask('trial'))?.content).toBe('typed');
  });

  it.each([
    ['a sentence for a person', new UserError('error.notAMessage'), t('error.notAMessage')],
    [
      'anything else',
      new Error('ECONNREFUSED'),
      /^Something went wrong on my side\. .* this code: [0-9a-f]{8}\.$/,
    ],
  ])('that fails with %s says so to the asker alone', async (_, error, words) => {
    const scene = await routed([inMenu(() => Promise.reject(error))]);
    const answer = await pickAny(scene);
    expect(answer?.content).toMatch(words);
    expect(answer).toMatchObject({ onlyFor: MEMBER, rings: [] });
    expect(Number(answer?.flags) & EPHEMERAL).toBe(EPHEMERAL);
    expect(scene.lines).toHaveLength(error instanceof UserError ? 0 : 1);
  });

  it('that came too late is in the log, and no host is alarmed', async () => {
    const scene: Routed = await routed([
      inMenu(async interaction => {
        scene.clock.advance(4_000);
        scene.discord.clockMoved();
        await interaction.reply(ephemeral('too late'));
      }),
    ]);
    expect(await pickAny(scene)).toBeUndefined();
    expect(scene.lines).toMatchObject([{ level: 'warn', msg: 'an answer came too late' }]);
  });

  it('on a server without a strike is told that there is none, and is not run', async () => {
    const run = () => Promise.reject(new Error('it was run'));
    const scene = await routed([inMenu(run)], { strikes: strikesFrom([]) });
    expect((await pickAny(scene))?.content).toBe(t('error.noStrike'));
    expect(scene.lines).toEqual([]);
  });

  it('that the registry has no longer is unknown', async () => {
    const scene = await routed([inMenu(async () => {})]);
    const { client, strike } = scene;
    await client.application.commands.set([{ type: 3, name: 'Something else' }], strike.guild);
    expect((await pickAny(scene))?.content).toBe(t('error.unknownCommand'));
  });
});
