import { parseArgs } from 'node:util';

export interface TortureOptions {
  /** Seeds of each scenario. */
  seeds: number;
  /** Only scenarios whose name begins like this. */
  only?: string;
  /** Only this seed. */
  seed?: number;
  /** Runs at a time. */
  jobs: number;
  /** Tell what happened in every run, not only in those that fail. */
  story: boolean;
}

const SHORT = 5;

/** Reads the command line; throws a sentence for what it cannot use. */
export function readOptions(args: readonly string[]): TortureOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      only: { type: 'string' },
      seed: { type: 'string' },
      jobs: { type: 'string' },
      story: { type: 'boolean' },
    },
  });
  return {
    seeds: wholeNumber('--seeds', values.seeds) ?? SHORT,
    jobs: wholeNumber('--jobs', values.jobs) ?? 2,
    story: values.story ?? false,
    ...(values.only !== undefined && { only: values.only }),
    ...(values.seed !== undefined && { seed: wholeNumber('--seed', values.seed) ?? 1 }),
  };
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new RangeError(`${name} ${text}: write a whole number from 1 on`);
  return Number(text);
}
