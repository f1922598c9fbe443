import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import type { Asker } from '../../src/approvals/may-act.ts';
import { shortHeadline } from '../../src/broadcasts/list-text.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { shortDateAndTime } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { choice } from '../kit/choices.ts';
import type { StrikeContext } from '../kit/command.ts';
import * as option from './options.ts';

/** What can be picked for an option of `/broadcast`, by what has been typed. */
export async function broadcastChoices(
  text: Text,
  context: StrikeContext,
  { name, value, subcommand }: { name: string; value: string; subcommand: string },
  asker: Asker,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const { view, broadcasting } = context;
  const { strike } = view;
  const wanted = value.trim().toLocaleLowerCase(text.locale);
  const all = await offersFor();
  return all
    .filter(each => each.name.toLocaleLowerCase(text.locale).includes(wanted))
    .slice(0, DiscordLimit.choices);

  async function offersFor() {
    switch (name) {
      case option.template.name:
        return strike.templates.map(({ title, id }) => choice(title, id));
      case option.channel.name:
        return [...strike.broadcasts.channels.keys()].map(each => choice(each, each));
      case option.draft.name: {
        const drafts = await broadcasting.draftsOf(strike.guild, asker);
        return drafts.map(each => {
          const when = shortDateAndTime(text, instantOf(each.shownAt), strike.timezone);
          return choice(
            text.t('broadcast.choice.draft', { when, headline: shortHeadline(text, each) }),
            each.id,
          );
        });
      }
      default:
        return sentChoices(text, context, subcommand);
    }
  }
}

/** The newest first; what cannot be meant (one that is out, for a new time) is left out. */
function sentChoices(
  text: Text,
  { view: { strike }, broadcasting, clock }: StrikeContext,
  subcommand: string,
) {
  const now = clock.now();
  return broadcasting
    .of(strike.guild)
    .filter(({ retraction }) => {
      if (subcommand === 'status' || !retraction) return true;
      return subcommand === 'retract' && !retraction.remove;
    })
    .filter(({ dueAt }) => subcommand !== 'reschedule' || instantOf(dueAt) > now)
    .toSorted((a, b) => b.dueAt.localeCompare(a.dueAt))
    .map(each => {
      const when = shortDateAndTime(text, instantOf(each.dueAt), strike.timezone);
      return choice(
        text.t(each.retraction ? 'broadcast.choice.retracted' : 'broadcast.choice.broadcast', {
          when,
          headline: shortHeadline(text, each),
        }),
        each.id,
      );
    });
}
