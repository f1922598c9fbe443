import { randomBytes } from 'node:crypto';
import type { APIInteraction } from 'discord-api-types/v10';
import { InteractionContextType, InteractionType } from 'discord-api-types/v10';
import { memberObject } from '../gateway/objects.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { Channel, StoredMessage } from '../state/stored.ts';
import { watchFirstAnswer } from './deadline.ts';
import { type StoredInteraction, TOKEN_MS } from './interaction.ts';
import { UPLOAD_LIMIT } from './uploads.ts';

const TYPES = {
  command: InteractionType.ApplicationCommand,
  autocomplete: InteractionType.ApplicationCommandAutocomplete,
  component: InteractionType.MessageComponent,
  modal: InteractionType.ModalSubmit,
};

/** What a person did, before Discord dresses it for the bot. */
export interface Question {
  kind: StoredInteraction['kind'];
  personId: string;
  locale: string;
  channel: Channel;
  data: object;
  source?: StoredMessage;
  openedBy?: StoredInteraction;
}

/** Tells the bot what a person did, and starts the time that it has for an answer. */
export function ask(discord: Discord, question: Question): StoredInteraction {
  const { channel, source, openedBy } = question;
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  const id = discord.newId();
  const token = randomBytes(48).toString('base64url');
  const interaction: StoredInteraction = {
    id,
    token,
    kind: question.kind,
    personId: question.personId,
    channelId: channel.id,
    ...(guildId === undefined ? {} : { guildId }),
    payload: payloadOf(discord, question, id, token),
    askedAt: discord.clock.now(),
    state: 'waiting',
    ...(source === undefined ? {} : { source }),
    ...(openedBy === undefined ? {} : { openedBy }),
    followups: [],
    stopTimer: () => {},
  };
  forgetOld(discord);
  discord.interactions.set(id, interaction);
  watchFirstAnswer(discord, interaction);
  discord.emit({ type: 'interaction', interaction });
  return interaction;
}

function payloadOf(discord: Discord, question: Question, id: string, token: string): APIInteraction {
  const { kind, personId, locale, channel, data, source } = question;
  return {
    id,
    application_id: discord.application.id,
    type: TYPES[kind],
    token,
    version: 1,
    data,
    locale,
    channel_id: channel.id,
    channel: { ...channel, permissions: `${permissionsIn(discord, channel, personId)}` },
    app_permissions: `${permissionsIn(discord, channel, discord.bot.id)}`,
    entitlements: [],
    attachment_size_limit: UPLOAD_LIMIT,
    ...(source === undefined ? {} : { message: source.message }),
    ...placeOf(discord, channel, personId),
  } as unknown as APIInteraction;
}

function placeOf(discord: Discord, channel: Channel, personId: string): object {
  const guild = isGuildChannel(channel) ? discord.guilds.get(channel.guild_id) : undefined;
  const member = guild?.members.get(personId);
  if (!guild || !member) {
    return {
      user: discord.users.get(personId),
      context: InteractionContextType.BotDM,
      authorizing_integration_owners: { 0: '0' },
    };
  }
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberObject(member), permissions: `${permissionsIn(discord, channel, personId)}` },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { 0: guild.id },
  };
}

/** A token that died long ago is answered like one that never was, so nothing of it need be kept. */
function forgetOld(discord: Discord): void {
  for (const [id, { askedAt, state }] of discord.interactions) {
    if (state !== 'waiting' && discord.clock.now() - askedAt > 2 * TOKEN_MS) discord.interactions.delete(id);
  }
}
