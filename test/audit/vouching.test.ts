import { describe, expect, it } from 'vitest';
import { actHash, foundEvent } from '../../src/audit/decisions.ts';
import { type AuditEntry, type AuditEvent, GENESIS, linked } from '../../src/audit/entry.ts';
import { siftActs } from '../../src/audit/examine.ts';
import { headMark, postedHeads } from '../../src/audit/heads.ts';
import { createKnownDrafts, isRequestEntered, vouchingOf } from '../../src/audit/vouching.ts';
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

const AT = '2024-12-23T14:00:00.000Z';
const state = { id: 'x', at: AT, hashes: ['now', 'words'] };
const entry = (what: AuditEvent['what'], contentHash?: string, subject = 'x'): AuditEvent => ({
  what,
  subject,
  ...(contentHash !== undefined && { contentHash }),
});
const written = entry('broadcast-written', 'now');

async function known(events: readonly AuditEvent[], purged?: number) {
  const { log } = await logOf(GUILD);
  for (const event of events) await log.append(GUILD, event);
  if (purged !== undefined) await log.purge(GUILD, purged);
  const vouching = vouchingOf(await log.verified(GUILD));
  return createKnownDrafts(guild => (guild === GUILD ? vouching : undefined));
}

it.each`
  events                                                              | purged       | is       | because
  ${[written]}                                                        | ${undefined} | ${true}  | ${'it was written so'}
  ${[entry('broadcast-edited', 'now')]}                               | ${undefined} | ${true}  | ${'it was written anew so'}
  ${[entry('broadcast-declined', 'now')]}                             | ${undefined} | ${true}  | ${'it was left so when it was declined'}
  ${[written, entry('broadcast-edited', 'later')]}                    | ${undefined} | ${true}  | ${'a process died before it kept what came later'}
  ${[entry('broadcast-edited', 'words')]}                             | ${undefined} | ${true}  | ${'an older version entered its words'}
  ${[entry('broadcast-written')]}                                     | ${undefined} | ${true}  | ${'an older version entered that it was written'}
  ${[act]}                                                            | ${undefined} | ${false} | ${'nothing is entered'}
  ${[entry('broadcast-written', 'other')]}                            | ${undefined} | ${false} | ${'something else was written'}
  ${[entry('broadcast-written', 'now', 'y')]}                         | ${undefined} | ${false} | ${'it was written of another'}
  ${[entry('broadcast-written'), entry('broadcast-edited', 'other')]} | ${undefined} | ${false} | ${'something else was written since'}
  ${[entry('broadcast-asked', 'words')]}                              | ${undefined} | ${false} | ${'to ask is not to write'}
  ${[written, act]}                                                   | ${1}         | ${true}  | ${'its entry went with a purge'}
`('a draft is known: $is, because $because', async ({ events, purged, is }) => {
  expect((await known(events, purged)).knows(GUILD, state)).toBe(is);
});

it('what is entered since the start is known as well, of drafts alone', async () => {
  const drafts = await known([]);
  drafts.entered({ what: 'broadcast-asked', subject: 'x', contentHash: 'now' });
  expect(drafts.knows(GUILD, state)).toBe(false);
  drafts.entered({ what: 'broadcast-written', subject: 'x', contentHash: 'now' });
  expect(drafts.knows(GUILD, state)).toBe(true);
  expect(drafts.knows(GUILD, { ...state, id: 'y' })).toBe(false);
});

it('of a server without a log nothing is known', async () => {
  expect((await known([written])).knows('another', state)).toBe(false);
});

const ASKED_AT = '2024-12-26T23:00:00.000Z';

function entries(...events: AuditEvent[]): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const event of events)
    chain.push(linked('1', chain.at(-1) ?? GENESIS, ASKED_AT, { subject: 'x', ...event }));
  return chain;
}

const asked = { what: 'approval-asked', actor: 'olga', contentHash: 'h' } as const;
const given = { what: 'approval-given', actor: 'omar', contentHash: 'h' } as const;
const ofBroadcast = { what: 'broadcast-asked', actor: 'olga', contentHash: 'h' } as const;
const approved = { what: 'broadcast-approved', actor: 'omar', contentHash: 'h' } as const;
const over = (what: AuditEvent['what']): AuditEvent => ({ what, actor: 'omar' });
const request = { hash: 'h', by: 'olga', approvedBy: ['omar'] };

it.each`
  about                                             | is       | because
  ${[asked, given]}                                 | ${true}  | ${'it was asked and approved'}
  ${[ofBroadcast, approved]}                        | ${true}  | ${'it was, of a broadcast'}
  ${[asked, given, asked]}                          | ${true}  | ${'it was asked again after a process died'}
  ${[]}                                             | ${false} | ${'nothing is entered'}
  ${[given]}                                        | ${false} | ${'nobody asked'}
  ${[asked]}                                        | ${false} | ${'omar has not approved'}
  ${[asked, { ...given, actor: 'ona' }]}            | ${false} | ${'somebody else has'}
  ${[asked, { ...given, contentHash: 'other' }]}    | ${false} | ${'omar approved something else'}
  ${[{ ...asked, contentHash: 'other' }, given]}    | ${false} | ${'something else was asked'}
  ${[asked, given, { ...asked, contentHash: 'i' }]} | ${false} | ${'something else was asked since'}
  ${[{ ...asked, actor: 'ona' }, given]}            | ${false} | ${'somebody else asked'}
  ${[asked, given, over('approval-declined')]}      | ${false} | ${'it was declined since'}
  ${[asked, given, over('broadcast-declined')]}     | ${false} | ${'it was declined since, of a broadcast'}
  ${[asked, given, over('broadcast-edited')]}       | ${false} | ${'it was written anew since'}
  ${[asked, given, over('broadcast-discarded')]}    | ${false} | ${'it was discarded since'}
  ${[over('broadcast-declined'), asked, given]}     | ${true}  | ${'it was asked again since'}
`('a request is as it was entered: $is, because $because', ({ about, is }) => {
  expect(isRequestEntered(entries(...about), request)).toBe(is);
});
