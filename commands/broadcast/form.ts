import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Draft } from '../../src/broadcasts/draft.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { fieldsOf } from '../../src/strike/templates.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import type { Text } from '../../src/wording/translator.ts';
import { customId } from '../kit/custom-id.ts';
import { clip } from '../kit/reply.ts';

/** What stands in a list for every channel, and for pinging nobody: no name in a strike file begins so. */
export const EVERY = '*';
export const NOBODY = '-';

type Component = APIModalInteractionResponseCallbackData['components'][number];

/** The form in which a message is written, with what the draft has already. */
export function broadcastForm(
  text: Text,
  strike: Strike,
  draft: Draft,
): APIModalInteractionResponseCallbackData {
  const addressed = draft.corrects
    ? []
    : [channelSelect(text, strike, draft), pingSelect(text, strike, draft)];
  return {
    custom_id: customId('broadcast', 'write', draft.id),
    title: text.t(draft.corrects ? 'broadcast.form.correction' : 'broadcast.form.title'),
    components: [...wordFields(text, strike, draft), ...addressed],
  };
}

function wordFields(text: Text, strike: Strike, { template, fields = {}, message }: Draft): Component[] {
  const chosen = strike.templates.find(({ id }) => id === template);
  if (chosen) {
    return fieldsOf(chosen).map(name => {
      const isShort = chosen.headline.includes(`{${name}}`);
      const place = [chosen.headline, ...chosen.text.split('\n')].find(line => line.includes(`{${name}}`));
      return field(name, text.t('broadcast.form.field', { name }), {
        value: fields[name] ?? '',
        style: isShort ? TextInputStyle.Short : TextInputStyle.Paragraph,
        ...(place !== undefined && { description: place }),
      });
    });
  }
  return [
    field('headline', text.t('broadcast.form.headline'), {
      value: message.headline,
      placeholder: text.t('broadcast.form.headlineHint'),
    }),
    field('text', text.t('broadcast.form.text'), { value: message.text, style: TextInputStyle.Paragraph }),
    field('link', text.t('broadcast.form.link'), {
      value: message.link ?? '',
      placeholder: text.t('broadcast.form.linkHint'),
      required: false,
    }),
  ];
}

function field(
  id: string,
  label: string,
  {
    value = '',
    placeholder,
    description,
    style = TextInputStyle.Short,
    required = true,
  }: {
    value?: string;
    placeholder?: string;
    description?: string;
    style?: TextInputStyle;
    required?: boolean;
  },
): Component {
  return {
    type: ComponentType.Label,
    label: clip(label, DiscordLimit.fieldLabel),
    ...(description !== undefined && { description: clip(description, DiscordLimit.fieldDescription) }),
    component: {
      type: ComponentType.TextInput,
      custom_id: id,
      style,
      required,
      max_length: DiscordLimit.formField,
      ...(value !== '' && { value }),
      ...(placeholder !== undefined && { placeholder }),
    },
  };
}

/** Discord lists 25 at most: every channel at once, those that are picked already, and as many others as there is room for. */
function channelSelect(text: Text, { broadcasts }: Strike, { channels }: Draft): Component {
  const picked = channels.map(({ name }) => name);
  const names = [...broadcasts.channels.keys()];
  const listed = [
    ...names.filter(name => picked.includes(name)),
    ...names.filter(name => !picked.includes(name)),
  ];
  const isEvery = names.length > 1 && picked.length === names.length;
  const every = { label: text.t('broadcast.form.allChannels', { count: names.length }), value: EVERY };
  const options = [
    ...(names.length > 1 ? [{ ...every, default: isEvery }] : []),
    ...listed.map(name => ({ label: name, value: name, default: !isEvery && picked.includes(name) })),
  ].slice(0, DiscordLimit.selectOptions);
  return {
    type: ComponentType.Label,
    label: text.t('broadcast.form.channels'),
    component: {
      type: ComponentType.StringSelect,
      custom_id: 'channels',
      min_values: 1,
      max_values: options.length,
      options,
    },
  };
}

function pingSelect(text: Text, { roles }: Strike, { ping }: Draft): Component {
  const nobody = { label: text.t('broadcast.form.nobody'), value: NOBODY, default: ping === undefined };
  const names = [...roles.mention.keys()].map(name => ({
    label: name,
    value: name,
    default: name === ping?.name,
  }));
  return {
    type: ComponentType.Label,
    label: text.t('broadcast.form.ping'),
    component: {
      type: ComponentType.StringSelect,
      custom_id: 'ping',
      options: [nobody, ...names].slice(0, DiscordLimit.selectOptions),
    },
  };
}
