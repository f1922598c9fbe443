import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { listEntries } from '../../src/rehearsal/page/command/entries.ts';
import { parseLine, writeLine } from '../../src/rehearsal/page/command/line.ts';
import { suggestCommands, suggestValues } from '../../src/rehearsal/page/command/suggestions.ts';
import { buildOptions } from '../../src/rehearsal/page/command/values.ts';

const commands = [
  {
    id: '1',
    type: 1,
    name: 'picket',
    description: 'Picket times and places',
    options: [
      {
        type: 1,
        name: 'today',
        name_localizations: { 'es-419': 'hoy' },
        description: 'Where the line stands',
        description_localizations: { 'es-419': 'Dónde está la línea' },
      },
      {
        type: 1,
        name: 'on',
        description: 'Another date',
        options: [
          {
            type: 3,
            name: 'site',
            description: 'Only one line',
            choices: [
              { name: 'Los Angeles', value: 'lamc', name_localizations: { 'es-419': 'Los Ángeles' } },
            ],
          },
          { type: 3, name: 'date', description: 'A date', required: true },
          { type: 4, name: 'days', description: 'How many' },
          { type: 5, name: 'share', description: 'For everyone' },
          { type: 6, name: 'who', description: 'Somebody' },
        ],
      },
    ],
  },
  { id: '2', type: 1, name: 'help', description: 'Help' },
  { id: '3', type: 3, name: 'A message command', description: '' },
] as unknown as APIApplicationCommand[];

const entries = listEntries(commands, 'en-US');
const people = { users: [{ id: '77', name: 'Rosa Díaz' }], roles: [], channels: [] };

function entryOf(path: string) {
  const entry = entries.find(one => one.path === path);
  if (!entry) throw new Error(`no ${path}`);
  return entry;
}

describe('the list of commands', () => {
  it('has one entry for each thing that can be typed, required options first', () => {
    expect(entries.map(({ path }) => path)).toEqual(['help', 'picket on', 'picket today']);
    expect(entryOf('picket on').options.map(({ name }) => name)).toEqual([
      'date',
      'site',
      'days',
      'share',
      'who',
    ]);
  });

  it('speaks the reader’s language and keeps Discord’s own names', () => {
    const spanish = listEntries(commands, 'es-419').find(({ path }) => path === 'picket today');
    expect(spanish).toMatchObject({ shownPath: 'picket hoy', description: 'Dónde está la línea' });
  });

  it('finds by beginning first, then by what a name contains', () => {
    expect(suggestCommands('/pi', entries).map(({ path }) => path)).toEqual(['picket on', 'picket today']);
    expect(suggestCommands('/today', entries).map(({ path }) => path)).toEqual(['picket today']);
    expect(suggestCommands('/nothing', entries)).toEqual([]);
  });
});

describe('a typed line', () => {
  it.each`
    line                                   | path              | typed
    ${'/help'}                             | ${'help'}         | ${{}}
    ${'/picket today'}                     | ${'picket today'} | ${{}}
    ${'  /PICKET   today  '}               | ${'picket today'} | ${{}}
    ${'/picket on date:Jan 9'}             | ${'picket on'}    | ${{ date: 'Jan 9' }}
    ${'/picket on Jan 9'}                  | ${'picket on'}    | ${{ date: 'Jan 9' }}
    ${'/picket on Jan 9 site:lamc'}        | ${'picket on'}    | ${{ date: 'Jan 9', site: 'lamc' }}
    ${'/picket on site: lamc date: 12:30'} | ${'picket on'}    | ${{ site: 'lamc', date: '12:30' }}
    ${'/picket on date:x lamc'}            | ${'picket on'}    | ${{ date: 'x lamc' }}
    ${'/picket on lamc date:x'}            | ${'picket on'}    | ${{ site: 'lamc', date: 'x' }}
  `('$line', ({ line, path, typed }) => {
    const parsed = parseLine(line, entries);
    expect(parsed).toMatchObject({ kind: 'command', entry: { path } });
    expect(parsed.kind === 'command' && Object.fromEntries(parsed.typed)).toEqual(typed);
  });

  it('takes the localized names too', () => {
    expect(parseLine('/picket hoy', listEntries(commands, 'es-419'))).toMatchObject({
      entry: { path: 'picket today' },
    });
  });

  it.each(['/picket', '/picketline', '/nothing here'])('does not know %s', line => {
    expect(parseLine(line, entries)).toMatchObject({ kind: 'unknown-command' });
  });

  it('is a message without a slash', () => {
    expect(parseLine(' hello /picket ', entries)).toEqual({ kind: 'message', content: 'hello /picket' });
  });

  it('can be written again', () => {
    const typed = new Map([
      ['site', 'lamc'],
      ['date', 'Jan 9'],
    ]);
    expect(writeLine(entryOf('picket on'), typed)).toBe('/picket on date:Jan 9 site:lamc');
  });
});

describe('the request', () => {
  const build = (typed: Record<string, string>, locale = 'en-US') =>
    buildOptions(entryOf('picket on'), new Map(Object.entries(typed)), people, locale);

  it('nests the options in their subcommand, each as its type', () => {
    expect(
      build({ date: 'Jan 9', site: 'los angeles', days: '3', share: 'True', who: '@Rosa Díaz' }),
    ).toEqual({
      ok: true,
      options: [
        {
          name: 'on',
          type: 1,
          options: [
            { name: 'date', type: 3, value: 'Jan 9' },
            { name: 'site', type: 3, value: 'lamc' },
            { name: 'days', type: 4, value: 3 },
            { name: 'share', type: 5, value: true },
            { name: 'who', type: 6, value: '77' },
          ],
        },
      ],
    });
  });

  it.each`
    typed                               | option     | because
    ${{}}                               | ${'date'}  | ${'it is required'}
    ${{ date: 'x', days: '1.5' }}       | ${'days'}  | ${'it is no whole number'}
    ${{ date: 'x', share: 'perhaps' }}  | ${'share'} | ${'it is neither true nor false'}
    ${{ date: 'x', site: 'Elsewhere' }} | ${'site'}  | ${'it is no choice'}
    ${{ date: 'x', who: 'Nobody' }}     | ${'who'}   | ${'nobody has that name'}
  `('is not made: $option, $because', ({ typed, option }) => {
    expect(build(typed)).toMatchObject({ ok: false, problem: { option: { name: option } } });
  });

  it('offers choices in the reader’s language', () => {
    const site = entryOf('picket on').options.find(({ name }) => name === 'site');
    expect(site && suggestValues(site, 'los', people, 'es-419')).toMatchObject([
      { label: 'Los Ángeles', value: 'lamc' },
    ]);
  });
});
