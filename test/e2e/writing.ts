import type { InspectedMessage } from '../../src/rehearsal/inspect.ts';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { buttonsOf } from './buttons.ts';
import { requestOf, type Stage, typed } from './stage.ts';

/** What somebody writes into the form of a message; what is left out stays as the form has it. */
export interface Written {
  headline?: string;
  text?: string;
  link?: string;
  /** Names of the strike file; `*` is every channel. */
  channels?: string[];
  ping?: string | string[];
  /** Fields of a template. */
  [field: string]: string | string[] | undefined;
}

/** A form that is open before somebody. */
export interface OpenForm {
  interactionId: string;
  /** What stands in it, by the ids of its fields. */
  values: Record<string, string | string[]>;
}

/** Types a command that opens a form. */
export async function openForm(
  scene: Stage,
  person: string,
  command: string,
  options: Record<string, string> | TypedOption[] = {},
): Promise<OpenForm> {
  const opened = nextForm(scene.discord, person);
  const list = Array.isArray(options) ? options : typed(options);
  scene.discord.act.command(requestOf(scene.discord, scene.strike, person, command, list));
  return opened;
}

/** Resolves with the next form that somebody gets to see. */
export async function nextForm(discord: Rehearsal, person: string): Promise<OpenForm> {
  const { interaction, modal } = await discord.inspect.next(
    'modal-opened',
    ({ interaction: { personId } }) => personId === person,
  );
  const values: OpenForm['values'] = {};
  for (const row of modal.components) {
    const component = 'component' in row ? row.component : undefined;
    if (!component || !('custom_id' in component)) continue;
    if ('options' in component) {
      const chosen = component.options.filter(option => option.default);
      values[component.custom_id] = chosen.map(({ value }) => value);
    } else if ('style' in component) values[component.custom_id] = component.value ?? '';
  }
  return { interactionId: interaction.id, values };
}

/** Sends a form, and gives the messages that the person has then: what is shown, and what is said of it. */
export async function sendForm(
  { discord }: Stage,
  person: string,
  { interactionId, values }: OpenForm,
  written: Written,
): Promise<InspectedMessage[]> {
  const all: Record<string, string | string[]> = { ...values, ...definedOf(written) };
  const shown = new Set(discord.inspect.ephemerals(person).map(({ id }) => id));
  const done = Promise.race([
    nextWithButtons(discord, person, 'message-created'),
    nextWithButtons(discord, person, 'message-changed'),
  ]);
  discord.act.modal({
    person,
    locale: 'en-US',
    interactionId,
    fields: Object.entries(all).map(([customId, value]) =>
      Array.isArray(value) ? { customId, values: value } : { customId, value },
    ),
  });
  await done;
  return discord.inspect.ephemerals(person).filter(({ id }) => !shown.has(id));
}

/** Writes a message from the command to its preview. */
export async function compose(
  scene: Stage,
  person: string,
  written: Written,
  options: Record<string, string> | TypedOption[] = {},
): Promise<{ message: string; said: string }> {
  const form = await openForm(scene, person, 'broadcast compose', options);
  const messages = await sendForm(scene, person, form, written);
  return { message: messages[0]?.content ?? '', said: messages.at(-1)?.content ?? '' };
}

/** Presses “Decline” under a request in a channel, and gives what sends the form that opens. */
export async function declining(
  { discord }: Stage,
  person: string,
  channel: string,
  reason = '',
): Promise<() => void> {
  const button = buttonsOf(discord, person, channel).find(({ label }) => label === 'Decline');
  if (!button) throw new Error('there is nothing to decline');
  const form = nextForm(discord, person);
  discord.act.component({ person, locale: 'en-US', ...button });
  const { interactionId } = await form;
  const fields = [{ customId: 'reason', value: reason }];
  return () => void discord.act.modal({ person, locale: 'en-US', interactionId, fields });
}

/** Declines a request in a channel; gives what the request says then, or what else they are told. */
export async function decline(
  scene: Stage,
  person: string,
  channel: string,
  reason?: string,
): Promise<string> {
  const send = await declining(scene, person, channel, reason);
  const { inspect } = scene.discord;
  const told = inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  const changed = inspect.next('message-changed', ({ stored }) => stored.message.channel_id === channel);
  send();
  return (await Promise.race([told, changed])).stored.message.content;
}

/** Waits until the last message with buttons or a result, for the person alone or in a channel, begins like that. */
export async function shown(
  { discord }: Stage,
  person: string,
  beginning: string,
  channel?: string,
): Promise<string> {
  const find = () =>
    (channel === undefined ? discord.inspect.ephemerals(person) : discord.inspect.messages(channel)).findLast(
      ({ content }) => content.startsWith(beginning),
    )?.content;
  for (let now = find(); ; now = find()) {
    if (now !== undefined) return now;
    // The same may be said elsewhere before.
    await discord.inspect.next('message-changed', ({ stored }) =>
      stored.message.content.startsWith(beginning),
    );
  }
}

function definedOf(written: Written): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([id, value]) => {
      if (value === undefined) return [];
      return [[id, id === 'ping' && typeof value === 'string' ? [value] : value]];
    }),
  );
}

function nextWithButtons(discord: Rehearsal, person: string, type: 'message-created' | 'message-changed') {
  return discord.inspect.next(
    type,
    ({ stored }) => stored.onlyFor === person && (stored.message.components ?? []).length > 0,
  );
}
