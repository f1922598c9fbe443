/** The bars. Each has to stay at 0. */
export const BARS = ['duplicates', 'missing', 'wrongDay', 'afterDeadline', 'bursts', 'unapproved'] as const;
export type Bar = (typeof BARS)[number];

export interface Verdict {
  counts: Record<Bar, number>;
  /** A sentence for each thing that is not as it has to be, those that are counted included. */
  problems: string[];
}

export type Count = (bar: Bar, problem: string) => void;
export type Objection = (problem: string) => void;
