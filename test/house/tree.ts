import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What each file imports, by its path: `{ 'src/strike/day.ts': ['../store/store.ts', 'type ../x.ts'] }`. */
export type Tree = Record<string, readonly string[]>;

/** Packages that the product may use, and one that only its development does. */
const DEPENDENCIES = [
  '@discordjs/formatters',
  'discord.js',
  'hono',
  'i18next',
  'keyv',
  'luxon',
  'node-cron',
  'pino',
  'sharp',
  'ws',
  'yaml',
  'zod',
];
const DEV_DEPENDENCIES = ['vitest'];
/** What stands before the name of something that is imported for its types alone. */
const TYPE = 'type ';
/** Installed, and in no list. */
const STRAY = 'stray';

/** A repository in a folder of its own, with these files, and packages that are nothing but there. Gone with the test. */
export function treeWith(files: Tree): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'picketline-house-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const listed = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, '1.0.0']));
  const manifest = { dependencies: listed(DEPENDENCIES), devDependencies: listed(DEV_DEPENDENCIES) };
  write('package.json', JSON.stringify({ name: 'tree', type: 'module', ...manifest }));
  for (const name of [...DEPENDENCIES, ...DEV_DEPENDENCIES, STRAY]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const folder of ['src', 'commands', 'test']) mkdirSync(join(root, folder));
  // What is imported is there as well, so that a rule fails for what it says and not for a missing file.
  const own = Object.entries(files).flatMap(([path, imports]) =>
    imports
      .map(withoutType)
      .filter(target => target.startsWith('.'))
      .map(target => join(dirname(path), target)),
  );
  for (const path of own) write(path, 'export {};');
  for (const [path, imports] of Object.entries(files)) write(path, imports.map(statement).join('\n'));
  return root;
}

function statement(target: string, index: number): string {
  if (target.startsWith(TYPE)) return `export type * as Imported${index} from '${withoutType(target)}';`;
  return `export * as imported${index} from '${target}';`;
}

function withoutType(target: string): string {
  return target.startsWith(TYPE) ? target.slice(TYPE.length) : target;
}
