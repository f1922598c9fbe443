import type { TypedOption } from '../../protocol.ts';
import type { Directory } from '../directory.ts';
import { commandDraft, type Draft, resolvedValues, showField } from './draft.ts';
import type { CommandEntry } from './entries.ts';
import { parseLine, type Typed } from './line.ts';
import { buildOptions } from './values.ts';

/** What a draft comes to when it is sent, or why it cannot be, and the draft to go on with. */
export type Outgoing =
  | { kind: 'command'; entry: CommandEntry; options: TypedOption[] }
  | { kind: 'message'; content: string }
  | { kind: 'problem'; message: string; draft: Draft };

/** Reads a draft as it is sent: its fields, or its line as a command or a message. */
export function readDraft(
  draft: Draft,
  entries: CommandEntry[],
  directory: Directory,
  locale: string,
): Outgoing {
  const command = (entry: CommandEntry, typed: Typed): Outgoing => {
    const built = buildOptions(entry, typed, directory, locale, draft.files);
    if (built.ok) return { kind: 'command', entry, options: built.options };
    const { message, option } = built.problem;
    const fields = draft.entry ? draft : commandDraft(entry, typed);
    return { kind: 'problem', message, draft: showField(fields, option.name) };
  };
  if (draft.entry) return command(draft.entry, resolvedValues(draft));
  const line = parseLine(draft.text, entries);
  if (line.kind === 'command') return command(line.entry, line.typed);
  if (line.kind === 'message') return line;
  const name = line.text.split(/\s+/).slice(0, 2).join(' ');
  return { kind: 'problem', message: `There is no command ${name} for you here.`, draft };
}
