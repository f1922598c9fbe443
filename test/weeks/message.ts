import type { IsoDate } from '../../src/strike/strike.ts';

/** A message as a member has it before them. */
export interface Message {
  content: string;
  /** The strike's date on which it was sent: what "tomorrow" means. */
  today: IsoDate;
  /** The names of all lines that there are. */
  names: readonly string[];
}

/** "Alba, Birch and Cedar" */
export function namesIn(words: string, names: readonly string[]): string[] {
  return words.split(/, | and /).filter(word => names.includes(word));
}
