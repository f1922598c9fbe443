import { describe, expect, it } from 'vitest';
import { recordStatesOf, type StoredRecords } from '../../src/audit/compare-records.ts';
import { actHash, wishHash } from '../../src/audit/decisions.ts';
import type { AuditEntry, AuditEvent } from '../../src/audit/entry.ts';
import type { RecordedAct } from '../../src/strike/acts.ts';
import { changesOf } from '../support/strikes.ts';
import { GUILD, logOf, postSent } from './chains.ts';

const [heat, rain] = changesOf(
  { type: 'cancel', id: 'a', from: '2024-12-23', to: '2024-12-23', sites: ['north'], reason: 'heat' },
  { type: 'cancel', id: 'a', from: '2024-12-23', to: '2024-12-23', sites: ['north'], reason: 'rain' },
);
if (!heat || !rain) throw new Error('no acts');
const said: RecordedAct = { act: heat, tell: true };
const other: RecordedAct = { act: rain, tell: true };
const undone = (each: RecordedAct): RecordedAct => ({
  ...each,
  tellUndone: true,
  act: { ...each.act, undone: { at: '2024-12-23T20:00:00.000Z', role: 'organizer' } },
});
const entry = (what: AuditEvent['what'], contentHash?: string): AuditEvent => ({
  what,
  subject: 'a',
  ...(contentHash !== undefined && { contentHash }),
});
const confirmed = entry('act-confirmed', actHash(said));
const takenBack = entry('act-undone', actHash(undone(said)));
const asked = entry('approval-asked', wishHash({ wish: { do: 'act', act: heat } }));
const sent = entry('broadcast-confirmed', 'first');
const corrected = entry('broadcast-corrected', 'second');
const lost = () => Promise.reject(new Error('it is not JSON'));

/** How it stands with each entry, oldest first; "-" where nothing can be said. */
async function recordStates(events: readonly AuditEvent[], kept: Partial<StoredRecords>): Promise<string> {
  const { log } = await logOf(GUILD);
  for (const event of events) await log.append(GUILD, event);
  const entries: AuditEntry[] = await log.entries(GUILD);
  const nothing: StoredRecords = {
    act: async () => undefined,
    proposal: async () => undefined,
    broadcast: async () => undefined,
    posts: async () => new Set(),
  };
  const found = await recordStatesOf(entries, { ...nothing, ...kept });
  return entries.map(({ seq }) => found.get(seq) ?? '-').join(' ');
}

const keptAct = (each: RecordedAct) => ({ act: async () => each });
const keptWish = (each: RecordedAct) => ({
  proposal: async () => ({ wish: { do: 'act' as const, act: each.act } }),
});
const post = postSent('2024-12-23');
const keptPosts = (...keys: string[]) => ({ posts: async () => new Set(keys) });
const keptBroadcast = (...hashes: string[]) => ({ broadcast: async () => hashes });

describe('what is kept, beside what was decided', () => {
  it.each`
    events                                                     | kept                                  | is                   | because
    ${[confirmed]}                                             | ${keptAct(said)}                      | ${'kept'}            | ${'it says the same'}
    ${[confirmed]}                                             | ${keptAct(other)}                     | ${'altered'}         | ${'its reason is another'}
    ${[confirmed]}                                             | ${keptAct({ ...said, tell: false })}  | ${'altered'}         | ${'it was told at once'}
    ${[confirmed]}                                             | ${keptAct({ ...said, mention: '7' })} | ${'altered'}         | ${'it pinged nobody'}
    ${[confirmed]}                                             | ${{}}                                 | ${'absent'}          | ${'it is not there'}
    ${[confirmed]}                                             | ${{ act: lost }}                      | ${'altered'}         | ${'it cannot be read'}
    ${[confirmed, takenBack]}                                  | ${keptAct(undone(said))}              | ${'kept kept'}       | ${'it was taken back'}
    ${[confirmed, takenBack]}                                  | ${keptAct(undone(other))}             | ${'altered altered'} | ${'its reason is another'}
    ${[confirmed, takenBack]}                                  | ${keptAct(said)}                      | ${'kept absent'}     | ${'nobody has taken it back there'}
    ${[entry('act-confirmed', 'died'), confirmed]}             | ${keptAct(said)}                      | ${'- kept'}          | ${'it was confirmed again after a process died'}
    ${[entry('act-confirmed')]}                                | ${keptAct(other)}                     | ${'unhashed'}        | ${'an older version wrote it'}
    ${[asked, entry('approval-given', asked.contentHash)]}     | ${keptAct(said)}                      | ${'kept kept'}       | ${'it became that act'}
    ${[asked]}                                                 | ${keptWish(said)}                     | ${'kept'}            | ${'it still waits'}
    ${[asked]}                                                 | ${keptWish(other)}                    | ${'altered'}         | ${'another thing waits'}
    ${[asked]}                                                 | ${{}}                                 | ${'-'}               | ${'requests are forgotten after a week'}
    ${[sent]}                                                  | ${keptBroadcast('first')}             | ${'kept'}            | ${'it says the same'}
    ${[sent, corrected]}                                       | ${keptBroadcast('second')}            | ${'- kept'}          | ${'it is as it was corrected'}
    ${[sent, corrected]}                                       | ${keptBroadcast('third')}             | ${'- altered'}       | ${'it is neither'}
    ${[sent, corrected]}                                       | ${keptBroadcast('first')}             | ${'- absent'}        | ${'the correction never came to be'}
    ${[sent, entry('broadcast-retried')]}                      | ${keptBroadcast('third')}             | ${'- unhashed'}      | ${'an older version wrote it'}
    ${[entry('automation-paused'), entry('broadcast-edited')]} | ${{}}                                 | ${'- -'}             | ${'nothing is kept of these'}
    ${[post]}                                                  | ${keptPosts(post.subject ?? '')}      | ${'-'}               | ${'its record is there'}
    ${[post, postSent('2024-12-24')]}                          | ${keptPosts('another')}               | ${'gone gone'}       | ${'no record of a post is ever deleted'}
    ${[{ ...post, what: 'post-missed' }]}                      | ${{}}                                 | ${'-'}               | ${'nothing went out'}
  `('$is, because $because', async ({ events, kept, is }) => {
    expect(await recordStates(events, kept)).toBe(is);
  });
});
