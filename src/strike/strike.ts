/**
 * The words of a strike: what a strike file says, once it has been read and checked.
 *
 * Dates are local calendar dates (`IsoDate`, "2024-12-23"), times are wall-clock times (`WallTime`, "08:00")
 * of the site or, for announcements, of the strike. Nothing here is an instant: that is made by `wallclock.ts`.
 */

/** A calendar date, "2024-12-23", in the zone that its context names. */
export type IsoDate = string & { readonly __date: unique symbol };
/** A wall-clock time, "08:00"; "24:00" is not written: a shift to midnight ends at "00:00" the next day. */
export type WallTime = string & { readonly __time: unique symbol };
/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** The key of a site in the strike file: `lamc`. */
export type SiteId = string;

/** A place with a line. `timezone` is its own (an IANA name); it defaults to the strike's. */
export interface Site {
  id: SiteId;
  name: string;
  timezone: string;
  group?: string;
  /** Where exactly, in the union's words. */
  gate?: string;
  parking?: string;
  access?: string;
  /** First and last date with a line here, both included; open-ended where absent. */
  opens?: IsoDate;
  closes?: IsoDate;
  /** Where a closed site has been opened again: when it was open before that. */
  earlier?: readonly { opens?: IsoDate; closes: IsoDate }[];
}

/** A recurring stretch of picketing. `to` at or before `from` ends on the next morning; it belongs to the day that it starts on. */
export interface Shift {
  days: readonly Weekday[];
  from: WallTime;
  to: WallTime;
  sites: readonly SiteId[];
}

/** Dates on the union's list without picket lines, both ends included, at every site. */
export interface QuietStretch {
  from: IsoDate;
  to: IsoDate;
  reason: string;
}

/**
 * When an event happens: a clock time, or the words that the union used ("lunchtime").
 */
export type EventTime = { from: WallTime; to?: WallTime } | { words: string };

/**
 * A dated happening. Where the union has announced it without saying which day, `announced` stands instead of
 * `date`: the bot then says that the day is not known (docs/decisions/2026-11-24-undated-events.md).
 */
export interface StrikeEvent {
  date?: IsoDate;
  announced?: IsoDate;
  time?: EventTime;
  title: string;
  place?: string;
  sites: readonly SiteId[];
  /** When it is announced on its day, by a post of its own, on the strike's clock. */
  announce?: WallTime;
}

/** The announcements that the union wants, at wall-clock times of the strike's zone. What is absent is not sent. */
export interface Announcements {
  morning?: WallTime;
  /** On the evening before a day that is not like the others: a quiet one, or a march without lines. */
  eve?: WallTime;
  /** On the evening before each other day with lines. */
  evening?: WallTime;
  outlook?: { weekday: Weekday; time: WallTime };
  /** How late an announcement may still be sent, in minutes. */
  catchUpMinutes: number;
}

export type SessionState = 'scheduled' | 'under-way' | 'held' | 'cancelled' | 'postponed';

/** What a session that was held has led to; `none`, or nothing: not so far that there is a word for it. */
export type SessionOutcome = 'none' | 'tentative-agreement' | 'no-agreement';

/** A bargaining session. `announced` is the date from which it is known; before it the bot does not speak of it. */
export interface Session {
  date: IsoDate;
  state: SessionState;
  announced?: IsoDate;
  reason?: string;
  /** Of one that was held. */
  outcome?: SessionOutcome;
  /** The date on which it was last said to be under way, or its outcome was told, where that is a later date. */
  told?: IsoDate;
}

export type StatementSource = 'union' | 'employer' | 'mediator' | 'press';

/** A dated sentence about the negotiations, always with its speaker. */
export interface Statement {
  date: IsoDate;
  source: StatementSource;
  text: string;
  link?: string;
}

/** A wall-clock time of a date, in the zone that its context names. */
export interface Moment {
  date: IsoDate;
  time: WallTime;
}

/** A vote of the members on what was agreed, in the strike's zone. Before `announced` the bot does not speak of it. */
export interface Vote {
  opens: Moment;
  closes: Moment;
  /** Where, or how: in the union's words. */
  place?: string;
  announced?: IsoDate;
}

/** By when organizers will say more: the end of a day, or a time of it in the strike's zone. */
export interface NextUpdate {
  date: IsoDate;
  time?: WallTime;
}

/** The word that there is nothing new, given on `on`: it stops rumours, and binds those who gave it. */
export interface NothingNew {
  on: IsoDate;
  update?: NextUpdate;
}

export interface Negotiations {
  issues: readonly string[];
  sessions: readonly Session[];
  statements: readonly Statement[];
  votes?: readonly Vote[];
  /** The latest word that there is nothing new, until something newer has been recorded. Never from the file. */
  promise?: NothingNew;
}

/** Discord role ids by what they may do. */
export interface Roles {
  organizer: readonly string[];
  /** By site id or group name. */
  captain: ReadonlyMap<string, readonly string[]>;
  /** By the name that an organizer picks: the only roles that can ever be pinged. */
  mention: ReadonlyMap<string, string>;
  /** The names in `mention` that a captain may pick, too; absent: captains ping nobody. */
  captainMention?: readonly string[];
}

/** Text of the union's own, by topic. */
export interface InfoTopic {
  id: string;
  title: string;
  text: string;
}

/** Where organizers' messages may go. */
export interface BroadcastRules {
  /** By the name that an organizer picks; the announcements are always among them. */
  channels: ReadonlyMap<string, string>;
  /** Whether they are published to the channels that follow an announcement channel. */
  crosspost: boolean;
}

/** The fast path for safety. */
export interface AlertRules {
  /** The name of the role that an alert pings; absent: nobody. */
  mention?: string;
  /** How long there is no second alert for a site. */
  cooldownMinutes: number;
}

/** A broadcast that the union has written beforehand; what stands in {braces} is filled in (templates.ts). */
export interface Template {
  id: string;
  title: string;
  headline: string;
  text: string;
}

/** How long the audit log is kept after the end of the strike; `hold` keeps it in any case. */
export interface AuditRules {
  keepDays: number;
  hold: boolean;
}

/** One strike, as its file states it. Ids are Discord snowflakes, kept as strings. */
export interface Strike {
  guild: string;
  name: string;
  union: string;
  employer: string;
  /** The first day: strike day 1. */
  began: IsoDate;
  /** The last day, where the strike is over. */
  ended?: IsoDate;
  timezone: string;
  language: string;
  /** The union's own page. */
  more?: string;
  roles: Roles;
  channels: { announcements: string; organizers: string };
  /** In the file's order, which is the order in which they are named. */
  sites: readonly Site[];
  picketing: readonly Shift[];
  quietDays: readonly QuietStretch[];
  events: readonly StrikeEvent[];
  announcements: Announcements;
  negotiations: Negotiations;
  approval: { everyone: number; end: number; broadcast: number };
  broadcasts: BroadcastRules;
  alerts: AlertRules;
  templates: readonly Template[];
  /** Reasons that organizers and captains can pick for a change. */
  reasons?: readonly string[];
  audit: AuditRules;
  info: readonly InfoTopic[];
}
