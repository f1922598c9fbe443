import type { ButtonInteraction } from 'discord.js';
import type { DateTime } from 'luxon';
import { instantOf } from '../../../src/announcements/instants.ts';
import type { Confirmed } from '../../../src/approvals/machine.ts';
import { haltedLine, laterTime } from '../../../src/approvals/told-when.ts';
import type { Act } from '../../../src/strike/acts.ts';
import { strikeDate } from '../../../src/strike/dates.ts';
import { actNews } from '../../../src/wording/say/act-news.ts';
import { actSentence, wordsOfEnd } from '../../../src/wording/say/change-sentence.ts';
import type { Text } from '../../../src/wording/translator.ts';
import type { StrikeContext } from '../command.ts';
import { bare, doneButtons, row } from '../preview-buttons.ts';
import { tellDone } from '../tell-done.ts';

/** Says what was done, at once; and that the channel is told when it is. Resolves to whether it stands in its place. */
export async function answerDone(
  interaction: ButtonInteraction,
  command: string,
  confirmed: Confirmed,
  context: StrikeContext,
): Promise<boolean> {
  const { organizing, view } = context;
  const { act, isUndone, isTold } = confirmed;
  const text = context.text(interaction.locale);
  const components = isUndone ? [] : [row(doneButtons(text, command, act))];
  const said = (how: 'quiet' | 'telling' | 'told') => ({
    ...bare(doneText(text, context, confirmed, command, how)),
    components,
  });
  const isShown = await tellDone(interaction, context, said(isTold ? 'telling' : 'quiet'));
  if (!isTold) return isShown;
  // What is said already stays true if this cannot be said.
  const isOut = await organizing.isTold(view.strike.guild, act.id, isUndone).catch(() => false);
  if (isOut) await interaction.editReply(said('told')).catch(() => undefined);
  return isShown;
}

/** What others were asked for stands in the organizers' channel already; what nobody was asked for is told there. */
export async function tellColleagues(
  confirmed: Confirmed,
  { answers, text, view, clock, automation }: StrikeContext,
) {
  const { guild, language } = view.strike;
  const isHalted = automation.haltOf(guild) !== undefined;
  const words = text(language);
  const done = { ...confirmed, time: laterTime(words, view, confirmed.tellAt) };
  await answers.tellOrganizers(guild, actNews(words, view, done, clock.now(), isHalted));
}

function doneText(
  text: Text,
  context: StrikeContext,
  { act, isUndone, tellAt }: Confirmed,
  command: string,
  how: 'quiet' | 'telling' | 'told',
): string {
  const what = sentenceOf(text, context, act);
  const isHalted = context.automation.haltOf(context.view.strike.guild) !== undefined;
  const later = isHalted ? [haltedLine(text, context.view, act, haltedFrom(context, tellAt))] : [];
  const time = laterTime(text, context.view, tellAt);
  const soon = time === undefined ? text.t('preview.telling') : text.t('preview.toldLater', { time });
  const telling = how === 'telling' && !isHalted ? [soon] : later;
  if (isUndone)
    return [text.t(how === 'told' ? 'preview.undoneTold' : 'preview.undone', { what }), ...telling].join(
      '\n',
    );
  return [
    text.t(how === 'told' ? 'preview.doneTold' : 'preview.done', { what }),
    ...wordsOfEnd(text, act),
    ...telling,
    text.t('preview.undoHint', { command }),
  ].join('\n');
}

/** From when on it waits. */
function haltedFrom({ clock }: StrikeContext, tellAt: string | undefined): DateTime {
  return tellAt === undefined ? clock.now() : instantOf(tellAt);
}

/** An act in words, as of now. */
export function sentenceOf(text: Text, { view, clock }: StrikeContext, act: Act): string {
  return actSentence(text, view, act, strikeDate(view.strike, clock.now()));
}
