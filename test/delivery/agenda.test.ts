import { beforeEach, describe, expect, it } from 'vitest';
import { instantOf } from '../../src/announcements/instants.ts';
import { createAgenda } from '../../src/delivery/agenda.ts';

const noon = instantOf('2024-12-23T12:00:00.000Z');
const later = (minutes: number) => noon.plus({ minutes });

/** Three strikes, which were looked after at noon and rest for 10, 20 and 30 minutes. */
function scene() {
  const stands = new Map<string, unknown[]>([
    ['a', [{}]],
    ['b', [{}]],
    ['c', [{}]],
  ]);
  const agenda = createAgenda(guild => stands.get(guild) ?? []);
  const guilds = [...stands.keys()];
  for (const [index, guild] of guilds.entries()) {
    agenda.begin(guild, noon);
    agenda.rest(guild, { at: later((index + 1) * 10), deadline: later(60 - index * 10) });
  }
  return { agenda, stands, due: (minutes: number) => agenda.due(guilds, later(minutes)).join('') };
}

let { agenda, stands, due } = scene();
beforeEach(() => {
  ({ agenda, stands, due } = scene());
});

describe('a strike that rests', () => {
  it.each`
    minutes | found    | because
    ${1}    | ${''}    | ${'nothing is due'}
    ${10}   | ${'a'}   | ${'its next instant is now'}
    ${20}   | ${'ba'}  | ${'the earlier deadline comes first'}
    ${45}   | ${'cba'} | ${'whatever came late'}
    ${-1}   | ${'abc'} | ${'the clock was set back, and what was planned is not known any more'}
  `(
    'after $minutes minutes: "$found", because $because',
    ({ minutes, found }: { minutes: number; found: string }) => {
      expect(due(minutes)).toBe(found);
    },
  );

  it('is looked after once something about it is another', () => {
    stands.set('b', [{}]);
    expect(due(1)).toBe('b');
    expect(due(10)).toBe('ba');
  });

  it('is looked after again where it changed while it was looked after', () => {
    agenda.begin('c', later(5));
    stands.set('c', [{}]);
    agenda.rest('c', { at: later(30) });
    expect(due(6)).toBe('c');
  });

  it('is looked after until a look found nothing to do', () => {
    agenda.begin('c', later(5));
    expect(due(6)).toBe('c');
    agenda.rest('c', { at: later(30) });
    expect(due(6)).toBe('');
  });

  it('is looked after when all are', () => {
    agenda.wakeAll();
    expect(due(1)).toBe('abc');
  });

  it('is looked after if nobody has yet', () => {
    expect(agenda.due(['new'], noon)).toEqual(['new']);
  });
});
