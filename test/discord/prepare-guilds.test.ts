import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { prepareGuilds } from '../../src/discord/prepare-guilds.ts';
import { definitionsOf } from '../../src/discord/registration.ts';
import { createTranslator } from '../../src/text/translator.ts';
import { strikesFrom } from '../support/static-strikes.ts';
import { type Connected, connect, type Discord, keptLog, simulatedDiscord } from './connected.ts';

async function prepared(stage: Discord): Promise<Connected & { lines: Record<string, unknown>[] }> {
  const scene = await connect(stage);
  const { log, lines } = keptLog();
  const text = createTranslator();
  await prepareGuilds(scene.client, strikesFrom([scene.strike]), { commands, text, log });
  return { ...scene, lines };
}

function commandNames({ discord, strike }: Discord): string[] {
  return discord.inspect.commands(strike.guild).map(({ name }) => name);
}

const ALL = definitionsOf(commands, createTranslator()).map(({ name }) => name);

describe('the strike’s own server', () => {
  it('has the commands after a start', async () => {
    const scene = await prepared(await simulatedDiscord());
    expect(commandNames(scene)).toEqual(ALL);
    expect(scene.lines).toMatchObject([{ level: 'info', msg: 'commands are registered', written: true }]);
  });

  it('has them as soon as the bot is invited', async () => {
    const stage = await simulatedDiscord();
    stage.discord.act.kickBot(stage.strike.guild);
    const scene = await prepared(stage);
    expect(scene.lines).toMatchObject([
      { level: 'warn', msg: expect.stringContaining('invite it') as string },
    ]);
    const registered = stage.discord.inspect.next('commands-changed');
    stage.discord.act.addBotToGuild(stage.strike.guild);
    await registered;
    expect(commandNames(scene)).toEqual(ALL);
  });

  it('has them also when the bot was invited while the gateway was away', async () => {
    const stage = await simulatedDiscord();
    const { discord, strike } = stage;
    discord.act.kickBot(strike.guild);
    const scene = await prepared(stage);
    const offline = discord.inspect.next('bot-online', ({ online }) => !online);
    discord.faults.gateway.refuse(true);
    discord.faults.gateway.close(1000);
    await offline;
    const registered = discord.inspect.next('commands-changed');
    discord.act.addBotToGuild(strike.guild);
    discord.faults.gateway.refuse(false);
    await registered;
    expect(commandNames(scene)).toEqual(ALL);
  });

  it('that cannot be prepared later is in the log, and the bot goes on', async () => {
    const stage = await simulatedDiscord();
    stage.discord.act.kickBot(stage.strike.guild);
    const scene = await prepared(stage);
    stage.discord.faults.add({ method: 'PUT', fault: { kind: 'status', status: 500, stage: 'before' } });
    stage.discord.act.addBotToGuild(stage.strike.guild);
    await expect
      .poll(() => scene.lines.at(-1))
      .toMatchObject({
        level: 'error',
        msg: 'a server could not be prepared',
        err: { message: expect.stringContaining('try again later') as string },
      });
    expect(scene.client.isReady()).toBe(true);
  });
});
