import { beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../src/approvals/desk.ts';
import { openLiveStrikes } from '../../src/approvals/live.ts';
import { type Proposal, sealsOf } from '../../src/approvals/proposal.ts';
import type { Act, StoredAct } from '../../src/strike/acts.ts';
import { type Closed, isClosed } from '../../src/strike/closed.ts';
import type { Seen } from '../../src/strike/seen.ts';
import { changesOf, exampleStrike, zoned } from '../support/strikes.ts';

const strike = exampleStrike();
const OTHER = '1310000000000000099';
const olga = { hash: 'olga', role: 'organizer' } as const;
const omar = { hash: 'omar', role: 'organizer' } as const;

let kept: Map<string, StoredAct>;
let proposals: Map<string, Proposal | Closed>;
let desk: Desk;
let proposal: Proposal;

beforeEach(async () => {
  kept = new Map();
  proposals = new Map();
  desk = await newDesk();
  proposal = await desk.propose(strike.guild, olga, { do: 'act', act: cancelling() });
});

function cancelling(): Act {
  const [act] = changesOf({
    type: 'cancel',
    from: '2024-12-27',
    to: '2024-12-27',
    sites: ['fontana'],
    reason: 'heat',
  });
  return act as Act;
}

/** As after a restart: what was written is all that is known. */
async function newDesk(): Promise<Desk> {
  const strikes = await openLiveStrikes([strike, { ...strike, guild: OTHER }], {
    all: async () => [...kept.values()],
    add: async stored => !kept.has(stored.act.id) && Boolean(kept.set(stored.act.id, stored)),
    replace: async stored => void kept.set(stored.act.id, stored),
  });
  return createDesk({
    strikes,
    book: {
      find: async id => proposals.get(id),
      save: async each => void proposals.set(each.id, each),
    },
    deliveries: async () => [],
    clock: { now: () => zoned('2024-12-26T15:00') },
    newId: () => 'an-id',
    look: () => {},
    note: async () => {},
    isEntered: async () => true,
  });
}

/** What is under the buttons of the preview, and of the request, as they are kept now. */
function seen(): Seen {
  return { id: proposal.id, seal: sealsOf(keptProposal()).preview };
}
function asked(): Seen {
  return { id: proposal.id, seal: sealsOf(keptProposal()).request };
}
function keptProposal(): Proposal {
  const found = proposals.get(proposal.id);
  return found && !isClosed(found) ? found : proposal;
}

describe('on another server', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['waiting', () => desk.waiting(OTHER, proposal.id)],
    ['confirm', () => desk.confirm(OTHER, seen(), olga, true)],
    ['approve', () => desk.approve(OTHER, asked(), omar)],
    ['withdraw', () => desk.withdraw(OTHER, proposal.id)],
    ['discard', () => desk.discard(OTHER, proposal.id, olga)],
  ])('%s knows nothing of a proposal', async (_, press) => {
    await expect(press()).rejects.toMatchObject({ code: 'error.proposalGone' });
    expect([kept.size, proposals.get(proposal.id)]).toEqual([0, proposal]);
  });
});

it('a preview is its author’s alone to confirm', async () => {
  await expect(desk.confirm(strike.guild, seen(), omar, true)).rejects.toMatchObject({
    code: 'error.proposalNotYours',
  });
  expect(kept.size).toBe(0);
});

it('whoever presses again after a process died between the act and its proposal is told that it was done', async () => {
  const open = proposals.get(proposal.id);
  await desk.confirm(strike.guild, seen(), olga, false);
  if (open) proposals.set(proposal.id, open);
  desk = await newDesk();
  await expect(desk.confirm(strike.guild, seen(), olga, false)).rejects.toMatchObject({
    code: 'error.proposalDone',
  });
  expect(kept.size).toBe(1);
});

it('what could not be asked is not approved', async () => {
  proposal = await desk.propose(strike.guild, olga, { do: 'act', act: cancelling() }, strike.guild);
  await desk.confirm(strike.guild, seen(), olga, true);
  await desk.withdraw(strike.guild, proposal.id);
  await expect(desk.approve(strike.guild, asked(), omar)).rejects.toMatchObject({
    code: 'error.proposalGone',
  });
  await desk.confirm(strike.guild, seen(), olga, true);
  await desk.approve(strike.guild, asked(), omar);
  expect(kept.size).toBe(1);
});

it.each([
  ['confirmed', () => desk.confirm(strike.guild, seen(), olga, true), 'error.proposalDone'],
  ['discarded', () => desk.discard(strike.guild, proposal.id, olga), 'error.proposalDiscarded'],
] as const)('what is %s keeps neither its words nor whose it was', async (_, press, code) => {
  await press();
  const left = JSON.stringify(proposals.get(proposal.id));
  expect(left).not.toMatch(/heat|olga/);
  await expect(desk.waiting(strike.guild, proposal.id)).rejects.toMatchObject({ code });
});

describe('a ping of everyone', () => {
  beforeEach(async () => {
    proposal = await desk.propose(strike.guild, olga, { do: 'act', act: cancelling() }, strike.guild);
  });

  it('takes two, of whom the desk itself knows', async () => {
    expect(await desk.confirm(strike.guild, seen(), olga, true)).toMatchObject({ type: 'asked', missing: 1 });
    expect(kept.size).toBe(0);
    expect(await desk.approve(strike.guild, asked(), omar)).toMatchObject({ type: 'done' });
    expect(kept.get(proposal.id)?.mention).toBe(strike.guild);
  });

  it('that is not told rings nobody then, nor later, and takes one', async () => {
    expect(await desk.confirm(strike.guild, seen(), olga, false)).toMatchObject({ type: 'done' });
    expect(kept.get(proposal.id)).not.toHaveProperty('mention');
  });
});
