/**
 * What a rehearsal starts from: servers, channels, roles and people, in Discord's own words, and the clock.
 * The rehearsal knows nothing about any bot; the caller says who is there.
 */
export interface World {
  application: { id: string; name: string; token: string };
  guilds: WorldGuild[];
  /** The people that the page can be, in the order of its switch. */
  persons: Person[];
}

export interface WorldGuild {
  id: string;
  name: string;
  roles: WorldRole[];
  channels: WorldChannel[];
}

/** Permissions are a bit set, as Discord writes it: a decimal string. A role named like the application is its managed role. */
export interface WorldRole {
  id: string;
  name: string;
  permissions: string;
  mentionable?: boolean;
  /** The bot has this role. */
  forBot?: boolean;
}

export interface WorldChannel {
  id: string;
  name: string;
  topic?: string;
  /** Role ids that may see the channel; absent: everyone. */
  visibleTo?: string[];
  /** Discord's channel type; 0 (text) where absent, 5 is an announcement channel. */
  type?: 0 | 5;
}

/** Somebody who can be played: their Discord user, and their roles in each guild. */
export interface Person {
  id: string;
  name: string;
  /** What the switch calls them: "Captain, Fontana". */
  label: string;
  /** Role ids by guild id; a person is a member of the guilds named here. */
  roles: Record<string, string[]>;
}

/** The time of the rehearsal, in epoch milliseconds. Snowflakes, timestamps and the `Date` header follow it. */
export interface RehearsalClock {
  now(): number;
}

/** What the page may do to the clock. That is all the rehearsal learns of the bot. */
export interface ClockControl {
  /** The IANA zone in which the page shows and reads times. */
  zone: string;
  /** Move to an instant (epoch milliseconds). Resolves when everything due on the way has happened. */
  jumpTo(instant: number): Promise<void>;
  /** The next planned post, if any. */
  nextPost(): { at: number; label: string } | undefined;
}
