import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import type { Broadcast } from '../broadcasts/broadcast.ts';
import { whenInWords } from '../broadcasts/compose.ts';
import type { Draft } from '../broadcasts/draft.ts';
import type { NewDraft } from '../broadcasts/drafts-desk.ts';
import { listText, shortHeadline } from '../broadcasts/list-text.ts';
import { outIn } from '../broadcasts/out.ts';
import { hashOfPicture, PICTURE_TYPES } from '../broadcasts/pictures.ts';
import { timeWords } from '../broadcasts/preview.ts';
import { failedIn, isSettled } from '../broadcasts/results.ts';
import { statusText } from '../broadcasts/results-text.ts';
import { instantOf, isoOf } from '../posts/instants.ts';
import type { Actor } from '../strike/actor.ts';
import { strikeDate } from '../strike/dates.ts';
import { UserError } from '../text/user-error.ts';
import { movingButtons, retractionButtons, retryButtons } from './broadcast-buttons.ts';
import { broadcastForm, readForm, targetsOf } from './broadcast-form.ts';
import * as option from './broadcast-options.ts';
import { showDraft } from './broadcast-show.ts';
import type { StrikeContext } from './command.ts';
import { readEmbargo } from './embargo-option.ts';
import { fetchPicture, readUpload } from './picture.ts';
import { ephemeral } from './reply.ts';

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
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const before = await broadcasting.ownDraft(guild, id, by);
  const { changes, removed } = readForm(interaction, view.strike, before);
  const written = await broadcasting.write(guild, id, by, changes);
  await showDraft(interaction, context, await withPicture(written, context, by), removed);
}

async function withPicture(draft: Draft, { broadcasting }: StrikeContext, by: Actor): Promise<Draft> {
  const { upload } = draft;
  if (!upload) return draft;
  const bytes = await fetchPicture(upload);
  const hash = hashOfPicture(bytes);
  await broadcasting.pictures.save(hash, bytes);
  const name = `picture.${PICTURE_TYPES[upload.type] ?? 'png'}`;
  const picture = { hash, name, type: upload.type, alt: upload.alt };
  return broadcasting.write(draft.guild, draft.id, by, { picture });
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

/** Shows what taking a message back would do; deleting the copies is a button of its own. */
export async function retract(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { view, broadcasting } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const target = pickedBroadcast(interaction, context);
  const reason = interaction.options.getString(option.reason.name, true).replace(/\s+/g, ' ').trim();
  if (reason === '') throw new UserError('error.emptyText', { option: option.reason.name });
  const intent = await broadcasting.propose(strike.guild, target.id, by, { do: 'retract', reason });
  const copies = outIn(target, await broadcasting.deliveries(strike.guild)).length;
  const when = whenInWords(text, strike, instantOf(target.dueAt));
  const lines = [
    text.t('broadcast.retraction.title', { headline: shortHeadline(text, target), when, reason }),
    ...(copies === 0
      ? [text.t('broadcast.retraction.waiting')]
      : [
          text.t('broadcast.retraction.copies', { count: copies }),
          text.t('broadcast.retraction.notice'),
          text.t('broadcast.retraction.remove'),
          text.t('broadcast.retraction.forwards'),
        ]),
  ];
  await interaction.reply({
    ...ephemeral(lines.join('\n')),
    components: [retractionButtons(text, intent.id, copies > 0)],
  });
}

export async function reschedule(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const target = pickedBroadcast(interaction, context);
  // The livestream is moved by some hours: the day stays, unless another is given.
  const day = strikeDate(strike, instantOf(target.dueAt));
  const at = readEmbargo(interaction, text, strike, day, clock.now());
  if (!at) throw new UserError('error.embargoOver');
  const wish = { do: 'reschedule' as const, at: isoOf(at), from: target.dueAt };
  const intent = await broadcasting.propose(strike.guild, target.id, by, wish);
  const content = text.t('broadcast.moving.title', {
    ...timeWords(text, strike, at),
    headline: shortHeadline(text, target),
    before: whenInWords(text, strike, instantOf(target.dueAt)),
  });
  await interaction.reply({ ...ephemeral(content), components: [movingButtons(text, intent.id)] });
}

export async function list(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  by: Actor,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const known = {
    drafts: await broadcasting.draftsOf(strike.guild, by),
    broadcasts: broadcasting.of(strike.guild),
    deliveries: await broadcasting.deliveries(strike.guild),
  };
  const content = listText(context.text(interaction.locale), strike, known, clock.now());
  await interaction.reply(ephemeral(content));
}

/** One message, channel by channel; where it did not get through, with the button that tries again. */
export async function status(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const target = pickedBroadcast(interaction, context);
  const results = await broadcasting.results(target);
  const failed = isSettled(results) && !target.retraction ? failedIn(results).length : 0;
  await interaction.reply({
    ...ephemeral(statusText(text, strike, target, results, clock.now())),
    components: retryButtons(text, target.id, failed),
  });
}

function pickedBroadcast(
  { options }: ChatInputCommandInteraction,
  { broadcasting, view }: StrikeContext,
): Broadcast {
  const found = broadcasting.find(view.strike.guild, options.getString(option.broadcast.name, true));
  if (!found) throw new UserError('error.unknownBroadcast');
  return found;
}
