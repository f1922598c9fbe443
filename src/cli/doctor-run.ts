import type { Clock } from '../platform/clock.ts';
import { EXIT_CONFIG, explainProblems } from '../settings/problem.ts';
import type { Settings, SettingsReading } from '../settings/settings.ts';
import { examineDiscord } from './doctor-discord.ts';
import { type Finding, formatFinding, well } from './doctor-findings.ts';
import { examinePictures } from './doctor-pictures.ts';
import { examineNextPost } from './doctor-posts.ts';
import { examineStore } from './doctor-store.ts';

export interface DoctorOptions {
  reading: SettingsReading;
  clock: Clock;
  /** Takes the lines as they come. */
  print: (line: string) => void;
  /** The version of Node.js; the guard has looked at it already. */
  node?: string;
}

/**
 * Looks at everything that a morning post depends on, a line each, and changes nothing. Resolves to the exit code:
 * 0 if all is well, 1 if something is not, 78 for a configuration that cannot be used.
 */
export async function runDoctor({
  reading,
  clock,
  print,
  node = process.versions.node,
}: DoctorOptions): Promise<number> {
  print(formatFinding(well('Node.js', `${node}.`)));
  if (!reading.ok) {
    print(explainProblems(reading.problems));
    return EXIT_CONFIG;
  }
  let problems = 0;
  for await (const finding of examine(reading.settings, clock)) {
    print(formatFinding(finding));
    if (!finding.isWell) problems += 1;
  }
  print(verdict(problems));
  return problems === 0 ? 0 : 1;
}

async function* examine(settings: Settings, clock: Clock): AsyncGenerator<Finding> {
  yield examineStrikes(settings);
  yield examineStore(settings);
  yield await examinePictures();
  yield* examineDiscord(settings, clock);
  for (const strike of settings.strikes) yield examineNextPost(strike, clock);
}

function examineStrikes({ strikes, strikeSource }: Settings): Finding {
  const names = strikes.map(({ name }) => `“${name}”`).join(', ');
  const source = strikeSource === 'example' ? ' (the example; config/strikes has none of your own)' : '';
  return well('Strikes', `${names}${source}.`);
}

function verdict(problems: number): string {
  if (problems === 0) return 'All is well.';
  return problems === 1 ? '1 problem.' : `${problems} problems.`;
}
