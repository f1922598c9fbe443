import { ButtonStyle, ComponentType } from 'discord.js';
import type { Preview } from '../../src/approvals/act-preview.ts';
import { type Proposal, sealsOf } from '../../src/approvals/proposal.ts';
import { type Act, isEntry } from '../../src/strike/acts.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import type { Text } from '../../src/wording/translator.ts';
import { customId, seenArgument } from './custom-id.ts';
import { clip } from './reply.ts';

/** Under a preview: do it and tell at once, do it quietly where that can be chosen, see all of it, or leave it. */
export function previewButtons(
  text: Text,
  command: string,
  proposal: Proposal,
  { labels, isCut }: Pick<Preview, 'labels' | 'isCut'>,
) {
  const seen = seenArgument({ id: proposal.id, seal: sealsOf(proposal).preview });
  const does = (action: string, label: string | undefined, style: Parameters<typeof button>[1]) =>
    label === undefined ? [] : [button(label, style, customId(command, action, seen))];
  const quietly = labels.tell === undefined ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return [
    ...does('tell', labels.tell, ButtonStyle.Primary),
    ...does('confirm', labels.quiet, quietly),
    ...does('whole', isCut ? text.t('preview.whole') : undefined, ButtonStyle.Secondary),
    ...does('discard', text.t('preview.discard'), ButtonStyle.Secondary),
  ];
}

export function button(
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger,
  id: string,
) {
  return { type: ComponentType.Button, label, style, custom_id: id } as const;
}

export function row<Each>(components: Each[]) {
  return { type: ComponentType.ActionRow, components } as const;
}

/** A message without buttons, which pings nobody. */
export function bare(content: string) {
  return { content: clip(content, DiscordLimit.content), components: [], allowedMentions: { parse: [] } };
}

/** What the author of a request sees while the others are asked, who may not see the others' channel. */
export function withdrawButton(text: Text, command: string, { id }: Proposal) {
  return button(text.t('preview.withdraw'), ButtonStyle.Secondary, customId(command, 'withdraw', id));
}

/** Under what was done: a wrong thing is taken back, or mended in the form in which it was made, without typing it again. */
export function doneButtons(text: Text, command: string, act: Act) {
  const does = (action: string, label: string) =>
    button(label, ButtonStyle.Secondary, customId(command, action, act.id));
  const mend = isEntry(act) ? [] : [does('mend', text.t('preview.mend'))];
  const tell =
    act.type === 'add-event'
      ? [button(text.t('preview.broadcastIt'), ButtonStyle.Secondary, customId('broadcast', 'event', act.id))]
      : [];
  // A tentative agreement halts the lines more often than not: the form is one press away.
  const halt =
    act.type === 'session-held' && act.outcome === 'tentative-agreement'
      ? [
          button(
            text.t('preview.haltLines'),
            ButtonStyle.Secondary,
            customId('schedule', 'ask', `suspend.${act.on}`),
          ),
        ]
      : [];
  return [does('takeback', text.t('preview.takeBack')), ...mend, ...tell, ...halt];
}

/** Under a request to the other organizers. */
export function approvalButtons(text: Text, command: string, proposal: Proposal) {
  const seen = seenArgument({ id: proposal.id, seal: sealsOf(proposal).request });
  return [
    button(text.t('preview.approve'), ButtonStyle.Success, customId(command, 'approve', seen)),
    button(text.t('preview.decline'), ButtonStyle.Secondary, customId(command, 'decline', seen)),
    button(text.t('preview.withdraw'), ButtonStyle.Secondary, customId(command, 'withdraw', seen)),
  ];
}
