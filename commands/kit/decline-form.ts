import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { onOneLine, plainWords } from '../../src/wording/plain-words.ts';
import type { Text } from '../../src/wording/translator.ts';
import { customId } from './custom-id.ts';

const REASON_MOST = 200;
const FIELD = 'reason';

/** Asks why a request is declined; the reason may be left out. It comes back as `COMMAND:decline:ARGUMENT`. */
export function declineForm(
  { t }: Text,
  command: string,
  argument: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId(command, 'decline', argument),
    title: t('request.declineTitle'),
    components: [
      {
        type: ComponentType.Label,
        label: t('request.reason'),
        description: t('request.reasonHint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Short,
          required: false,
          max_length: REASON_MOST,
        },
      },
    ],
  };
}

/** The reason as text for Discord, without marks and without a full stop at its end; undefined where there is none. */
export function readReason({ fields }: Pick<ModalSubmitInteraction, 'fields'>): string | undefined {
  const typed = fields.fields.has(FIELD) ? onOneLine(fields.getTextInputValue(FIELD)) : '';
  const words = typed.slice(0, REASON_MOST).replace(/[.\s]+$/u, '');
  return words === '' ? undefined : plainWords(words);
}
