import type { Session, Shift, Site, SiteId, StrikeEvent, Vote } from '../strike/strike.ts';
import type { FileStrike } from '../strike/view.ts';
import { checkTogether } from './rules.ts';
import { despiteOtherProblems } from './shapes.ts';
import { type WrittenStrike, writtenStrike } from './written-strike.ts';

const CATCH_UP_MINUTES = 120;
const COOLDOWN_MINUTES = 15;
const AUDIT = { keepDays: 30, hold: false };
const APPROVAL = { everyone: 2, end: 2, broadcast: 1 };

/**
 * A strike file, from the keys that a host writes to a `Strike`. Every problem is found in one reading, each with
 * the path of the value that has it and with a message that says what is wrong and what to write instead.
 */
export const strikeSchema = writtenStrike
  .superRefine(checkTogether, despiteOtherProblems)
  .transform(toStrike);

function toStrike(written: WrittenStrike): FileStrike {
  const { guild, name, union, employer, began, ended, timezone, more, channels } = written;
  const { outlook, morning, eve, evening, catch_up } = written.announcements ?? {};
  const { issues = [], sessions = [], statements = [], votes = [] } = written.negotiations ?? {};
  const sites = toSites(written);
  const [ids, meanings] = [sites.map(site => site.id satisfies SiteId), meaningsOf(sites)];
  return {
    guild,
    name,
    union,
    employer,
    began,
    timezone,
    channels,
    sites,
    ...(ended && { ended }),
    ...(more && { more }),
    language: written.language ?? 'en',
    roles: {
      organizer: written.roles.organizer,
      captain: new Map(Object.entries(written.roles.captain)),
      mention: new Map(Object.entries(written.roles.mention)),
      ...(written.roles.captain_mention.length > 0 && { captainMention: written.roles.captain_mention }),
    },
    picketing: written.picketing.map(shift => atSites(shift, ids, meanings) satisfies Shift),
    quietDays: written.quiet_days.map(({ date, from, to, reason }) => ({
      from: date ?? from ?? began,
      to: date ?? to ?? began,
      reason,
    })),
    events: written.events.map(event => atSites(event, ids, meanings) satisfies StrikeEvent),
    announcements: {
      ...(morning && { morning }),
      ...(eve && { eve }),
      ...(evening && { evening }),
      ...(outlook && { outlook }),
      catchUpMinutes: catch_up ?? CATCH_UP_MINUTES,
    },
    negotiations: {
      issues,
      sessions: sessions satisfies Session[],
      statements,
      ...(votes.length > 0 && { votes: votes satisfies Vote[] }),
    },
    approval: { ...APPROVAL, ...written.approval },
    broadcasts: {
      channels: new Map([
        ['announcements', channels.announcements],
        ...Object.entries(written.broadcasts?.channels ?? {}),
      ]),
      crosspost: written.broadcasts?.crosspost ?? false,
    },
    alerts: {
      ...(written.alerts?.mention !== undefined && { mention: written.alerts.mention }),
      cooldownMinutes: written.alerts?.cooldown ?? COOLDOWN_MINUTES,
    },
    templates: Object.entries(written.templates).map(([id, template]) => ({ id, ...template })),
    ...(written.reasons.length > 0 && { reasons: written.reasons }),
    audit: { keepDays: written.audit?.keep_days ?? AUDIT.keepDays, hold: written.audit?.hold ?? AUDIT.hold },
    info: Object.entries(written.info).map(([id, topic]) => ({ id, ...topic })),
    ...(written.acts.length > 0 && { acts: written.acts }),
  };
}

function toSites({ sites, timezone }: WrittenStrike): Site[] {
  return Object.entries(sites).map(([id, site]) => ({ id, timezone, ...site }));
}

/** What each site id and group name means, as places in the list of sites: looked up for every shift and event. */
function meaningsOf(sites: readonly Site[]): Map<string, number[]> {
  const meanings = new Map<string, number[]>();
  for (const [index, { id, group }] of sites.entries()) {
    for (const name of new Set([id, group ?? id])) {
      const meant = meanings.get(name);
      if (meant) meant.push(index);
      else meanings.set(name, [index]);
    }
  }
  return meanings;
}

/** Site ids and group names become the ids of the sites that they mean, in the file's order; none means all. */
function atSites<Part extends { sites?: readonly string[] }>(
  part: Part,
  sites: readonly SiteId[],
  meanings: ReadonlyMap<string, number[]>,
) {
  if (!part.sites) return { ...part, sites };
  const meant = new Set(part.sites.flatMap(name => meanings.get(name) ?? []));
  return { ...part, sites: [...meant].toSorted((a, b) => a - b).flatMap(index => sites[index] ?? []) };
}
