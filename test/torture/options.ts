import { parseArgs } from 'node:util';

export interface TortureOptions {
  /** Seeds of each scenario. */
  seeds: number;
  /** At least `FULL` runs of every family of scenarios (`kill`, `network`, …), however many scenarios it has. */
  full: boolean;
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
/** More than there are processors: a run waits for most of its time. */
const JOBS = 4;
const FULL = 500;
/** How much less often what waits out real time is played; it still is at least once. */
const SLOWER = 10;

/** Reads the command line; throws a sentence for what it cannot use. */
export function readOptions(args: readonly string[]): TortureOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      full: { type: 'boolean' },
      only: { type: 'string' },
      seed: { type: 'string' },
      jobs: { type: 'string' },
      story: { type: 'boolean' },
    },
  });
  return {
    seeds: wholeNumber('--seeds', values.seeds) ?? SHORT,
    full: values.full ?? false,
    jobs: wholeNumber('--jobs', values.jobs) ?? JOBS,
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

/** The seeds of a scenario whose family has so many of them; `isSlow`: it waits out real time. */
export function seedsOf(
  { seeds, seed, full }: TortureOptions,
  scenariosOfFamily: number,
  isSlow = false,
): number[] {
  if (seed !== undefined) return [seed];
  const wanted = full ? Math.ceil(FULL / scenariosOfFamily) : seeds;
  const count = isSlow ? Math.ceil(wanted / SLOWER) : wanted;
  return Array.from({ length: count }, (_, index) => index + 1);
}
