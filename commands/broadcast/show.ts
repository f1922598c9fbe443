import type { AttachmentPayload, Guild, InteractionReplyOptions, RepliableInteraction } from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import { copiesOf } from '../../src/broadcasts/copies.ts';
import type { Draft } from '../../src/broadcasts/draft.ts';
import { composeCorrection, composeDraft } from '../../src/broadcasts/post-text.ts';
import { type PreviewFacts, previewLines } from '../../src/broadcasts/preview-text.ts';
import { problemsOf, sameWordsProblems } from '../../src/broadcasts/problems.ts';
import { isRoleThere, isRungIn, peopleIn, silentIn } from '../../src/discord/channels/people.ts';
import { fitContent } from '../../src/wording/fit-lines.ts';
import { sentenceOf } from '../../src/wording/say/error-sentence.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { ephemeral } from '../kit/reply.ts';
import { draftButtons } from './buttons.ts';

/**
 * Shows a draft to its author alone: first the message exactly as it will look, then where it goes, when, and whom it
 * pings, with the buttons. What is wrong with it is told instead, and the draft is kept. The answer must be deferred.
 */
export async function showDraft(
  interaction: RepliableInteraction,
  context: StrikeContext,
  draft: Draft,
  removed: number,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const guild = guildOf(interaction.guild);
  const target = draft.corrects && broadcasting.find(strike.guild, draft.corrects.id);
  const problems = [
    ...problemsOf(text, strike, draft, clock.now(), id => guild.channels.cache.has(id)),
    ...(target ? sameWordsProblems(draft, target) : []),
  ];
  if (problems.length > 0) {
    const said = problems.map(problem =>
      text.t('broadcast.preview.problem', { problem: sentenceOf(text, problem) }),
    );
    const buttons = [draftButtons(text, strike, draft, { isSendable: false })];
    const cannot = draft.type === 'alert' ? 'broadcast.preview.cannotAlert' : 'broadcast.preview.cannot';
    const content = [text.t(cannot), ...new Set(said)].join('\n');
    await interaction.editReply({
      ...withoutFlags(ephemeral(fitContent(text, content, 'fit.problems'))),
      components: buttons,
    });
    return;
  }
  const facts = await factsOf(guild, context, draft);
  const lines = previewLines(text, strike, draft, clock.now(), { ...facts, removed });
  const isOut = facts.copies !== 0;
  await interaction.editReply({
    ...withoutFlags(ephemeral(exactly(context, draft))),
    files: await pictureOf(broadcasting, draft),
  });
  await interaction.followUp({
    ...ephemeral(fitContent(text, lines.join('\n'))),
    components: [draftButtons(text, strike, draft, { isSendable: true, isOut })],
  });
}

/** What Discord and the ledger know about where a draft goes. */
export async function factsOf(
  guild: Guild,
  { broadcasting, automation, view: { strike } }: StrikeContext,
  { channels, ping, corrects }: Draft,
): Promise<PreviewFacts> {
  const target = corrects && broadcasting.find(guild.id, corrects.id);
  return {
    halt: automation.haltOf(guild.id),
    isCallSilent: !strike.roles.organizer.some(role => isRungIn(guild, strike.channels.organizers, role)),
    ...(ping && {
      isGone: !isRoleThere(guild, ping.id),
      people: isRoleThere(guild, ping.id) ? await peopleIn(guild, ping.id) : undefined,
      silent: silentIn(
        guild,
        channels.map(({ id }) => id),
        ping.id,
      ),
    }),
    ...(target && { copies: copiesOf(target, await broadcasting.deliveries(guild.id)) }),
  };
}

/** The message as it will look, in the language of the strike, whatever the author's is; of a correction, each copy. */
export function exactly(
  { view: { strike }, clock, text, broadcasting }: StrikeContext,
  draft: Draft,
): string {
  const target = draft.corrects && broadcasting.find(strike.guild, draft.corrects.id);
  if (target) return composeCorrection(text(strike.language), strike, target, draft.message, clock.now());
  const at = draft.at === undefined ? clock.now() : instantOf(draft.at);
  return composeDraft(text(strike.language), strike, draft, at.setZone(strike.timezone));
}

export async function pictureOf(
  { pictures }: StrikeContext['broadcasting'],
  { picture }: Pick<Draft, 'picture'>,
): Promise<AttachmentPayload[]> {
  const bytes = picture && (await pictures.find(picture.hash));
  if (!picture || !bytes) return [];
  return [{ attachment: Buffer.from(bytes), name: picture.name, description: picture.alt }];
}

export function guildOf(guild: Guild | null): Guild {
  if (!guild) throw new UserError('error.onlyInServer');
  return guild;
}

/** Whether only the asker sees an answer was decided when it was deferred. */
export function withoutFlags({ flags: _decided, ...options }: InteractionReplyOptions) {
  return options;
}
