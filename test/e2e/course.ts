import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';
import type { Written } from './writing.ts';

/** One thing that happens in a course of events; what is read of it comes after what is done. */
export interface CourseStep {
  /** The clock stands here from now on; the bot looks. */
  at?: string;
  /** An organizer types this and presses that. */
  does?: string;
  /** `newest` stands for the first that is offered. */
  options?: Record<string, string>;
  /** What is written into the form that opens. */
  writes?: Written;
  press?: string;
  /** Another organizer approves. */
  approve?: boolean;
  /** The preview has all of these. */
  previews?: string[];
  /** A member asks this. */
  asks?: string;
  says?: string[];
  not?: string[];
  /** What the channel has got since the step before: for each message, words that it has; an empty list is silence. */
  posts?: string[];
  /** The first message of today, as it reads now. */
  edited?: string[];
}

/** A real case, recorded: what happened in a strike, and what members had to hear at every step. */
export interface Course {
  name: string;
  source: string;
  strike: Strike;
  start: string;
  steps: CourseStep[];
}

/** Reads a recorded course. Its strike is the example, or is written in it as in a strike file. */
export function readCourse(file: URL): Course {
  const { strike, ...course } = parse(readFileSync(file, 'utf8')) as Omit<Course, 'strike'> & {
    strike: unknown;
  };
  return { ...course, strike: strike === 'example' ? exampleStrike() : readStrike(strike, file) };
}

function readStrike(written: unknown, file: URL): Strike {
  const reading = readStrikeText(stringify(written), file.pathname);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.strike;
}
