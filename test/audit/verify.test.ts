import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { AUDITED, type AuditEvent, linked, readEntry, textOf } from '../../src/audit/entry.ts';
import type { AuditLog } from '../../src/audit/log.ts';
import type { StoredText } from '../../src/audit/repository.ts';
import { verifyAll } from '../../src/audit/verify.ts';
import type { memoryRepository } from '../support/audit.ts';
import { runs } from '../support/runs.ts';
import { act, GUILD, logOf, OTHER, postSent } from './chains.ts';

let repository: ReturnType<typeof memoryRepository>;
let log: AuditLog;

beforeEach(async () => {
  ({ repository, log } = await logOf(GUILD, OTHER));
  for (const event of [act, postSent('2024-12-23'), { what: 'organizers-told' } as const, act]) {
    await log.append(GUILD, event);
  }
  for (const event of [act, act]) await log.append(OTHER, event);
});

/** What is found, in short: "…001/2 changed". */
function found(
  rows: readonly StoredText[] = repository.stored,
  tips: readonly StoredText[] = repository.ends,
): string[] {
  return verifyAll(rows, tips).flatMap(({ findings }) =>
    findings.map(
      ({ guild, seq, last, fault }) => `${guild.slice(-1)}/${seq}${last ? `-${last}` : ''} ${fault}`,
    ),
  );
}

/** The rows, with one of them spoiled. */
function spoiled(index: number, spoil: (row: StoredText) => StoredText): StoredText[] {
  return repository.stored.map((row, at) => (at === index ? spoil(row) : row));
}

function flipped(text: string, position: number, mask: number): string {
  const bytes = Buffer.from(text);
  bytes[position] = Number(bytes[position]) ^ mask;
  return bytes.toString('utf8');
}

describe('a chain as it was written', () => {
  it('is sound, and its head is known', () => {
    expect(found()).toEqual([]);
    const heads = verifyAll(repository.stored, repository.ends).map(({ head }) => head);
    expect(heads).toEqual(
      [GUILD, OTHER].map(guild => log.head(guild)).map(({ seq, hash }) => ({ seq, hash })),
    );
  });

  it('is sound where the process died before it remembered the end', () => {
    const [before] = repository.ends.map(each => ({ ...each }));
    return log
      .append(GUILD, act)
      .then(() =>
        expect(found(repository.stored, before ? [before, ...repository.ends.slice(1)] : [])).toEqual([]),
      );
  });
});

describe('one flipped byte', () => {
  it('of any record, at any place, to whatever, is found in the very entry', () => {
    repository.stored.forEach((row, index) => {
      const [, seq] = row.key.split('/');
      const where = `${row.key.startsWith(GUILD) ? 1 : 2}/${seq} `;
      for (let position = 0; position < Buffer.byteLength(row.text); position += 1) {
        for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
          const rows = spoiled(index, ({ key, text }) => ({ key, text: flipped(text, position, mask) }));
          const findings = found(rows);
          expect(findings, `byte ${position} of ${row.key}`).toHaveLength(1);
          expect(findings[0], `byte ${position} of ${row.key}`).toContain(where);
        }
      }
    });
  });

  it('of any key is found', () => {
    repository.stored.forEach((row, index) => {
      for (let position = 0; position < row.key.length; position += 1) {
        for (const mask of [1, 2, 4, 8]) {
          const rows = spoiled(index, ({ key, text }) => ({ key: flipped(key, position, mask), text }));
          expect(found(rows), `byte ${position} of ${row.key}`).not.toEqual([]);
        }
      }
    });
  });

  it('of a remembered end is found', () => {
    repository.ends.forEach(({ key, text }, index) => {
      for (let position = 0; position < text.length; position += 1) {
        const tips = repository.ends.map((tip, at) =>
          at === index ? { key, text: flipped(text, position, 1) } : tip,
        );
        expect(found(repository.stored, tips), `byte ${position} of ${text}`).not.toEqual([]);
      }
    });
  });

  it('is found in any chain that can be written', async () => {
    const event = fc.record(
      {
        what: fc.constantFrom(...AUDITED.filter(what => what !== 'log-purged')),
        subject: fc.string({ minLength: 1, unit: 'binary' }),
      },
      { requiredKeys: ['what'] },
    ) as fc.Arbitrary<AuditEvent>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (events, at, place, mask) => {
          const { repository, log } = await logOf(GUILD);
          for (const each of events) await log.append(GUILD, each);
          expect(found(repository.stored, repository.ends)).toEqual([]);
          const index = at % repository.stored.length;
          const rows = repository.stored.map((row, each) =>
            each === index
              ? { ...row, text: flipped(row.text, place % Buffer.byteLength(row.text), mask) }
              : row,
          );
          expect(found(rows, repository.ends)).toEqual([expect.stringContaining(`1/${index + 1} `)]);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe('where somebody was at it', () => {
  const without = (...numbers: number[]) =>
    repository.stored.filter(({ key }) => !numbers.some(seq => key === `${GUILD}/${seq}`));

  it.each`
    gone            | findings             | because
    ${[1]}          | ${['1/1 missing']}   | ${'nothing says that it was purged'}
    ${[2, 3]}       | ${['1/2-3 missing']} | ${'a stretch is said as one'}
    ${[4]}          | ${['1/4 missing']}   | ${'the end is remembered'}
    ${[1, 2, 3, 4]} | ${['1/1-4 missing']} | ${'the end is remembered'}
  `(
    '$gone gone: $findings, because $because',
    ({ gone, findings }: { gone: number[]; findings: string[] }) => {
      expect(found(without(...gone))).toEqual(findings);
    },
  );

  it('two entries that were exchanged are found', () => {
    const [first, second, ...rest] = repository.stored;
    if (!first || !second) throw new Error('too few');
    const rows = [{ key: first.key, text: second.text }, { key: second.key, text: first.text }, ...rest];
    expect(found(rows)).toEqual(['1/1 misplaced', '1/2 misplaced']);
  });

  it('an entry that was taken out and put back later is found', () => {
    const [first, ...rest] = repository.stored;
    expect(found([...rest, ...(first ? [first] : [])])).toEqual(['1/1 out-of-order']);
  });

  it('an entry with another content and a hash that fits is found at the next one', () => {
    const before = readEntry(repository.stored[0]?.text ?? '');
    if (!before) throw new Error('unreadable');
    const forged = linked(GUILD, before, '2024-12-23T14:30:00.000Z', { what: 'automation-resumed' });
    expect(found(spoiled(1, ({ key }) => ({ key, text: textOf(forged) })))).toEqual(['1/3 loose']);
  });

  it('a last entry that was exchanged is found by the remembered end', () => {
    const before = readEntry(repository.stored[2]?.text ?? '');
    if (!before) throw new Error('unreadable');
    const forged = linked(GUILD, before, '2024-12-23T14:30:00.000Z', { what: 'automation-resumed' });
    expect(found(spoiled(3, ({ key }) => ({ key, text: textOf(forged) })))).toEqual(['1/4 tip']);
  });

  it('an end that nobody remembers is found', () => {
    expect(found(repository.stored, [])).toEqual(['1/4 tip', '2/2 tip']);
  });

  it('an entry of one server among those of another is found', () => {
    const [row] = repository.stored;
    expect(found([...repository.stored, { key: `${OTHER}/3`, text: row?.text ?? '' }])).toEqual([
      '2/3 misplaced',
    ]);
  });

  it('all of it is reported, not only the first', () => {
    const rows = spoiled(0, ({ key }) => ({ key, text: '{' })).map((row, at) =>
      at === 3 ? { ...row, text: row.text.replace('act-1', 'act-2') } : row,
    );
    expect(found(rows)).toEqual(['1/1 unreadable', '1/4 changed']);
  });
});
