import type { ModalSubmitInteraction } from 'discord.js';
import type { Changes, Draft } from '../../src/broadcasts/draft.ts';
import { cleanLine, cleanText } from '../../src/broadcasts/typed-text.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { fieldsOf, fillTemplate } from '../../src/strike/templates.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { EVERY, NOBODY } from './form.ts';
import { targetsOf } from './targets.ts';

/** What was written into the form, as it is kept; `removed` counts the characters that nobody sees. */
export function readForm(
  { fields }: ModalSubmitInteraction,
  strike: Strike,
  draft: Draft,
): { changes: Changes; removed: number } {
  const { message, removed, typed } = readWords(fields, strike, draft);
  if (draft.corrects) return { changes: { message }, removed };
  const picked = fields.getStringSelectValues('channels');
  const [role = NOBODY] = fields.getStringSelectValues('ping');
  const pinged = strike.roles.mention.get(role);
  return {
    removed,
    changes: {
      message,
      ...(typed && { fields: typed }),
      address: {
        channels: targetsOf(strike, picked.includes(EVERY) ? [...strike.broadcasts.channels.keys()] : picked),
        // A name that is not allow-listed keeps no id, and is told as a problem.
        ...(role !== NOBODY && { ping: { name: role, id: pinged ?? '' } }),
      },
    },
  };
}

function readWords(fields: ModalSubmitInteraction['fields'], strike: Strike, { template }: Draft) {
  const typed = (name: string) => {
    const written = fields.fields.has(name) ? fields.getTextInputValue(name) : '';
    if (written.length <= DiscordLimit.formField) return written;
    throw new UserError('error.typedTooLong', { option: name, count: DiscordLimit.formField });
  };
  const chosen = strike.templates.find(({ id }) => id === template);
  const values = new Map(chosen && fieldsOf(chosen).map(name => [name, typed(name).trim()]));
  const filled = chosen && fillTemplate(chosen, values);
  const headline = cleanLine(filled?.headline ?? typed('headline'));
  const text = cleanText(filled?.text ?? typed('text'));
  const link = cleanLine(chosen ? '' : typed('link'));
  // The next form shows what was typed, not what it makes: Discord opens none with more than that in a field.
  const isLong = [headline, text].some(each => each.text.length > DiscordLimit.formField);
  return {
    ...(filled && isLong && { typed: Object.fromEntries(values) }),
    removed: headline.removed + text.removed + link.removed,
    message: {
      // The headline is in bold already; asterisks in it would end that.
      headline: headline.text.replaceAll('**', ''),
      text: text.text,
      ...(link.text !== '' && { link: link.text }),
    },
  };
}
