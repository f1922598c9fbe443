import { expect, it } from 'vitest';
import { GENESIS, linked } from '../../src/audit/chain.ts';
import type { AuditEntry, AuditEvent } from '../../src/audit/entry.ts';
import { isRequestEntered } from '../../src/audit/requests.ts';

const AT = '2024-12-26T23:00:00.000Z';

function entries(...events: AuditEvent[]): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const event of events)
    chain.push(linked('1', chain.at(-1) ?? GENESIS, AT, { subject: 'x', ...event }));
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
