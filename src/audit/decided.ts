import { recordHash } from '../announcements/identity.ts';
import type { Wish } from '../approvals/proposal.ts';
import type { Act, RecordedAct } from '../strike/acts.ts';

/** Of an act as it is kept: what was confirmed, and how it is told. Who it was stands in the entry itself. */
export function actHash({ act, tell, tellUndone, mention }: RecordedAct): string {
  return recordHash({ act, tell, tellUndone, mention });
}

/** Of an act as it was confirmed, whatever has become of it since. */
export function confirmedHash({ act, tell, mention }: Omit<RecordedAct, 'tellUndone'>): string {
  const { undone: _later, ...confirmed } = act;
  return recordHash({ act: confirmed, tell, mention });
}

/** Of what others are asked to approve. When it is done, and what its author is by then, is no part of that. */
export function wishHash(wish: Wish, mention: string | undefined): string {
  return recordHash({ wish: wish.do === 'act' ? { do: 'act', act: wished(wish.act) } : wish, mention });
}

function wished(act: Act): object {
  const { at: _at, role: _role, undone: _undone, ...rest } = act;
  if (!('on' in rest)) return rest;
  const { on: _on, ...said } = rest;
  return said;
}
