import { type Client, Events, type Guild } from 'discord.js';
import type { Logger } from '../platform/logger.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Translator } from '../text/translator.ts';
import { channelProblems } from './channels.ts';
import type { Command, Strikes } from './command.ts';
import { registerCommands } from './registration.ts';

/**
 * Commands for each strike's server, now and when the bot is added to it later; problems go to the log. A server to
 * which it was added while the gateway was away comes as one that is available again.
 */
export async function prepareGuilds(
  client: Client<true>,
  strikes: Strikes,
  { commands, text, log }: { commands: readonly Command[]; text: Translator; log: Logger },
): Promise<void> {
  const prepare = async ({ strike }: StrikeView) => {
    for (const problem of channelProblems(client, strike)) log.warn({ guild: strike.guild }, problem);
    if (!client.guilds.cache.has(strike.guild)) return;
    const isWritten = await registerCommands(client, strike.guild, commands, text);
    log.info({ guild: strike.guild, written: isWritten }, 'commands are registered');
  };
  const prepareLater = ({ id }: Guild) => {
    const view = strikes.of(id);
    if (!view) return;
    prepare(view).catch(error => log.error({ guild: id, err: error }, 'a server could not be prepared'));
  };
  client.on(Events.GuildCreate, prepareLater);
  client.on(Events.GuildAvailable, prepareLater);
  await Promise.all(strikes.all().map(prepare));
}
