import type { InspectedMessage } from '../../src/rehearsal/inspect.ts';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { announcementsOf, guildOf, organizersOf } from './plan.ts';
import type { StageHands } from './script.ts';

/** What organizers do on Discord: they type commands, fill in forms, and press what they see. */

/** The two organizers of every strike, as `worldOf` has them. */
export const AUTHOR = '1310000000000000503';
export const SECOND = '1310000000000000505';
/** The captain of a strike that has one. */
export const CAPTAIN = '1310000000000000502';
/** Somebody who is no organizer until they get the role. */
export const THIRD = '1310000000000000504';

/** What somebody writes into the form. */
export interface Written {
  headline: string;
  text: string;
  /** Names of the strike file; `*` is every channel. Absent in the form of a correction, as the next. */
  channels?: string[];
  ping?: string;
}

const actor = (person: string) => ({ person, locale: 'en-US' });

/** Types `broadcast retract` with its options, all of which are text; gives the answer that they alone see. */
export async function typeCommand(
  stage: StageHands,
  person: string,
  command: string,
  options: Record<string, string> = {},
): Promise<string> {
  const told = stage.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  sendCommand(stage, person, command, options);
  const answer = await Promise.race([told, stage.gone()]);
  return answer === 'gone' ? '' : answer.stored.message.content;
}

/** Types a command that opens a form; gives the interaction by which the form is sent. */
export async function openForm(
  stage: StageHands,
  person: string,
  command: string,
  options: Record<string, string> = {},
): Promise<string> {
  const opened = nextForm(stage, person);
  sendCommand(stage, person, command, options);
  return opened;
}

/** Sends a form, as often as is said, and waits for so many previews. */
export async function sendForm(
  stage: StageHands,
  person: string,
  interactionId: string,
  { headline, text, channels, ping }: Written,
  times = 1,
): Promise<void> {
  const { discord } = stage;
  const words = { headline, text, link: '' };
  const fields = [
    ...Object.entries(words).map(([customId, value]) => ({ customId, value })),
    ...(channels ? [{ customId: 'channels', values: channels }] : []),
    ...(channels ? [{ customId: 'ping', values: [ping ?? '-'] }] : []),
  ];
  const done = previews(discord, person, times);
  for (let time = 0; time < times; time += 1) discord.act.modal({ ...actor(person), interactionId, fields });
  await Promise.race([done, stage.gone()]);
}

/** Writes a message from the command to its preview. */
export async function compose(
  stage: StageHands,
  person: string,
  written: Written,
  options: Record<string, string> = {},
): Promise<void> {
  await sendForm(stage, person, await openForm(stage, person, 'broadcast compose', options), written);
}

/** A button that somebody sees. */
export interface Button {
  customId: string;
  messageId: string;
  channelId: string;
}

type Place = 'alone' | 'organizers';

/** The button under the last thing that has one: of what a person alone sees, or of the organizers' channel. */
export function buttonOf(
  stage: StageHands,
  person: string,
  label: string | RegExp,
  where: Place = 'alone',
): Button {
  const found = allButtons(stage, person, label, where).at(-1);
  if (!found) throw new Error(`there is no button “${String(label)}”`);
  return found;
}

/** Every button that is called so, the oldest first. */
export function allButtons(
  { discord, plan }: StageHands,
  person: string,
  label: string | RegExp,
  where: Place = 'alone',
): Button[] {
  const messages =
    where === 'alone' ? discord.inspect.ephemerals(person) : discord.inspect.messages(organizersOf(plan));
  return messages.flatMap(message => buttonsOf(message)).filter(each => fits(each.label, label));
}

/** Presses it, and gives what the message says then, or what else they are told. */
export async function press(stage: StageHands, person: string, button: Button): Promise<string> {
  const { discord } = stage;
  const told = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  const changed = discord.inspect.next(
    'message-changed',
    ({ stored }) => stored.message.id === button.messageId,
  );
  discord.act.component({ ...actor(person), ...button });
  const answer = await Promise.race([told, changed, stage.gone()]);
  return answer === 'gone' ? '' : answer.stored.message.content;
}

/** Looks at how the last message stands, and presses the button that tries again, if there is one. */
export async function tryAgain(stage: StageHands, person: string, broadcast: string): Promise<void> {
  await typeCommand(stage, person, 'broadcast status', { broadcast });
  const shown = stage.discord.inspect.ephemerals(person).at(-1);
  const [button] = shown ? buttonsOf(shown) : [];
  if (button) stage.tell(await press(stage, person, button));
}

/** The message, or the draft, that was written last, as it is offered for an option of `/broadcast`. */
export async function newest(
  stage: StageHands,
  person: string,
  subcommand: string,
  option = 'broadcast',
): Promise<string> {
  const focused = { name: option, type: 3, value: '', focused: true };
  const options = [{ name: subcommand, type: 1, options: [focused] }];
  const { choices } = await stage.discord.act.autocomplete(requestOf(stage, person, 'broadcast', options));
  const [first] = choices;
  if (!first) throw new Error(`nothing is offered for ${subcommand}`);
  return String(first.value);
}

/** Types an alert about safety for the one line that there is; gives the preview that they alone see. */
export async function typeAlert(stage: StageHands, person: string, text: string): Promise<string> {
  const shown = previews(stage.discord, person, 1);
  sendCommand(stage, person, 'alert send', { site: 'north', text });
  await Promise.race([shown, stage.gone()]);
  return stage.discord.inspect.ephemerals(person).at(-1)?.content ?? '';
}

function sendCommand(
  stage: StageHands,
  person: string,
  command: string,
  options: Record<string, string>,
): void {
  const [name = '', subcommand] = command.split(' ');
  const typed = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
  const all = subcommand === undefined ? typed : [{ name: subcommand, type: 1, options: typed }];
  stage.discord.act.command(requestOf(stage, person, name, all));
}

function requestOf({ discord, plan }: StageHands, person: string, name: string, options: TypedOption[]) {
  const guildId = guildOf(plan);
  const found = discord.inspect.commands(guildId).find(each => each.name === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return { ...actor(person), guildId, channelId: announcementsOf(plan), commandId: found.id, options };
}

async function nextForm({ discord, gone }: StageHands, person: string): Promise<string> {
  const opened = discord.inspect.next('modal-opened', ({ interaction }) => interaction.personId === person);
  const form = await Promise.race([opened, gone()]);
  return form === 'gone' ? '' : form.interaction.id;
}

/** Resolves when somebody has been shown so many things with buttons. */
async function previews(discord: Rehearsal, person: string, times: number): Promise<void> {
  let seen = 0;
  const isShown = ({ stored }: { stored: { onlyFor?: string; message: { components?: unknown[] } } }) => {
    if (stored.onlyFor !== person || (stored.message.components ?? []).length === 0) return false;
    seen += 1;
    return seen >= times;
  };
  await Promise.race([
    discord.inspect.next('message-created', isShown),
    discord.inspect.next('message-changed', isShown),
  ]);
}

function buttonsOf({ id, channel_id: channelId, components = [] }: InspectedMessage) {
  return components.flatMap(row => {
    if (!('components' in row)) return [];
    return row.components.flatMap(each =>
      'custom_id' in each && 'label' in each && each.disabled !== true
        ? [{ label: each.label ?? '', customId: each.custom_id, messageId: id, channelId }]
        : [],
    );
  });
}

function fits(label: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? label === wanted : wanted.test(label);
}
