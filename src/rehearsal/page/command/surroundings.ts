import type { TypedOption } from '../../protocol.ts';
import type { Directory } from '../directory.ts';
import type { CommandEntry } from './entries.ts';
import type { Choice } from './suggestions.ts';

/** What the box needs from the page; each promise rejects with one sentence for the person. */
export interface Sender {
  command(entry: CommandEntry, options: TypedOption[]): Promise<void>;
  message(content: string): Promise<void>;
  complete(entry: CommandEntry, options: TypedOption[]): Promise<Choice[]>;
}

/** What the page gives the box, each time it changes. */
export interface Surroundings {
  readonly entries: CommandEntry[];
  readonly directory: Directory;
  readonly sender: Sender;
  readonly locale: string;
}
