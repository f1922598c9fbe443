import type { ChatInputCommandInteraction } from 'discord.js';
import { instantOf, isoOf } from '../../src/announcements/instants.ts';
import type { Asker } from '../../src/approvals/may-act.ts';
import { copiesOf } from '../../src/broadcasts/copies.ts';
import { listText, shortHeadline } from '../../src/broadcasts/list-text.ts';
import { timeWords } from '../../src/broadcasts/preview-text.ts';
import { failedIn, isFinished, noticesOf } from '../../src/broadcasts/results.ts';
import { statusText } from '../../src/broadcasts/results-text.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { fitContent } from '../../src/wording/fit-lines.ts';
import { shortDateAndTime } from '../../src/wording/times.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { ephemeral } from '../kit/reply.ts';
import { needed, saidWords } from '../kit/typed-option.ts';
import { movingButtons, retractionButtons, retryButtons } from './buttons.ts';
import { readEmbargo } from './embargo.ts';
import * as option from './options.ts';
import { pickedBroadcast } from './picked.ts';

/** Shows what taking a message back would do; deleting the copies is a button of its own. */
export async function retract(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { view, broadcasting } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const target = pickedBroadcast(interaction, context);
  const reason = needed(saidWords(interaction, option.reason.name), option.reason.name);
  const intent = await broadcasting.propose(strike.guild, target.id, asker, { do: 'retract', reason });
  const copies = copiesOf(target, await broadcasting.deliveries(strike.guild));
  const when = shortDateAndTime(text, instantOf(target.dueAt), strike.timezone);
  const lines = [
    text.t('broadcast.retraction.title', { headline: shortHeadline(text, target), when, reason }),
    ...(target.retraction ? [text.t('broadcast.retraction.already')] : []),
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
    ...ephemeral(fitContent(text, lines.join('\n'))),
    components: [
      retractionButtons(text, intent, { isOut: copies > 0, isRetracted: target.retraction !== undefined }),
    ],
  });
}

export async function reschedule(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
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
  const intent = await broadcasting.propose(strike.guild, target.id, asker, wish);
  const content = text.t('broadcast.moving.title', {
    ...timeWords(text, strike, at),
    headline: shortHeadline(text, target),
    before: shortDateAndTime(text, instantOf(target.dueAt), strike.timezone),
  });
  await interaction.reply({ ...ephemeral(content), components: [movingButtons(text, intent)] });
}

export async function list(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const known = {
    drafts: await broadcasting.draftsOf(strike.guild, asker),
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
  const notices = noticesOf(strike, target, await broadcasting.deliveries(strike.guild));
  const failed = isFinished(results) && !target.retraction ? failedIn(results).length : 0;
  await interaction.reply({
    ...ephemeral(fitContent(text, statusText(text, strike, target, { results, notices }, clock.now()))),
    components: retryButtons(text, target.id, failed),
  });
}
