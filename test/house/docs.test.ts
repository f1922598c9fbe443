import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

const IN_TICKS = /`((?:test|src|commands|config|docs)\/[^`\s*{}]+)`/g;
/** What a document writes out as an example, or a run writes. */
const NOT_THERE = ['config/strikes/'];

/** Every document of the repository, from its root. */
function documents(): string[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['README.md', ...inDocs.filter(name => name.endsWith('.md')).map(name => join('docs', name))];
}

/** The files and folders that a document names in full, as far as they are not there. */
function missingIn(document: string): string[] {
  const named = [...readFileSync(join(ROOT, document), 'utf8').matchAll(IN_TICKS)].map(
    ([, path = '']) => path,
  );
  return named.filter(path => !NOT_THERE.includes(path) && !existsSync(join(ROOT, path)));
}

it.each(documents())('%s names no file that is not there', document => {
  expect(missingIn(document)).toEqual([]);
});

it('every threat has a test, or says that there is none', () => {
  const rows = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(1);
  expect(rows.length).toBeGreaterThan(9);
  expect(rows.filter(row => !/`test\/[^`]+\.test\.ts`/.test(row))).toEqual([]);
});
