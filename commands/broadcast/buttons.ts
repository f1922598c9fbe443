import { ButtonStyle } from 'discord.js';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { type Draft, neededFor, sealsOf } from '../../src/broadcasts/draft.ts';
import type { SeenDraft } from '../../src/broadcasts/drafts.ts';
import { type Intent, sealOfIntent } from '../../src/broadcasts/intent.ts';
import type { Strike } from '../../src/strike/strike.ts';
import type { Text } from '../../src/wording/translator.ts';
import { customId, seenArgument } from '../kit/custom-id.ts';
import { button, row } from '../kit/preview-buttons.ts';

const { Primary, Secondary, Success, Danger } = ButtonStyle;

/** A draft, the very revision of it that is shown, and the seal of that. */
export function draftArgument({ id, revision, seal }: Omit<SeenDraft, 'type'>): string {
  return `${id}.${revision}.${seal}`;
}

/** @param command which the button belongs to: an alert's acts on alerts, and on nothing else */
export function readDraftArgument(command: SeenDraft['type'], argument: string): SeenDraft {
  const [id = '', revision = '', seal = ''] = argument.split('.');
  return { id, revision: Number(revision), seal, type: command };
}

/**
 * Under a preview: send it, or ask for approval; write on; leave it. Where something is wrong, only the last two; where
 * nothing is out yet, nothing is posted anew.
 */
export function draftButtons(
  text: Text,
  strike: Strike,
  draft: Draft,
  { isSendable, isOut = true }: { isSendable: boolean; isOut?: boolean },
) {
  const command = draft.type === 'alert' ? 'alert' : 'broadcast';
  const press = (label: string, style: typeof Primary | typeof Secondary, action: string) =>
    button(label, style, customId(command, action, argument));
  const argument = draftArgument({ ...draft, seal: sealsOf(draft).preview });
  const isCorrection = draft.corrects !== undefined;
  return row([
    ...(isSendable ? [press(sendLabel(text, strike, draft), Primary, 'confirm')] : []),
    ...(isSendable && isCorrection && isOut
      ? [press(text.t('broadcast.button.correctNotice'), Primary, 'notice')]
      : []),
    ...(draft.type === 'broadcast' ? [press(text.t('broadcast.button.edit'), Secondary, 'edit')] : []),
    ...(draft.type === 'broadcast' && isSendable && !isCorrection ? [eventButton(text, draft)] : []),
    press(text.t('broadcast.button.discard'), Secondary, 'discard'),
  ]);
}

/** What a message calls people to is put into the schedule, too, in the form of `/schedule add`, with its headline for a title. */
export function eventButton({ t }: Text, { id }: { id: string }) {
  return button(t('broadcast.button.event'), Secondary, customId('schedule', 'event', id));
}

function sendLabel({ t }: Text, strike: Strike, draft: Draft): string {
  if (neededFor(strike, draft) > 1) return t('broadcast.button.ask');
  if (draft.type === 'alert') return t(`broadcast.button.${draft.follows?.kind ?? 'alert'}`);
  if (draft.corrects) return t('broadcast.button.correct');
  return t(draft.at === undefined ? 'broadcast.button.send' : 'broadcast.button.schedule');
}

/** Under a request to the other organizers; its author takes it back with the last. */
export function requestButtons({ t }: Text, draft: Draft) {
  const argument = draftArgument({ ...draft, seal: sealsOf(draft).request });
  return row([
    button(t('broadcast.button.approve'), Success, customId('broadcast', 'approve', argument)),
    button(t('broadcast.button.decline'), Secondary, customId('broadcast', 'decline', argument)),
    button(t('broadcast.button.withdraw'), Secondary, customId('broadcast', 'withdraw', argument)),
  ]);
}

/** In the author's own answer, while the others are asked. */
export function withdrawButtons({ t }: Text, draft: Draft) {
  const argument = draftArgument({ ...draft, seal: sealsOf(draft).request });
  return row([
    button(t('broadcast.button.withdraw'), Secondary, customId('broadcast', 'withdraw', argument)),
  ]);
}

/** Under a message that did not get into every channel. */
export function retryButtons({ t }: Text, id: string, count: number) {
  return count === 0
    ? []
    : [row([button(t('broadcast.button.retry', { count }), Primary, customId('broadcast', 'retry', id))])];
}

/** Under an alert that is out: say that it is over, or what is new. */
export function alertButtons({ t }: Text, { id, type, follows }: Broadcast) {
  if (type !== 'alert' || follows?.kind === 'all-clear') return [];
  return [
    row([
      button(t('broadcast.button.clear'), Primary, customId('alert', 'clear', id)),
      button(t('broadcast.button.renew'), Secondary, customId('alert', 'renew', id)),
    ]),
  ];
}

/** Under the preview of a retraction: to delete is a choice of its own. What is retracted already is not retracted again. */
export function retractionButtons(
  { t }: Text,
  made: Intent,
  { isOut, isRetracted }: { isOut: boolean; isRetracted: boolean },
) {
  const intent = seenArgument({ id: made.id, seal: sealOfIntent(made) });
  return row([
    ...(isRetracted
      ? []
      : [button(t('broadcast.button.retract'), Primary, customId('broadcast', 'retract', intent))]),
    ...(isOut
      ? [
          button(t('broadcast.button.retractNotice'), Primary, customId('broadcast', 'disregard', intent)),
          button(t('broadcast.button.remove'), Danger, customId('broadcast', 'remove', intent)),
        ]
      : []),
    button(t('broadcast.button.keep'), Secondary, customId('broadcast', 'keep', intent)),
  ]);
}

export function movingButtons({ t }: Text, made: Intent) {
  const intent = seenArgument({ id: made.id, seal: sealOfIntent(made) });
  return row([
    button(t('broadcast.button.reschedule'), Primary, customId('broadcast', 'move', intent)),
    button(t('broadcast.button.keep'), Secondary, customId('broadcast', 'keep', intent)),
  ]);
}
