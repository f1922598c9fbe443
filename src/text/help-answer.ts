import type { Text } from './translator.ts';

/** What /help needs to know of a command: its name, and the same of its subcommands. */
interface Described {
  name: string;
  description: string;
  options?: readonly (Described & { type: number })[] | undefined;
}

/** Discord's option type for a subcommand. */
const SUBCOMMAND = 1;

/** `/help`: one row for each thing that can be typed. */
export function helpAnswer({ t }: Text, commands: readonly Described[]): string {
  const rows = commands.flatMap(command => {
    const subcommands = (command.options ?? []).filter(option => option.type === SUBCOMMAND);
    if (subcommands.length === 0) return [{ typed: `/${command.name}`, description: command.description }];
    return subcommands.map(({ name, description }) => ({ typed: `/${command.name} ${name}`, description }));
  });
  return [
    t('help.title'),
    ...rows.map(({ typed, description }) => t('help.row', { command: `\`${typed}\``, description })),
    t('help.private'),
  ].join('\n');
}
