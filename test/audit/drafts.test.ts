import { expect, it } from 'vitest';
import { createKnownDrafts } from '../../src/audit/drafts.ts';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { vouchingOf } from '../../src/audit/vouching.ts';
import { act, GUILD, logOf } from './chains.ts';

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
