import { parseArgs } from 'node:util';
import { EXIT_CONFIG, explainProblems } from '../settings/problem.ts';
import { readSettings } from '../settings/settings.ts';
import { StoreError } from '../store/errors.ts';
import { removeStaleCopies } from '../store/stale-copies.ts';

/** What the commands about the store are given: the address of the store, and a file. */
export interface StoreArguments {
  store: string;
  file?: string;
  /** What was given with `--head`, as often as it was. */
  heads: readonly string[];
  /** Everything that was given besides options, `file` included. */
  words: readonly string[];
  /** Of a backup: the store's secret is to be left out. */
  withoutSecret: boolean;
}

/** Reads `[FILE] [--store sqlite:PATH]`; without `--store` it is the store that the bot itself would open. */
function readArguments(): StoreArguments | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      head: { type: 'string', multiple: true },
      'without-secret': { type: 'boolean', default: false },
    },
  });
  const given = {
    words: positionals,
    heads: values.head ?? [],
    withoutSecret: values['without-secret'],
    ...(positionals[0] !== undefined && { file: positionals[0] }),
  };
  if (values.store !== undefined) return { store: values.store, ...given };
  const reading = readSettings();
  if (reading.ok) return { store: reading.settings.store, ...given };
  console.error(
    `${explainProblems(reading.problems)}\nTo go on all the same, name the store: --store sqlite:PATH`,
  );
  return undefined;
}

/** Runs one of the commands about the store: a sentence on success, a sentence and a non-zero exit on failure. */
export async function runStoreCommand(
  work: (given: StoreArguments) => Promise<string> | string,
): Promise<void> {
  removeStaleCopies();
  try {
    const given = readArguments();
    if (given === undefined) process.exitCode = EXIT_CONFIG;
    else console.log(await work(given));
  } catch (error) {
    if (!(error instanceof StoreError || isUsageError(error))) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
