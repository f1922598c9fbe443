import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

/** Named after what is driven, and not after files: the whole bot, the simulated Discord, this house. */
const BY_WHAT_IS_DRIVEN = ['browser', 'e2e', 'fuzz', 'house', 'rehearsal', 'torture', 'weeks'];

/** Tests of a rule that several files carry, by the rule's name. A test of one file does not belong here. */
const OF_A_RULE = [
  'announcements/ten-years',
  'broadcasts/mention-fuzz',
  'broadcasts/needed',
  'commands/authority',
  'commands/authority-broadcast',
  'commands/authority-buttons',
  'commands/authority-kinds',
  'discord/channels/partial-server',
  'settings/read-once',
  'strike/every-zone',
  'strike/example-calendar',
  'wording/say/answers',
  'wording/say/events-and-lines',
  'wording/say/other-strikes',
  'wording/say/until-further-notice',
  'wording/say/what-a-day-says',
];

/** Paths without their endings, as in `strike/sites` and `commands/kit/router`. */
function namesOf(pattern: string, folder: string): string[] {
  const paths = globSync(pattern, { cwd: ROOT }).map(path => path.replaceAll('\\', '/'));
  return paths.map(path => path.slice(folder.length).replace(/(\.test)?\.(ts|mjs)$/, ''));
}

const sources = new Set([
  ...namesOf('src/**/*.{ts,mjs}', 'src/'),
  ...namesOf('commands/**/*.ts', ''),
  ...namesOf('scripts/*.mjs', ''),
]);
const tests = namesOf('test/**/*.test.ts', 'test/').filter(
  name => !BY_WHAT_IS_DRIVEN.includes(name.split('/')[0] ?? ''),
);

/** Does it have the path of a source file, alone or followed by what of it is tested: `sqlite`, `store-erasure`? */
function isOfOneFile(name: string): boolean {
  const words = basename(name).split('-');
  const starts = words.map((_, index) => words.slice(0, index + 1).join('-'));
  return starts.some(start => sources.has(dirname(name) === '.' ? start : `${dirname(name)}/${start}`));
}

it.each([
  ['strike/sites', true],
  ['strike/picket-day-properties', true],
  ['commands/kit/router-menu', true],
  ['main', true],
  ['strike/no-such-file', false],
  ['sites', false],
  ['store/sites', false],
])('%s is of one file: %s', (name, is) => {
  expect(isOfOneFile(name)).toBe(is);
});

it('a test has the path of the file that it tests, or the name of a rule that is listed here', () => {
  expect(tests.length).toBeGreaterThan(100);
  const astray = tests.filter(name => !isOfOneFile(name) && !OF_A_RULE.includes(name));
  // Move it to the path of what it tests; docs/house.md, "Where a test is".
  expect(astray).toEqual([]);
});

it('no rule is listed that has no test, or that is the name of a file', () => {
  expect(OF_A_RULE.filter(name => !tests.includes(name) || isOfOneFile(name))).toEqual([]);
});
