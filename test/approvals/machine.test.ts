import type { DateTime } from 'luxon';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { openLiveStrikes } from '../../src/approvals/live-strikes.ts';
import { type Approvals, createApprovals } from '../../src/approvals/machine.ts';
import { type Proposal, sealsOf, type Wish } from '../../src/approvals/proposal.ts';
import type { Act, StoredAct } from '../../src/strike/acts.ts';
import { type Closed, isClosed } from '../../src/strike/closed.ts';
import type { Seen } from '../../src/strike/seen.ts';
import { createTranslator } from '../../src/wording/translator.ts';
import type { UserError } from '../../src/wording/user-error.ts';
import { changesOf, exampleStrike, type WrittenChange, zoned } from '../support/strikes.ts';

const example = exampleStrike();
const mention = new Map([...example.roles.mention, ['everyone', example.guild]]);
const strike = { ...example, roles: { ...example.roles, mention, captainMention: ['members'] } };
let now: DateTime<true>;
let strikes: (typeof strike)[];
const OTHER = '1310000000000000099';
const olga = { hash: 'olga', roleIds: strike.roles.organizer };
const omar = { hash: 'omar', roleIds: strike.roles.organizer };
const cora = { hash: 'cora', roleIds: strike.roles.captain.get('lamc') ?? [] };
const mia = { hash: 'mia', roleIds: [] };
const text = createTranslator()('en');
/** What Discord would tell of their roles at this moment. */
let held: Map<string, readonly string[]>;
const rolesOf = async (hash: string) => held.get(hash);

let kept: Map<string, StoredAct>;
let proposals: Map<string, Proposal | Closed>;
let approvals: Approvals;
let proposal: Proposal;
/** How often the machine has looked at what is out, and from which look on the evening's announcement is. */
let looks = 0;
let outFrom = Number.POSITIVE_INFINITY;
let ids = 0;

beforeEach(async () => {
  kept = new Map();
  held = new Map();
  outFrom = Number.POSITIVE_INFINITY;
  strikes = [strike, { ...strike, guild: OTHER }];
  now = zoned('2024-12-26T15:00');
  proposals = new Map();
  approvals = await newApprovals();
  proposal = await approvals.propose(strike.guild, olga, { do: 'act', act: cancelling() }, { text });
});

function cancelling(): Act {
  return acting({ type: 'cancel', from: '2024-12-27', to: '2024-12-27', sites: ['fontana'], reason: 'heat' });
}

function acting(change: WrittenChange): Act {
  const [act] = changesOf(change);
  return act as Act;
}

/** As after a restart: what was written is all that is known. */
async function newApprovals(): Promise<Approvals> {
  const live = await openLiveStrikes(strikes, {
    all: async () => [...kept.values()],
    add: async stored => !kept.has(stored.act.id) && Boolean(kept.set(stored.act.id, stored)),
    replace: async stored => void kept.set(stored.act.id, stored),
  });
  return createApprovals({
    strikes: live,
    proposals: {
      find: async id => proposals.get(id),
      save: async each => void proposals.set(each.id, each),
    },
    deliveries: async () => {
      looks += 1;
      return looks < outFrom ? [] : [EVE];
    },
    clock: { now: () => now },
    newId: () => `id-${++ids}`,
    look: () => {},
    note: async () => {},
    isEntered: async () => true,
  });
}

/** An announcement of today that a change of tomorrow makes another: a quiet tomorrow was announced, as members read it. */
const EVE = {
  guild: strike.guild,
  channel: strike.channels.announcements,
  date: '2024-12-26',
  kind: 'eve',
  key: 'eve',
  dueAt: '2024-12-26T22:00:00.000Z',
  deadline: '2024-12-27T08:00:00.000Z',
  reference: 'AAAA-AAAA',
  state: 'sent',
  messageId: '1',
  sentAt: '2024-12-26T22:00:00.000Z',
  late: false,
  contentHash: 'words',
  dayHash: 'day',
  notices: 0,
} as DeliveryOf<'sent'>;

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
    ['waiting', () => approvals.waiting(OTHER, proposal.id)],
    ['confirm', () => approvals.confirm(OTHER, seen(), olga, true)],
    ['approve', () => approvals.approve(OTHER, asked(), omar, rolesOf)],
    ['unheard', () => approvals.unheard(OTHER, proposal.id)],
    ['discard', () => approvals.discard(OTHER, proposal.id, olga)],
  ])('%s knows nothing of a proposal', async (_, press) => {
    await expect(press()).rejects.toMatchObject({ code: 'error.proposalGone' });
    expect([kept.size, proposals.get(proposal.id)]).toEqual([0, proposal]);
  });
});

it('a preview is its author’s alone to confirm', async () => {
  await expect(approvals.confirm(strike.guild, seen(), omar, true)).rejects.toMatchObject({
    code: 'error.proposalNotYours',
  });
  expect(kept.size).toBe(0);
});

it('whoever presses again after a process died between the act and its proposal is told that it was done', async () => {
  const open = proposals.get(proposal.id);
  await approvals.confirm(strike.guild, seen(), olga, false);
  if (open) proposals.set(proposal.id, open);
  approvals = await newApprovals();
  await expect(approvals.confirm(strike.guild, seen(), olga, false)).rejects.toMatchObject({
    code: 'error.proposalDone',
  });
  expect(kept.size).toBe(1);
});

it('what could not be asked is not approved', async () => {
  proposal = await approvals.propose(
    strike.guild,
    olga,
    { do: 'act', act: cancelling() },
    { ping: 'everyone', text },
  );
  await approvals.confirm(strike.guild, seen(), olga, true);
  await approvals.unheard(strike.guild, proposal.id);
  await expect(approvals.approve(strike.guild, asked(), omar, rolesOf)).rejects.toMatchObject({
    code: 'error.requestNotAsked',
  });
  await approvals.confirm(strike.guild, seen(), olga, true);
  await approvals.approve(strike.guild, asked(), omar, rolesOf);
  expect(kept.size).toBe(1);
});

it.each([
  ['confirmed', () => approvals.confirm(strike.guild, seen(), olga, true), 'error.proposalDone'],
  ['discarded', () => approvals.discard(strike.guild, proposal.id, olga), 'error.proposalDiscarded'],
] as const)('what is %s keeps neither its words nor whose it was', async (_, press, code) => {
  await press();
  const left = JSON.stringify(proposals.get(proposal.id));
  expect(left).not.toMatch(/heat|olga/);
  await expect(approvals.waiting(strike.guild, proposal.id)).rejects.toMatchObject({ code });
});

describe('a ping of everyone', () => {
  beforeEach(async () => {
    proposal = await approvals.propose(
      strike.guild,
      olga,
      { do: 'act', act: cancelling() },
      { ping: 'everyone', text },
    );
  });

  it('takes two, of whom the machine itself knows', async () => {
    expect(await approvals.confirm(strike.guild, seen(), olga, true)).toMatchObject({
      type: 'asked',
      missing: 1,
    });
    expect(kept.size).toBe(0);
    expect(await approvals.approve(strike.guild, asked(), omar, rolesOf)).toMatchObject({ type: 'done' });
    expect(kept.get(proposal.id)?.mention).toBe(strike.guild);
  });

  it('that is not told rings nobody then, nor later, and takes one', async () => {
    expect(await approvals.confirm(strike.guild, seen(), olga, false)).toMatchObject({ type: 'done' });
    expect(kept.get(proposal.id)).not.toHaveProperty('mention');
  });
});

const lamc = { from: '2024-12-27', to: '2024-12-27', sites: ['lamc'] };
const move = { type: 'move', place: 'gate 4', ...lamc } as const;

/** Somebody proposes it and confirms that it is told at once. */
async function does(
  who: typeof olga,
  change: WrittenChange | { undo: string },
  ping?: string,
): Promise<string> {
  const wish: Wish = 'undo' in change ? { do: 'undo', act: change.undo } : { do: 'act', act: acting(change) };
  proposal = await approvals.propose(strike.guild, who, wish, { ping, text });
  await approvals.confirm(strike.guild, seen(), who, true);
  return proposal.id;
}

it('an announcement that goes out while a quiet change is done brings no ping that one person agreed to', async () => {
  proposal = await approvals.propose(
    strike.guild,
    olga,
    { do: 'act', act: cancelling() },
    { ping: 'everyone', text },
  );
  // Counted twice without it: whether it is stale, and whether it is heard. It is out when it is carried out.
  outFrom = looks + 3;
  expect(await approvals.confirm(strike.guild, seen(), olga, false)).toMatchObject({ type: 'done' });
  expect(kept.get(proposal.id)).not.toHaveProperty('mention');
  expect(looks).toBe(outFrom);
});

/** It is 3 p.m. there: the line stood from 8 a.m. to 2 p.m. */
it.each<WrittenChange>([
  { type: 'cancel', reason: 'heat', ...lamc, from: '2024-12-26', to: '2024-12-26' },
  { type: 'move', place: 'gate 4', ...lamc, from: '2024-12-26', to: '2024-12-26' },
  { type: 'hours', start: '08:00', end: '12:00', ...lamc, from: '2024-12-26', to: '2024-12-26' },
  { type: 'add-shift', start: '09:00', end: '12:00', ...lamc, from: '2024-12-26', to: '2024-12-26' },
])('a shift that is over takes no $type', async change => {
  await expect(does(olga, change)).rejects.toMatchObject({ code: 'error.lineOver' });
});

describe('the machine itself asks', () => {
  it.each<[string, typeof olga, WrittenChange | { undo: string }, string | undefined, string]>([
    ['whether a member may', mia, move, undefined, 'error.notAllowedCaptains'],
    [
      'whether it is the captain’s own line',
      cora,
      { ...move, sites: ['fontana'] },
      undefined,
      'error.captainSites',
    ],
    ['whether it is today or tomorrow', cora, { ...move, to: '2024-12-28' }, undefined, 'error.captainDays'],
    [
      'whether a captain may do that at all',
      cora,
      { type: 'end', lastDay: '2024-12-27' },
      undefined,
      'error.notAllowed',
    ],
    ['whether there is such a role', olga, move, 'strangers', 'error.unknownRole'],
    ['whether captains may ping that role', cora, move, 'everyone', 'error.captainPing'],
    ['whether there is such an act', olga, { undo: 'nothing' }, undefined, 'error.unknownAct'],
    [
      'whether anything would change',
      olga,
      { type: 'hours', from: '2024-12-31', to: '2024-12-31', sites: ['lamc'], start: '09:00', end: '12:00' },
      undefined,
      'error.quietByList',
    ],
  ])('%s', async (_, who, change, ping, code) => {
    const before = [...proposals.keys()];
    await expect(does(who, change, ping)).rejects.toMatchObject({ code });
    expect([...proposals.keys()]).toEqual(before);
  });

  it('again at the press, whether they still may', async () => {
    proposal = await approvals.propose(strike.guild, cora, { do: 'act', act: acting(move) }, { text });
    await expect(
      approvals.confirm(strike.guild, seen(), { ...cora, roleIds: [] }, true),
    ).rejects.toMatchObject({
      code: 'error.notAllowedCaptains',
    });
    expect(kept.size).toBe(0);
  });

  it('what the author is at the press: who was an organizer and is a captain does it as one', async () => {
    proposal = await approvals.propose(strike.guild, olga, { do: 'act', act: acting(move) }, { text });
    await approvals.confirm(strike.guild, seen(), { ...olga, roleIds: cora.roleIds }, true);
    expect(kept.get(proposal.id)?.act.role).toBe('captain');
  });

  it.each([
    ['an approver who is no organizer any more', { ...omar, roleIds: [] }, 'error.notAllowed'],
    ['a captain who approves', cora, 'error.notAllowed'],
    ['the author who approves', olga, 'error.approveOwn'],
  ])('of %s', async (_, who, code) => {
    proposal = await approvals.propose(
      strike.guild,
      olga,
      { do: 'act', act: acting({ type: 'end', lastDay: '2024-12-27' }) },
      { text },
    );
    await approvals.confirm(strike.guild, seen(), olga, true);
    await expect(approvals.approve(strike.guild, asked(), who, rolesOf)).rejects.toMatchObject({ code });
    expect(kept.size).toBe(0);
  });
});

describe('an approval', () => {
  const omid = { hash: 'omid', roleIds: strike.roles.organizer };
  const end = () => acting({ type: 'end', lastDay: '2024-12-27' });

  it.each<[string, [string, readonly string[]][], string | undefined]>([
    ['of whose author is an organizer still', [['olga', strike.roles.organizer]], undefined],
    ['of whose author nobody can tell', [], undefined],
    ['of whose author is a captain by now', [['olga', cora.roleIds]], 'error.askerLeft'],
    ['of whose author has left', [['olga', []]], 'error.askerLeft'],
  ])('of a request %s', async (_, roles, code) => {
    proposal = await approvals.propose(strike.guild, olga, { do: 'act', act: end() }, { text });
    await approvals.confirm(strike.guild, seen(), olga, true);
    held = new Map(roles);
    const outcome = await approvals.approve(strike.guild, asked(), omar, rolesOf).then(
      () => undefined,
      error => (error as UserError).code,
    );
    expect(outcome).toBe(code);
    expect(kept.size).toBe(code === undefined ? 1 : 0);
  });

  it.each<[string, readonly string[] | undefined, string]>([
    ['counts while it is held', strike.roles.organizer, 'done'],
    ['does not count once the role is gone', [], 'asked'],
    ['does not count where nobody can tell', undefined, 'asked'],
  ])('given before %s', async (_, roles, type) => {
    strikes = [{ ...strike, approval: { ...strike.approval, end: 3 } }];
    approvals = await newApprovals();
    proposal = await approvals.propose(strike.guild, olga, { do: 'act', act: end() }, { text });
    await approvals.confirm(strike.guild, seen(), olga, true);
    expect(await approvals.approve(strike.guild, asked(), omar, rolesOf)).toMatchObject({ missing: 1 });
    if (roles) held.set('omar', roles);
    expect(await approvals.approve(strike.guild, asked(), omid, rolesOf)).toMatchObject({ type });
  });
});

describe('a captain', () => {
  it('pings once within the cooldown of alerts, and again after it', async () => {
    await does(cora, move, 'members');
    await expect(does(cora, { ...move, place: 'gate 5' }, 'members')).rejects.toMatchObject({
      code: 'error.captainPingAgain',
    });
    await does(cora, { ...move, place: 'gate 6' });
    now = now.plus({ minutes: strike.alerts.cooldownMinutes });
    await does(cora, { ...move, place: 'gate 7' }, 'members');
    expect([...kept.values()].map(({ mention: rung }) => rung !== undefined)).toEqual([true, false, true]);
  });

  it('whose two previews both ping rings once', async () => {
    now = zoned('2024-12-26T09:00');
    const [one, other] = [
      await approvals.propose(
        strike.guild,
        cora,
        { do: 'act', act: acting(move) },
        { ping: 'members', text },
      ),
      await approvals.propose(
        strike.guild,
        cora,
        { do: 'act', act: acting({ ...move, from: '2024-12-26', to: '2024-12-26' }) },
        { ping: 'members', text },
      ),
    ];
    proposal = one;
    await approvals.confirm(strike.guild, seen(), cora, true);
    proposal = other;
    await expect(approvals.confirm(strike.guild, seen(), cora, true)).rejects.toMatchObject({
      code: 'error.captainPingAgain',
    });
    expect(await approvals.confirm(strike.guild, seen(), cora, false)).toMatchObject({ type: 'done' });
  });

  it.each([
    [undefined, 'error.captainUndo', 'error.captainOverrules'],
    ['may-change', undefined, undefined],
  ] as const)('and what an organizer did, left to captains: %s', async (captains, undo, overrule) => {
    const id = await does(olga, { ...move, ...(captains && { captains }) });
    const attempts = [
      [{ ...move, place: 'gate 5' }, overrule],
      [{ undo: id }, undo],
    ] as const;
    for (const [attempt, code] of attempts) {
      const outcome = await does(cora, attempt).then(
        () => undefined,
        error => (error as UserError).code,
      );
      expect(outcome).toBe(code);
    }
  });
});
