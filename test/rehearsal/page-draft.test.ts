import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { focusedOptions } from '../../src/rehearsal/page/command/ask.ts';
import {
  commandDraft,
  isSettled,
  leaveBackwards,
  lineDraft,
  pickInto,
  putFile,
  resolvedValues,
  showField,
  typeInto,
  writtenLine,
} from '../../src/rehearsal/page/command/draft.ts';
import { listEntries } from '../../src/rehearsal/page/command/entries.ts';
import { acceptedBy } from '../../src/rehearsal/page/command/files.ts';
import { parseArguments } from '../../src/rehearsal/page/command/line.ts';
import { buildOptions } from '../../src/rehearsal/page/command/values.ts';

const entries = listEntries(
  [
    { id: '2', type: 1, name: 'help', description: 'Help' },
    {
      id: '1',
      type: 1,
      name: 'on',
      description: 'A date',
      options: [
        { type: 3, name: 'date', description: 'A date', required: true, autocomplete: true },
        { type: 3, name: 'site', description: 'A line' },
        { type: 4, name: 'days', description: 'How many' },
        { type: 11, name: 'map', description: 'A map', file_types: ['image', '.pdf'] },
      ],
    },
  ] as unknown as APIApplicationCommand[],
  'en-US',
);
const [help, on] = entries as [(typeof entries)[0], (typeof entries)[0]];
const directory = { users: [], roles: [], channels: [] };

describe('the draft in the command box', () => {
  it('is a line for a command without options, and fields for one with them', () => {
    expect(commandDraft(help)).toEqual(lineDraft('/help'));
    expect(commandDraft(on)).toMatchObject({ entry: on, shown: ['date'], field: 'date' });
  });

  it('goes on to another option when its name is typed', () => {
    const typed = typeInto(commandDraft(on), 'Jan 9 site:');
    expect(typed).toMatchObject({ shown: ['date', 'site'], field: 'site' });
    expect(writtenLine(typeInto(typed, 'lamc'))).toBe('/on date:Jan 9 site:lamc');
  });

  it('spreads a pasted line over its fields', () => {
    expect(writtenLine(typeInto(commandDraft(on), 'date: Jan 9 days: 3'))).toBe('/on date:Jan 9 days:3');
  });

  it('sends what a suggestion stands for, until its text is changed', () => {
    const picked = pickInto(commandDraft(on), { label: 'Thursday, January 9', value: '2025-01-09' });
    expect(isSettled(picked)).toBe(true);
    expect(resolvedValues(picked).get('date')).toBe('2025-01-09');
    const changed = typeInto(picked, 'Thursday');
    expect(isSettled(changed)).toBe(false);
    expect(resolvedValues(changed).get('date')).toBe('Thursday');
  });

  it('goes from a pick to the required field that is still empty', () => {
    const picked = pickInto(showField(commandDraft(on), 'site'), { label: 'Fontana', value: 'fon' });
    expect(picked.field).toBe('date');
  });

  it('leaves backwards: an optional field goes, the first one leads back to the line', () => {
    const draft = leaveBackwards(showField(commandDraft(on), 'site'));
    expect(draft).toMatchObject({ shown: ['date'], field: 'date' });
    expect(leaveBackwards(draft)).toEqual(lineDraft('/on'));
  });

  it('asks the bot with the field in focus and whatever else makes sense', () => {
    const draft = typeInto(typeInto(commandDraft(on), 'days:x site:lamc date:Ja'), 'Jan');
    expect(focusedOptions(draft, directory, 'en-US')).toEqual([
      { name: 'site', type: 3, value: 'lamc' },
      { name: 'date', type: 3, value: 'Jan', focused: true },
    ]);
  });

  it('takes a file with its option, and takes it out again', () => {
    const map = { name: 'map.png', type: 'image/png', data: 'AAAA', size: 3 };
    const draft = putFile(typeInto(commandDraft(on), 'Jan 9'), 'map', map);
    const build = ({ typed, files }: typeof draft) => buildOptions(on, typed, directory, 'en-US', files);
    const { size: _size, ...file } = map;
    expect(build(draft)).toEqual({
      ok: true,
      options: [
        { name: 'date', type: 3, value: 'Jan 9' },
        { name: 'map', type: 11, file },
      ],
    });
    expect(writtenLine(draft)).toBe('/on date:Jan 9 map:map.png');
    expect(putFile(draft, 'map', undefined).typed).toEqual(new Map([['date', 'Jan 9']]));
  });

  it('does not take a name for a file', () => {
    const typed = parseArguments('Jan 9 map:map.png', on.options);
    expect(buildOptions(on, typed, directory, 'en-US')).toMatchObject({
      ok: false,
      problem: { message: 'map: choose a file.' },
    });
  });

  it('says which files the browser should offer', () => {
    expect(on.options.map(acceptedBy)).toEqual([undefined, undefined, undefined, 'image/*,.pdf']);
  });
});
