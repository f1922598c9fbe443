import { describe, expect, it } from 'vitest';
import { start } from './program.ts';

/** Makes a process take itself for another Node. */
function as(version: string): string {
  const source = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

describe('the guard', () => {
  it.each(['18.20.4', '20.20.2', '22.18.0'])('explains a Node that is too old: %s', async version => {
    const { code, out, err } = await start('src/main.ts', {}, { preload: [as(version), './src/guard.mjs'] })
      .ended;
    expect({ code, out, err }).toEqual({
      code: 78,
      out: '',
      err: `Picketline needs Node.js 22.19 or newer and this is ${version}: run it with "npm start" after "npm ci", which brings its own, or install a newer Node.js.\n`,
    });
  });

  it.each(['22.19.0', '24.0.0', process.versions.node])('lets Node %s pass', async version => {
    const { code, out, err } = await start('src/guard.mjs', {}, { preload: [as(version)] }).ended;
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
  });
});
