import { describe, expect, it } from 'vitest';
import type { Asker } from '../../src/approvals/may-act.ts';
import { openBroadcasts } from '../../src/broadcasts/approved.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { type Draft, hashOfDraft, sealsOf } from '../../src/broadcasts/draft.ts';
import { createDrafts, type SeenDraft } from '../../src/broadcasts/drafts.ts';
import type { Intent } from '../../src/broadcasts/intent.ts';
import { type BroadcastPorts, createTurns, type Deed, type Repository } from '../../src/broadcasts/ports.ts';
import { createSentMessages } from '../../src/broadcasts/sent.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import { movableClock } from '../../src/platform/clock.ts';
import type { Actor } from '../../src/strike/actor.ts';
import { type Closed, isClosed } from '../../src/strike/closed.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { exampleStrike } from '../support/strikes.ts';

/** The rules that the machine asks itself, whoever calls it: before it keeps anything. */
const strike = exampleStrike();
const guild = strike.guild;
const author: Actor = { hash: 'author', role: 'organizer' };
const asker: Asker = { hash: 'author', roleIds: strike.roles.organizer };
const channels = [{ name: 'announcements', id: strike.channels.announcements }];
const message = { headline: 'Town hall', text: 'At 7 p.m.' };
const NOW = '2024-12-26T15:00:00.000Z';
const SHOWN = { shownAt: NOW, revision: 2 };

const out: Broadcast = {
  id: 'OUT',
  guild,
  type: 'broadcast',
  author,
  message,
  picture: { hash: 'fist', name: 'picture.png', type: 'image/png', alt: 'A raised fist' },
  channels,
  approvedAt: '2024-12-26T14:00:00.000Z',
  dueAt: '2024-12-26T14:00:00.000Z',
  isScheduled: false,
  corrections: [],
  retries: {},
};
const draft: Draft = { id: 'DRAFT', guild, type: 'broadcast', author, message, channels, ...SHOWN };
const correction: Draft = {
  ...draft,
  message: { ...message, text: 'At 8 p.m.' },
  ...(out.picture && { picture: out.picture }),
  corrects: { id: 'OUT', after: 0 },
};

function repositoryOf<Row extends { id: string }>(rows: readonly Row[], kept: unknown[]): Repository<Row> {
  const byId = new Map<string, Row | Closed>(rows.map(row => [row.id, row]));
  return {
    find: async id => byId.get(id),
    save: async row => {
      kept.push(row);
      byId.set(row.id, row);
    },
    all: async () => [...byId.values()].filter((row): row is Row => !isClosed(row)),
  };
}

/** Drafts and sent messages on a store in memory; `kept`: everything that they have written since. */
async function opened({ drafts = [] as Draft[], halt = undefined as Halt | undefined, sent = out } = {}) {
  const kept: unknown[] = [];
  const deeds: Deed[] = [];
  const parts: BroadcastPorts = {
    strikeOf: () => strike,
    broadcasts: await openBroadcasts({
      all: async () => [sent],
      add: async each => kept.push(each) > 0,
      replace: async each => void kept.push(each),
    }),
    drafts: repositoryOf(drafts, kept),
    intents: repositoryOf<Intent>([], kept),
    dropPicture: async () => {},
    haltOf: () => halt,
    deliveries: async () => [],
    clock: movableClock(NOW),
    newId: () => 'NEW',
    look: () => {},
    record: async (_, deed) => void deeds.push(deed),
    isWritten: () => true,
    isEntered: async () => true,
  };
  const inTurn = createTurns();
  return { ...createDrafts(parts, inTurn), ...createSentMessages(parts, inTurn), kept, deeds };
}

async function whyNot(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => 'done',
    error => (error instanceof UserError ? error.code : String(error)),
  );
}

const seen = (each: Draft): SeenDraft => ({
  id: each.id,
  revision: each.revision,
  type: each.type,
  seal: sealsOf(each).preview,
});
const frozen: Halt = { mode: 'frozen', reason: 'a dispute', at: NOW };
const alert: Draft = { ...draft, type: 'alert', sites: ['lamc'], revision: 1 };

describe('a confirmation keeps nothing where', () => {
  it.each<[because: string, draft: Draft, code: string, halt?: Halt]>([
    ['all is frozen', draft, 'error.frozen', frozen],
    ['all is frozen, though it is for safety', alert, 'error.frozenAlert', frozen],
    ['all is frozen, though it is a correction', correction, 'error.frozen', frozen],
    ['the words are those that are out', { ...correction, message }, 'error.sameWords'],
    ['a correction has a time', { ...correction, at: '2024-12-27T15:00:00.000Z' }, 'error.correctionAtOnce'],
    [
      'a correction has another picture',
      { ...correction, picture: { hash: 'other', name: 'picture.png', type: 'image/png', alt: 'A poster' } },
      'error.correctionPicture',
    ],
    [
      'it was corrected meanwhile',
      { ...correction, corrects: { id: 'OUT', after: 1 } },
      'error.proposalStale',
    ],
    ['its time is over', { ...draft, at: '2024-12-26T14:59:00.000Z' }, 'error.embargoOver'],
  ])('%s', async (_, each, code, halt) => {
    const machine = await opened({ drafts: [each], halt });
    expect(await whyNot(machine.confirm(guild, seen(each), asker, false))).toBe(code);
    expect([machine.kept, machine.deeds]).toEqual([[], []]);
  });
});

it('an alert is not even begun while all is frozen', async () => {
  const machine = await opened({ halt: frozen });
  const { id: _, revision: __, shownAt: ___, author: ____, ...fresh } = alert;
  expect(await whyNot(machine.start(fresh, asker))).toBe('error.frozenAlert');
  expect(machine.kept).toEqual([]);
});

it.each`
  given                                                                  | code
  ${{ at: '2024-12-27T15:00:00.000Z' }}                                  | ${'error.correctionAtOnce'}
  ${{ upload: { url: 'http://x', type: 'image/png', alt: 'A poster' } }} | ${'error.correctionPicture'}
`('a correction that is taken up with $given is refused', async ({ given, code }) => {
  const machine = await opened({ drafts: [correction] });
  expect(await whyNot(machine.takeUp(guild, 'DRAFT', asker, given))).toBe(code);
  expect(machine.kept).toEqual([]);
});

it('whether a correction is posted anew is part of what is approved', () => {
  expect(hashOfDraft(correction, true)).not.toBe(hashOfDraft(correction, false));
  // As an older version has entered it.
  expect(hashOfDraft(correction)).toBe(hashOfDraft(correction, false));
});

it('a message is not moved to the time that it has', async () => {
  const dueAt = '2024-12-27T15:00:00.000Z';
  const machine = await opened({ sent: { ...out, dueAt, isScheduled: true } });
  const wish = { do: 'reschedule' as const, at: dueAt, from: dueAt };
  expect(await whyNot(machine.propose(guild, 'OUT', asker, wish))).toBe('error.dueThen');
  expect(machine.kept).toEqual([]);
});

describe('whoever calls, and whatever the caller asked before', () => {
  const CAPTAIN_ROLES = [...strike.roles.captain.values()].flat();
  const formerly: Asker = { ...asker, roleIds: [] };
  const captain: Asker = { ...asker, roleIds: CAPTAIN_ROLES.slice(0, 1) };
  const elsewhere = { ...alert, sites: ['fontana'] };
  const led = { ...alert, sites: ['lamc'] };
  const { author: _, id: __, revision: ___, shownAt: ____, ...fresh } = draft;
  const none = async () => 'organizer' as const;
  type Desk = Awaited<ReturnType<typeof opened>>;
  const onDraft: Record<string, (machine: Desk, by: Asker) => Promise<unknown>> = {
    start: (machine, by) => machine.start(fresh, by),
    ownDraft: (machine, by) => machine.ownDraft(guild, 'DRAFT', by),
    takeUp: (machine, by) => machine.takeUp(guild, 'DRAFT', by, {}),
    draftsOf: (machine, by) => machine.draftsOf(guild, by),
    write: (machine, by) => machine.write(guild, 'DRAFT', by, { message }),
    confirm: (machine, by) => machine.confirm(guild, seen(draft), by, false),
    approve: (machine, by) => machine.approve(guild, seen(draft), by, none),
    decline: (machine, by) => machine.decline(guild, seen(draft), by),
    withdraw: (machine, by) => machine.withdraw(guild, seen(draft), by),
    discard: (machine, by) => machine.discard(guild, seen(draft), by),
    propose: (machine, by) => machine.propose(guild, 'OUT', by, { do: 'retract', reason: 'wrong' }),
    retract: (machine, by) =>
      machine.retract(guild, { id: 'INTENT', seal: '' }, by, { notice: false, remove: false }),
    reschedule: (machine, by) => machine.reschedule(guild, { id: 'INTENT', seal: '' }, by),
    discardIntent: (machine, by) => machine.discardIntent(guild, 'INTENT', by),
    retry: (machine, by) => machine.retry(guild, 'OUT', by),
  };

  it.each(Object.entries(onDraft))(
    '%s is refused to who is no organizer, and keeps nothing',
    async (_name, ask) => {
      for (const by of [formerly, captain]) {
        const machine = await opened({ drafts: [draft] });
        expect(await whyNot(ask(machine, by))).toBe('error.notAllowed');
        expect([machine.kept, machine.deeds]).toEqual([[], []]);
      }
    },
  );

  it.each([
    ['nobody', led, formerly, 'error.notAllowedCaptains'],
    ['a captain of another line', elsewhere, captain, 'error.captainSites'],
    ['a captain of the line', led, captain, 'done'],
    ['an organizer', elsewhere, asker, 'done'],
  ])('an alert of %s', async (_who, each, by, code) => {
    const { author: _author, id: _id, revision: _revision, shownAt: _shownAt, ...begun } = each;
    const machine = await opened({ drafts: [each] });
    expect(await whyNot(machine.start(begun, by))).toBe(code);
    expect(await whyNot(machine.confirm(guild, seen(each), by, false))).toBe(code);
    if (code !== 'done') expect([machine.kept, machine.deeds]).toEqual([[], []]);
  });

  it.each<[what: string, sent: Partial<Broadcast>, by: Asker, code: string]>([
    ['of a captain’s', {}, captain, 'done'],
    ['of an organizer’s, by an organizer', { author }, asker, 'done'],
    ['of an organizer’s, by a captain', { author }, captain, 'error.alertOfOrganizer'],
    ['of one for another line, too', { sites: ['lamc', 'fontana'] }, captain, 'error.alertOfOrganizer'],
    ['of one that nobody sent', { id: 'OTHER' }, asker, 'error.alertOver'],
    ['of a broadcast', { type: 'broadcast' }, asker, 'error.alertOver'],
    [
      'of one that was retracted',
      { retraction: { at: NOW, noticeTo: [], reason: 'wrong', remove: false } },
      asker,
      'error.alertOver',
    ],
    ['of one of the day before', { approvedAt: '2024-12-25T14:59:00.000Z' }, asker, 'error.alertOver'],
  ])('an all clear %s', async (_what, more, by, code) => {
    const leader: Actor = { hash: 'leader', role: 'captain' };
    const sent: Broadcast = { ...out, type: 'alert', author: leader, sites: ['lamc'], ...more };
    const role = by === captain ? 'captain' : 'organizer';
    const over: Draft = {
      ...led,
      author: { hash: by.hash, role },
      follows: { kind: 'all-clear', alerts: ['OUT'] },
    };
    const { author: _author, id: _id, revision: _revision, shownAt: _shownAt, ...begun } = over;
    const opening = await opened({ drafts: [over], sent });
    expect(await whyNot(opening.start(begun, by))).toBe(code);
    expect(await whyNot(opening.confirm(guild, seen(over), by, false))).toBe(code);
    if (code !== 'done') expect([opening.kept, opening.deeds]).toEqual([[], []]);
  });

  it.each<[because: string, sites: string[], recent: Partial<Broadcast>, code: string]>([
    ['it is for the same line', ['lamc'], {}, 'error.alertCooldown'],
    ['it is for fewer lines', ['lamc'], { sites: ['lamc', 'fontana'] }, 'error.alertCooldown'],
    ['it is for another line, too', ['lamc', 'fontana'], {}, 'done'],
    [
      'the other was retracted',
      ['lamc'],
      { retraction: { at: NOW, noticeTo: [], reason: 'wrong', remove: false } },
      'done',
    ],
    ['the pause is over', ['lamc'], { approvedAt: '2024-12-26T14:45:00.000Z' }, 'done'],
  ])('a second alert, where %s', async (_because, sites, recent, code) => {
    const sent: Broadcast = {
      ...out,
      type: 'alert',
      sites: ['lamc'],
      approvedAt: '2024-12-26T14:45:01.000Z',
      ...recent,
    };
    const again = { ...alert, sites };
    const opening = await opened({ drafts: [again], sent });
    expect(await whyNot(opening.confirm(guild, seen(again), asker, false))).toBe(code);
  });
});
