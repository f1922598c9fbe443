import { type Client, Events, type Guild, MessageFlags, PermissionFlagsBits } from 'discord.js';
import type { Logger } from '../../platform/logger.ts';
import type { Strikes } from '../../strike/view.ts';
import type { Translator } from '../../wording/translator.ts';
import { permissionsOf } from '../channels/permissions.ts';

/**
 * Keeps the bot to the servers of its strike files: invited elsewhere, it says so once and leaves. It looks at
 * every server that it is on, and at each that it is added to. One that Discord cannot reach yet, or to which the
 * bot was added while its gateway was away, comes as available later.
 *
 * Where a strike's own server is missing, it stays everywhere and tells the host: one wrong digit in the file, and the
 * server that it would leave is the strike's.
 */
export async function keepToOwnGuilds(client: Client<true>, strikes: Strikes, text: Translator, log: Logger) {
  const stayed = new Set<string>();

  async function leaveIfForeign(guild: Guild): Promise<void> {
    if (strikes.of(guild.id) || !guild.available) return;
    const missing = missingServers(client, strikes);
    if (missing.length > 0) return stay(guild, missing);
    log.warn({ guild: guild.id }, 'leaving a server without a strike file');
    try {
      await sayWhy(guild, text(guild.preferredLocale).t('server.notMine'));
    } catch (error) {
      log.warn({ guild: guild.id, err: error }, 'could not say why');
    }
    try {
      await guild.leave();
    } catch (error) {
      log.warn({ guild: guild.id, err: error }, 'could not leave a server');
    }
  }

  function stay({ id, name }: Guild, missing: readonly string[]): void {
    if (stayed.has(id)) return;
    stayed.add(id);
    log.warn(
      { guild: id, name, missing },
      'staying on a server that no strike file names, because the server of a strike is missing: invite the bot there, or, if this is the one that is meant, correct "guild" in its file',
    );
  }

  const look = (guild: Guild) =>
    leaveIfForeign(guild).catch(error =>
      log.warn({ guild: guild.id, err: error }, 'a server was not looked at'),
    );
  const lookAtAll = () => Promise.all(client.guilds.cache.map(look));
  // The last of the strikes' servers to come says of all others that they are none of them.
  const onGuild = (guild: Guild) => void (strikes.of(guild.id) ? lookAtAll() : look(guild));
  client.on(Events.GuildCreate, onGuild);
  client.on(Events.GuildAvailable, onGuild);
  await lookAtAll();
}

/** The strikes' servers that the bot is not on. One that Discord cannot reach just now is not missing. */
function missingServers(client: Client<true>, strikes: Strikes): string[] {
  return strikes
    .all()
    .map(({ strike }) => strike.guild)
    .filter(guild => !client.guilds.cache.has(guild));
}

async function sayWhy(guild: Guild, sentence: string): Promise<void> {
  const { me } = guild.members;
  const writable = [...guild.channels.cache.values()].filter(
    channel =>
      channel.isTextBased() &&
      !channel.isThread() &&
      me !== null &&
      permissionsOf(channel, me).has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]),
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
