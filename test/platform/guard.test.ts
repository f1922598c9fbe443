import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';
import { start } from '../cli/program.ts';

/** Makes a process take itself for another Node, and on request for one of another system. */
function as(version: string, platform: string = process.platform): string {
  const source = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    Object.defineProperty(process, 'platform', { value: '${platform}' })`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

describe('the guard', () => {
  it.each(['18.20.4', '20.20.2', '22.18.0'])('explains a Node that is too old: %s', async version => {
    const { code, out, err } = await start(
      'src/main.ts',
      {},
      { preload: [as(version), './src/platform/guard.mjs'] },
    ).ended;
    expect({ code, out, err }).toEqual({
      code: 78,
      out: '',
      err: `Picketline needs Node.js 22.19 or newer and this is ${version}: run it with "npm start" after "npm ci", which brings its own, or install a newer Node.js.\n`,
    });
  });

  it('says on a Mac which Node to install, since none comes with npm ci', async () => {
    const { code, err } = await start(
      'src/main.ts',
      {},
      { preload: [as('20.20.2', 'darwin'), './src/platform/guard.mjs'] },
    ).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: 'Picketline needs Node.js 22.19 or newer and this is 20.20.2: install Node.js 24 ("brew install node@24", or the installer of nodejs.org), then run "npm ci" and "npm start" again.\n',
    });
  });

  it('knows for which systems npm ci brings a Node', async () => {
    const [manifest, guard] = await Promise.all(
      ['package.json', 'src/platform/guard.mjs'].map(file => readFile(join(ROOT, file), 'utf8')),
    );
    const brought = [...(manifest ?? '').matchAll(/"node-(\w+-\w+)": "24/g)].map(([, system]) => system);
    const named = [...(guard ?? '').matchAll(/'((?:linux|win32|darwin)-\w+)'/g)].map(([, system]) => system);
    expect(named.map(name => name?.replace('win32', 'win'))).toEqual(brought);
  });

  it.each(['22.19.0', '24.0.0', process.versions.node])('lets Node %s pass', async version => {
    const { code, out, err } = await start('src/platform/guard.mjs', {}, { preload: [as(version)] }).ended;
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
  });
});
