import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESTJSONErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

/** What ships and knows Discord, by its path. The rehearsal is a Discord of its own. */
const SHIPPED = globSync('{src,commands}/**/*.ts', { cwd: ROOT }).filter(
  path => !path.startsWith('src/rehearsal/'),
);
const LOCALES = globSync('config/locales/*.json', { cwd: ROOT });

const MARK = /<#|<@|<t:|<\/\w|discord\.com\/channels/;
/** A limit of Discord's, written as a number. */
const LIMIT =
  /(?:LIMIT|MOST|CHARACTERS|CHOICES) = (?:25|45|100|2_?000|4_?000)\b|(?:content|formField): \d|slice\(0, 25\)/;
const CODES = Object.values(RESTJSONErrorCodes).filter(code => Number(code) >= 10_001);
const CODE = new RegExp(`\\b(?:${CODES.join('|')})\\b`);

/** The lines in which a pattern is found, but for comments, as `path: line`. */
function linesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap(path =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .filter(line => !/^\s*(?:\/?\*|\/\/)/.test(line) && pattern.test(line))
      .map(line => `${path}: ${line.trim()}`),
  );
}

const without = (...homes: string[]) => SHIPPED.filter(path => !homes.includes(path));

describe('what Discord defines stands in one place', () => {
  it('how marks are written: src/wording/marks.ts', () => {
    expect(linesWith(MARK, ['src/wording/marks.ts'])).not.toEqual([]);
    expect(linesWith(MARK, [...without('src/wording/marks.ts'), ...LOCALES])).toEqual([]);
  });

  it('how much fits: src/wording/limits.ts', () => {
    expect(linesWith(LIMIT, ['src/wording/limits.ts'])).not.toEqual([]);
    expect(linesWith(LIMIT, without('src/wording/limits.ts'))).toEqual([]);
  });

  it('error codes: discord.js, and src/delivery/refusals.ts for the rooms that do not know it', () => {
    expect(linesWith(CODE, ['src/delivery/refusals.ts'])).not.toEqual([]);
    expect(linesWith(CODE, without('src/delivery/refusals.ts'))).toEqual([]);
  });
});
