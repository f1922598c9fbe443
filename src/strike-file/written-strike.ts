import * as z from 'zod';
import { expecting } from '../strike/value-words.ts';
import * as value from '../strike/values.ts';
import { writtenActs } from './acts.ts';
import * as broadcast from './broadcasts.ts';
import { event, quietDay, shift } from './calendar.ts';
import { negotiations } from './negotiations.ts';
import * as section from './sections.ts';
import { block, entries, list } from './shapes.ts';

const opt = z.exactOptional;

/** A strike file as it is written: every part read by itself, nothing yet related to anything else. */
export const writtenStrike = block(
  'the strike as keys: guild, name, union, …',
  {
    guild: value.snowflake.describe("The Discord server's id, in quotes."),
    name: value.line('the name of the strike', 100).describe('What the strike is called.'),
    union: value.line('the name of the union', 100).describe('The union, in full.'),
    employer: value.line('the name of the employer', 100).describe('Whom the strike is against.'),
    began: value.date.describe('The first day of the strike. A weekday may stand before any date.'),
    ended: opt(value.date).describe('The last day of the strike, once it is over.'),
    timezone: value.zone.describe('The IANA zone of the strike, like America/Los_Angeles.'),
    language: opt(value.language).describe('The language of announcements; en where left out.'),
    more: opt(value.webAddress()).describe("The union's own page, linked where the bot knows no more."),
    roles: section.roles.describe('Who may do what, by Discord role.'),
    channels: section.channels.describe('Where the bot writes.'),
    sites: z
      .record(value.slug, section.site, {
        error: expecting('the sites, like { fontana: { name: Fontana } }'),
      })
      .refine(sites => Object.keys(sites).length > 0, 'has no site; write at least one')
      .describe('The places with a picket line, by short name, in the order in which they are told.'),
    picketing: z
      .array(shift, { error: expecting('a list of shifts') })
      .describe('When there are picket lines, week after week.'),
    quiet_days: list(quietDay, 'quiet days').describe("The union's own list of days without picket lines."),
    events: list(event, 'events').describe('Rallies, town halls and the like.'),
    announcements: section.announcements
      .nullish()
      .describe('What is announced, and when. Leave one out and it is not sent.'),
    negotiations: negotiations
      .nullish()
      .describe('What is asked for, when both sides meet, and who said what.'),
    approval: section.approval.nullish().describe('How many organizers it takes.'),
    broadcasts: broadcast.broadcasts.nullish().describe('Where organizers may send messages.'),
    alerts: broadcast.alerts.nullish().describe('The fast path for safety.'),
    templates: entries(broadcast.template, 'templates, like { rally: { title: Rally, … } }').describe(
      'Broadcasts that are written beforehand.',
    ),
    reasons: list(section.reason, 'reasons, like [Storm warning, A vote]').describe(
      'Why a line is called off or changed, for organizers and captains to pick from.',
    ),
    audit: broadcast.audit.nullish().describe('How long the audit log is kept.'),
    acts: writtenActs.describe('What organizers did on Discord, as `npm run export` writes it.'),
    info: entries(section.infoTopic, 'topics, like { hardship-fund: { title: …, text: … } }').describe(
      "The union's own words, by topic.",
    ),
  },
  'the file ',
);

export type WrittenStrike = z.output<typeof writtenStrike>;
