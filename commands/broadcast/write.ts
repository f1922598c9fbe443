import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { isoOf } from '../../src/announcements/instants.ts';
import type { Asker } from '../../src/approvals/may-act.ts';
import { cleanPicture } from '../../src/broadcasts/clean-picture.ts';
import type { Draft } from '../../src/broadcasts/draft.ts';
import type { NewDraft } from '../../src/broadcasts/drafts.ts';
import { hashOfPicture, PICTURE_TYPES } from '../../src/broadcasts/pictures.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { unescaped } from '../../src/wording/plain-words.ts';
import { changeSentence } from '../../src/wording/say/change-sentence.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import type { StrikeContext } from '../kit/command.ts';
import { readEmbargo } from './embargo.ts';
import { broadcastForm } from './form.ts';
import * as option from './options.ts';
import { pickedBroadcast } from './picked.ts';
import { fetchPicture, readUpload } from './picture.ts';
import { readForm } from './read-form.ts';
import { showDraft } from './show.ts';
import { targetsOf } from './targets.ts';

/** Keeps what was given with the command, and opens the form. Nothing of it lives in memory only. */
export async function compose(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { strike } = context.view;
  const draft = await draftOf(interaction, context, asker);
  await interaction.showModal(broadcastForm(context.text(interaction.locale), strike, draft));
}

/**
 * The form for a message to the announcements' channel, as a button opens it: empty, or about an event that was put into the
 * schedule, by the id of that change.
 */
export async function composeNew(
  interaction: ButtonInteraction,
  { view, text, broadcasting, clock }: StrikeContext,
  asker: Asker,
  change?: string,
): Promise<void> {
  const { strike } = view;
  const added = view.changes.find(({ id }) => id === change);
  const message = { headline: '', text: '' };
  if (added?.type === 'add-event') {
    const said = changeSentence(text(strike.language), view, added, strikeDate(strike, clock.now()));
    Object.assign(message, { headline: unescaped(added.event.title), text: unescaped(said) });
  }
  const channels = targetsOf(strike, ['announcements']);
  const draft = await broadcasting.start(
    { guild: strike.guild, type: 'broadcast', message, channels },
    asker,
  );
  await interaction.showModal(broadcastForm(text(interaction.locale), strike, draft));
}

async function draftOf(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
): Promise<Draft> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const { options } = interaction;
  const known = options.getString(option.draft.name);
  const text = context.text(interaction.locale);
  const at = readEmbargo(interaction, text, strike, strikeDate(strike, clock.now()), clock.now());
  if (known !== null) {
    const others = [option.template, option.channel].filter(({ name }) => options.getString(name) !== null);
    if (others.length > 0) throw new UserError('error.draftIsWhole');
    // What cannot be at all comes before what is still missing.
    const { corrects } = await broadcasting.ownDraft(strike.guild, known, asker);
    if (corrects && options.getAttachment(option.picture.name))
      throw new UserError('error.correctionPicture');
    const upload = readUpload(interaction);
    return broadcasting.takeUp(strike.guild, known, asker, {
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
  const upload = readUpload(interaction);
  const draft: NewDraft = {
    guild: strike.guild,
    type: 'broadcast',
    message: { headline: '', text: '' },
    channels,
    ...(at && { at: isoOf(at) }),
    ...(template !== null && { template }),
    ...(upload && { upload }),
  };
  return broadcasting.start(draft, asker);
}

/** Keeps what was written, whatever is wrong with it, and shows it. */
export async function write(
  interaction: ModalSubmitInteraction,
  id: string,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { view, broadcasting } = context;
  const { guild } = view.strike;
  await acknowledgeAlone(interaction);
  const before = await broadcasting.ownDraft(guild, id, asker);
  const { changes, removed } = readForm(interaction, view.strike, before);
  const written = await context.requests.deciding(guild, id, () =>
    broadcasting.write(guild, id, asker, changes),
  );
  await showDraft(interaction, context, await withPicture(written, context, asker), removed);
}

async function withPicture(draft: Draft, { broadcasting }: StrikeContext, asker: Asker): Promise<Draft> {
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
    return await broadcasting.write(guild, id, asker, { picture });
  } catch (error) {
    // What cannot be taken now cannot be taken later, and must not stand in the way of the words.
    if (error instanceof UserError) await broadcasting.write(guild, id, asker, { upload: undefined });
    throw error;
  }
}

/** Opens the form with the words that are out now. */
export async function correct(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { view, broadcasting } = context;
  const target = pickedBroadcast(interaction, context);
  if (target.retraction) throw new UserError('error.broadcastRetracted');
  const draft: NewDraft = {
    guild: target.guild,
    type: 'broadcast',
    message: target.message,
    channels: target.channels,
    ...(target.picture && { picture: target.picture }),
    ...(target.ping && { ping: target.ping }),
    corrects: { id: target.id, after: target.corrections.length },
  };
  const started = await broadcasting.start(draft, asker);
  await interaction.showModal(broadcastForm(context.text(interaction.locale), view.strike, started));
}
