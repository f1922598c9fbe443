import { describe, expect, it } from 'vitest';
import { actHash } from '../../src/audit/decided.ts';
import { foundEvent } from '../../src/audit/desk-events.ts';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { siftActs } from '../../src/audit/examine.ts';
import { headMark, postedHeads } from '../../src/audit/posted-heads.ts';
import { vouchingOf } from '../../src/audit/vouching.ts';
import type { StoredAct } from '../../src/strike/acts.ts';
import { changesOf } from '../support/strikes.ts';
import { act, GUILD, logOf, OTHER, sentDelivery } from './chains.ts';

const [heat, rain] = changesOf(
  { type: 'cancel', id: 'a', from: '2024-12-23', to: '2024-12-23', sites: ['north'], reason: 'heat' },
  { type: 'cancel', id: 'a', from: '2024-12-23', to: '2024-12-23', sites: ['north'], reason: 'rain' },
);
if (!heat || !rain) throw new Error('no acts');

/** An act as it is kept, confirmed at that time. */
function kept(change: typeof heat, at = '2024-12-23T15:00:00.000Z'): StoredAct {
  return { guild: GUILD, actor: 'Zm9v', tell: true, act: { ...(change as StoredAct['act']), at } };
}
const undone = (stored: StoredAct): StoredAct => ({
  ...stored,
  act: { ...stored.act, undone: { at: '2024-12-23T20:00:00.000Z', role: 'organizer' } },
});
const confirmed = (stored: StoredAct): AuditEvent => ({
  what: 'act-confirmed',
  subject: 'a',
  contentHash: actHash(stored),
});

/** The reasons of the acts that count; "taken back" where one is. */
async function counting(events: readonly AuditEvent[], stored: StoredAct, purgedUpTo?: number) {
  const { log } = await logOf(GUILD);
  for (const event of events) await log.append(GUILD, event);
  if (purgedUpTo !== undefined) await log.purge(GUILD, purgedUpTo);
  const sifted = siftActs(vouchingOf(await log.verified(GUILD)), [stored]);
  return {
    counts: sifted.kept.map(each => (each.act.undone ? 'taken back' : 'stands')),
    doubts: sifted.doubts.length,
  };
}

const BEFORE = '2024-12-01T00:00:00.000Z';

describe('an act that is kept', () => {
  it.each`
    events                              | stored                                    | purged       | counts            | doubts | because
    ${[foundEvent(kept(heat))]}         | ${kept(heat)}                             | ${undefined} | ${['stands']}     | ${0}   | ${'it was found when the log began'}
    ${[foundEvent(kept(heat))]}         | ${kept(rain)}                             | ${undefined} | ${[]}             | ${1}   | ${'it was found in other words'}
    ${[foundEvent(undone(kept(heat)))]} | ${undone(kept(heat))}                     | ${undefined} | ${['taken back']} | ${0}   | ${'it was found taken back'}
    ${[foundEvent(kept(heat))]}         | ${undone(kept(heat))}                     | ${undefined} | ${['stands']}     | ${1}   | ${'nobody has entered that it was taken back'}
    ${[act]}                            | ${kept(heat, BEFORE)}                     | ${undefined} | ${[]}             | ${1}   | ${'no date excuses an act in a log that is whole'}
    ${[act, act]}                       | ${kept(heat, BEFORE)}                     | ${1}         | ${['stands']}     | ${0}   | ${'its entry may be among those that were purged'}
    ${[act, act]}                       | ${kept(heat, '2024-12-23T14:30:00.001Z')} | ${1}         | ${[]}             | ${1}   | ${'it is younger than the oldest entry that is left'}
    ${[act, confirmed(kept(heat))]}     | ${kept(heat)}                             | ${1}         | ${['stands']}     | ${0}   | ${'its entry is left'}
  `('counts: $counts, because $because', async ({ events, stored, purged, counts, doubts }) => {
    expect(await counting(events, stored, purged)).toEqual({ counts, doubts });
  });
});

describe('the heads that were posted', () => {
  /** A chain of six entries, of which as many are purged, and heads as they were posted: of these entries, or of none. */
  async function compared(heads: readonly [seq: number, isRight: boolean][], purged = 0, guild = GUILD) {
    const { log } = await logOf(GUILD);
    for (let each = 0; each < 6; each += 1) await log.append(GUILD, act);
    const hashes = new Map((await log.entries(GUILD)).map(({ seq, hash }) => [seq, hash]));
    if (purged > 0) await log.purge(GUILD, purged);
    const deliveries = heads.map(([seq, isRight], index) => {
      const hash = isRight ? (hashes.get(seq) ?? '') : 'f'.repeat(64);
      const post = sentDelivery(`2024-12-2${index + 1}`, guild);
      return { ...post, kind: 'audit' as const, dayHash: headMark({ seq, hash }) };
    });
    const { wrong, upTo } = postedHeads(await log.verified(GUILD), deliveries);
    return { wrong: wrong.length, upTo };
  }

  it.each`
    heads                      | purged | wrong | upTo         | because
    ${[[2, true], [5, true]]}  | ${0}   | ${0}  | ${undefined} | ${'the chain leads to both'}
    ${[[2, true], [5, false]]} | ${0}   | ${1}  | ${2}         | ${'it is another from the third entry on, as far as one can tell'}
    ${[[2, false], [5, true]]} | ${0}   | ${1}  | ${0}         | ${'what is wrong comes before what is right'}
    ${[[2, true], [9, false]]} | ${0}   | ${1}  | ${2}         | ${'it ends before the head'}
    ${[[3, false], [5, true]]} | ${4}   | ${0}  | ${undefined} | ${'of what was purged nothing is known'}
    ${[[4, true], [5, true]]}  | ${4}   | ${0}  | ${undefined} | ${'the last head of what was purged is known'}
    ${[[4, false], [5, true]]} | ${4}   | ${1}  | ${0}         | ${'the last head of what was purged was another'}
  `(
    '$heads with $purged purged: $wrong wrong, $upTo, because $because',
    async ({ heads, purged, wrong, upTo }) => {
      expect(await compared(heads, purged)).toEqual({ wrong, upTo });
    },
  );

  it('of another server are not compared', async () => {
    expect(await compared([[2, false]], 0, OTHER)).toEqual({ wrong: 0, upTo: undefined });
  });
});
