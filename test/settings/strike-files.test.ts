import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyUnreadable } from '../../src/settings/file-errors.ts';
import { formatProblem } from '../../src/settings/problem.ts';
import { readStrikes } from '../../src/settings/strike-files.ts';
import { changed, EXAMPLE } from './example.ts';
import { folderWith } from './folder.ts';

function read(root: string, path = '.') {
  const { strikes, files, problems } = readStrikes(join(root, path), root);
  return { guilds: strikes.map(({ guild }) => guild), files, told: problems.map(formatProblem) };
}

/** The same on another server: every id is another. */
const OTHER = EXAMPLE.replaceAll(/1310000000000000(\d{3})/g, '1310000000000001$1');

describe('strike files', () => {
  it('are every YAML file of a folder, by name, and nothing else', () => {
    const root = folderWith({
      'b.yaml': EXAMPLE,
      'a.yml': OTHER,
      '.hidden.yaml': ':',
      'README.md': '# ours',
    });
    expect(read(root)).toEqual({
      guilds: ['1310000000000001001', '1310000000000000001'],
      files: 2,
      told: [],
    });
  });

  it('may be one file, whatever its name', () => {
    expect(read(folderWith({ strike: EXAMPLE }), 'strike').guilds).toEqual(['1310000000000000001']);
  });

  it('may begin with a byte order mark', () => {
    expect(read(folderWith({ 'a.yaml': `\uFEFF${EXAMPLE}` })).told).toEqual([]);
  });

  it('are none in an empty folder', () => {
    expect(read(folderWith())).toEqual({ guilds: [], files: 0, told: [] });
  });

  it('are all read, whatever is wrong with one', () => {
    const root = folderWith({
      'a.yaml': 'x',
      'b.yaml': changed('began: Mon', 'began: Tue'),
      'c.yaml': OTHER,
    });
    expect(read(root)).toEqual({
      guilds: ['1310000000000001001'],
      files: 3,
      told: [
        'a.yaml:1:1  the file is "x"; write the strike as keys: guild, name, union, …',
        'b.yaml:12:8  began: 2024-10-21 is a Monday, not a Tuesday; write "Mon 2024-10-21", or the date that you mean',
      ],
    });
  });

  it('do not share a guild, not even if one has other problems', () => {
    const root = folderWith({
      'a.yaml': EXAMPLE,
      'b.yaml': EXAMPLE,
      'c.yaml': changed('language: en', 'language: 5'),
    });
    expect(read(root).told).toEqual([
      'c.yaml:14:11  language: is the number 5; write a language, like en or es',
      'b.yaml:8:8  guild: is the guild of a.yaml too; write one strike for a guild',
      'c.yaml:8:8  guild: is the guild of a.yaml too; write one strike for a guild',
    ]);
  });
});

describe('two strikes on two servers', () => {
  const isIn = 'is in a.yaml too, and is on one server only; write the id of one of this guild’s';

  it.each([
    ['channels.announcements', '"1310000000000001021"', '"1310000000000000021"'],
    ['channels.organizers', '"1310000000000001022"', '"1310000000000000022"'],
    ['channels.organizers', '"1310000000000001022"', '"1310000000000000021"'],
    ['roles.mention.members', '"1310000000000001014"', '"1310000000000000014"'],
    ['roles.organizer', '"1310000000000001011"', '"1310000000000000014"'],
  ])('share neither channel nor role: %s', (path, own, others) => {
    const root = folderWith({ 'a.yaml': EXAMPLE, 'b.yaml': OTHER.replace(own, others) });
    const { told } = read(root);
    expect(told).toEqual([expect.stringMatching(/^b\.yaml:\d+:\d+ {2}/)]);
    expect(told[0]).toContain(`  ${path}`);
    expect(told[0]).toContain(`: ${others.slice(1, -1)} ${isIn}`);
  });
});

describe('files that cannot be read', () => {
  it.each([
    [
      'latin1.yaml',
      Buffer.from('guild: "1"\nname: Huelga en Los \xc1ngeles\n', 'latin1'),
      'latin1.yaml:2:21  the text here is not UTF-8; save the file as UTF-8',
    ],
    [
      'cut.yaml',
      Buffer.from('name: \u00c1\ufffd x\u00c1').subarray(0, -1),
      'cut.yaml:1:11  the text here is not UTF-8; save the file as UTF-8',
    ],
    [
      'utf16.yaml',
      Buffer.from('\ufeffguild: 1\n', 'utf16le'),
      'utf16.yaml:1:1  the text here is not UTF-8; save the file as UTF-8',
    ],
    [
      'unmarked.yaml',
      Buffer.from('guild: 1\n', 'utf16le'),
      'unmarked.yaml  the text here is not UTF-8; save the file as UTF-8',
    ],
    [
      'big.yaml',
      '#'.repeat(1_000_001),
      'big.yaml  this file is larger than a megabyte, which no strike file is; check which file this is',
    ],
  ])('%s', (name, content, told) => {
    expect(read(folderWith({ [name]: content })).told).toEqual([told]);
  });

  it('a link to nowhere, in a folder and by name', () => {
    const root = folderWith();
    symlinkSync(join(root, 'gone'), join(root, 'a.yaml'));
    const told = ['a.yaml  there is no such file; check the name, and where a link leads'];
    expect(read(root)).toEqual({ guilds: [], files: 1, told });
    expect(read(root, 'a.yaml').told).toEqual(told);
  });

  it('a link to itself', () => {
    const root = folderWith();
    symlinkSync('a.yaml', join(root, 'a.yaml'));
    expect(read(root).told).toEqual(['a.yaml  this link leads back to itself; replace it by the file']);
  });

  it('a folder that is called like a file', () => {
    const root = folderWith();
    mkdirSync(join(root, 'a.yaml'));
    expect(read(root).told).toEqual(['a.yaml  this is a folder; write a file here']);
  });

  it('nothing at all', () => {
    expect(read(folderWith(), 'nope').told).toEqual([
      'nope  there is no such file; check the name, and where a link leads',
    ]);
  });

  it.each([
    ['EACCES', 'this file may not be read; give the user that runs the bot the right to read it'],
    ['EIO', 'this file cannot be read (EIO); check the disk and the path'],
  ])('whatever the system says: %s', (code, told) => {
    expect(whyUnreadable(Object.assign(new Error('no'), { code }))).toBe(told);
  });

  it('but a mistake of the program is no problem of a file', () => {
    expect(() => whyUnreadable(new TypeError('x is not a function'))).toThrow(TypeError);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file of somebody else', () => {
    const root = folderWith({ 'a.yaml': EXAMPLE });
    chmodSync(join(root, 'a.yaml'), 0);
    expect(read(root).told).toEqual([
      'a.yaml  this file may not be read; give the user that runs the bot the right to read it',
    ]);
  });
});
