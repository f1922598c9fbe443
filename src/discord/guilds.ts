import { type Client, Events, type Guild, MessageFlags, PermissionFlagsBits } from 'discord.js';
import type { Logger } from '../platform/logger.ts';
import type { Translator } from '../text/translator.ts';
import type { Strikes } from './command.ts';

/**
 * Keeps the bot to the servers of its strike files: invited elsewhere, it says so once and leaves. It looks at
 * every server that it is on, and at each that it is added to. One that Discord cannot reach yet, or to which the
 * bot was added while its gateway was away, comes as available later.
 */
export async function keepToOwnGuilds(client: Client<true>, strikes: Strikes, text: Translator, log: Logger) {
  const leaveIfForeign = async (guild: Guild) => {
    if (strikes.of(guild.id) || !guild.available) return;
    log.warn({ guild: guild.id }, 'leaving a server without a strike file');
    await sayWhy(guild, text(guild.preferredLocale).t('server.notMine')).catch(error =>
      log.warn({ guild: guild.id, err: error }, 'could not say why'),
    );
    try {
      await guild.leave();
    } catch (error) {
      log.warn({ guild: guild.id, err: error }, 'could not leave a server');
    }
  };
  client.on(Events.GuildCreate, guild => void leaveIfForeign(guild));
  client.on(Events.GuildAvailable, guild => void leaveIfForeign(guild));
  await Promise.all(client.guilds.cache.map(leaveIfForeign));
}

async function sayWhy(guild: Guild, sentence: string): Promise<void> {
  const { me } = guild.members;
  const writable = [...guild.channels.cache.values()].filter(
    channel =>
      channel.isTextBased() &&
      !channel.isThread() &&
      me !== null &&
      channel.permissionsFor(me).has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]),
  );
  const channel = writable.find(({ id }) => id === guild.systemChannelId) ?? writable[0];
  if (channel?.isTextBased()) {
    await channel.send({
      content: sentence,
      allowedMentions: { parse: [] },
      flags: [MessageFlags.SuppressEmbeds],
    });
  }
}
