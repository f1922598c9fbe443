import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { isoOf } from '../../src/announcements/instants.ts';
import { cleanPicture } from '../../src/broadcasts/clean-picture.ts';
import type { Draft } from '../../src/broadcasts/draft.ts';
import type { NewDraft } from '../../src/broadcasts/drafts-desk.ts';
import { hashOfPicture, PICTURE_TYPES } from '../../src/broadcasts/pictures.ts';
import type { Actor } from '../../src/strike/actor.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import type { StrikeContext } from '../kit/command.ts';
import { readEmbargo } from './embargo.ts';
import { broadcastForm, readForm, targetsOf } from './form.ts';
import * as option from './options.ts';
import { pickedBroadcast } from './picked.ts';
import { fetchPicture, readUpload } from './picture.ts';
import { showDraft } from './show.ts';

/** Keeps what was given with the command, and opens the form. Nothing of it lives in memory only. */
export async function compose(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { strike } = context.view;
  const draft = await draftOf(interaction, context, by);
  await interaction.showModal(broadcastForm(context.text(interaction.locale), strike, draft));
}

async function draftOf(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<Draft> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const { options } = interaction;
  const known = options.getString(option.draft.name);
  const text = context.text(interaction.locale);
  const at = readEmbargo(interaction, text, strike, strikeDate(strike, clock.now()), clock.now());
  const upload = readUpload(interaction);
  if (known !== null) {
    const others = [option.template, option.channel].filter(({ name }) => options.getString(name) !== null);
    if (others.length > 0) throw new UserError('error.draftIsWhole');
    return broadcasting.takeUp(strike.guild, known, by, {
      ...(at && { at: isoOf(at) }),
      ...(upload && { upload }),
    });
  }
  const template = options.getString(option.template.name);
  if (template !== null && !strike.templates.some(({ id }) => id === template)) {
    throw new UserError('error.unknownTemplate', { name: template });
  }
  const channel = options.getString(option.channel.name) ?? 'announcements';
  const channels = targetsOf(strike, [channel]);
  if (channels.length === 0) throw new UserError('error.unknownChannel', { name: channel });
  return broadcasting.start({
    guild: strike.guild,
    type: 'broadcast',
    author: by,
    message: { headline: '', text: '' },
    channels,
    ...(at && { at: isoOf(at) }),
    ...(template !== null && { template }),
    ...(upload && { upload }),
  });
}

/** Keeps what was written, whatever is wrong with it, and shows it. */
export async function write(
  interaction: ModalSubmitInteraction,
  id: string,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { view, broadcasting } = context;
  const { guild } = view.strike;
  await acknowledgeAlone(interaction);
  const before = await broadcasting.ownDraft(guild, id, by);
  const { changes, removed } = readForm(interaction, view.strike, before);
  const written = await broadcasting.write(guild, id, by, changes);
  await showDraft(interaction, context, await withPicture(written, context, by), removed);
}

async function withPicture(draft: Draft, { broadcasting }: StrikeContext, by: Actor): Promise<Draft> {
  const { upload, guild, id } = draft;
  if (!upload) return draft;
  const given = await fetchPicture(upload);
  try {
    // The clean one is kept, previewed, approved and posted; of the other, nothing is kept.
    const { bytes, type, hadNotes } = await cleanPicture(given);
    const hash = hashOfPicture(bytes);
    await broadcasting.pictures.save(hash, bytes);
    const name = `picture.${PICTURE_TYPES[type] ?? 'png'}`;
    const picture = { hash, name, type, alt: upload.alt, ...(hadNotes && { hadNotes }) };
    return await broadcasting.write(guild, id, by, { picture });
  } catch (error) {
    // What cannot be taken now cannot be taken later, and must not stand in the way of the words.
    if (error instanceof UserError) await broadcasting.write(guild, id, by, { upload: undefined });
    throw error;
  }
}

/** Opens the form with the words that are out now. */
export async function correct(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { view, broadcasting } = context;
  const target = pickedBroadcast(interaction, context);
  if (target.retraction) throw new UserError('error.broadcastRetracted');
  const draft: NewDraft = {
    guild: target.guild,
    type: 'broadcast',
    author: by,
    message: target.message,
    channels: target.channels,
    ...(target.picture && { picture: target.picture }),
    ...(target.ping && { ping: target.ping }),
    corrects: { id: target.id, after: target.corrections.length },
  };
  const started = await broadcasting.start(draft);
  await interaction.showModal(broadcastForm(context.text(interaction.locale), view.strike, started));
}
