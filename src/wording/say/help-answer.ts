import { inlineCode } from '../marks.ts';
import type { Text } from '../translator.ts';

/** What /help needs to know of a command: its name, and the same of its subcommands. */
interface Described {
  name: string;
  description: string;
  options?: readonly (Described & { type: number })[] | undefined;
}

/** Discord's option types for a subcommand, and for a group of them. */
const [SUBCOMMAND, GROUP] = [1, 2];

/** A command with more subcommands than this has one row, which names them, as an organizer's has: all of it has to fit one message. */
const EACH_IN_A_ROW = 7;

/** An entry of a message's menu, and the command that says the same. */
interface InMenu {
  name: string;
  command: string;
}

/** `/help`: one row for each thing that can be typed, and for each that stands in the menu of a message. */
export function helpAnswer(
  { t }: Text,
  commands: readonly (Described & { isShort?: boolean })[],
  menus: readonly InMenu[] = [],
): string {
  const rows = commands.flatMap(command => {
    const typed = typedOf(command, `/${command.name}`);
    if (typed.length <= (command.isShort ? 1 : EACH_IN_A_ROW)) return typed;
    const names = typed.map(each => each.typed.slice(command.name.length + 2)).join(', ');
    const description = t('help.many', { description: command.description, names });
    return [{ typed: `/${command.name}`, description }];
  });
  return [
    t('help.title'),
    ...rows.map(({ typed, description }) => t('help.row', { command: inlineCode(typed), description })),
    ...menus.map(({ name, command }) => t('help.menu', { name, command })),
    t('help.private'),
  ].join('\n');
}

/** A command without subcommands, or each of those that it has, groups opened. */
function typedOf(
  { description, options = [] }: Described,
  typed: string,
): { typed: string; description: string }[] {
  const below = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (below.length === 0) return [{ typed, description }];
  return below.flatMap(option => typedOf(option, `${typed} ${option.name}`));
}
