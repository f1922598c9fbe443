import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import { followUpMessage, runningAlerts } from '../../src/broadcasts/alerts.ts';
import type { Broadcast, Follows } from '../../src/broadcasts/broadcast.ts';
import { refuseFollowing } from '../../src/broadcasts/refusals.ts';
import { cleanText } from '../../src/broadcasts/typed-text.ts';
import { standingOf } from '../../src/strike/authority.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { shortDateAndTime } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { showDraft } from '../broadcast/show.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { askerOf, roleIdsOf } from '../kit/asker.ts';
import { choice } from '../kit/choices.ts';
import type { StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';
import { ALERT_MOST } from './options.ts';

type Asking =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction
  | AutocompleteInteraction;

/** The alerts that hold and that somebody may update or end: an organizer every one, a captain those of captains at their lines. */
function runningFor(interaction: Asking, { view, clock, broadcasting }: StrikeContext): Broadcast[] {
  const { strike } = view;
  const standing = standingOf(strike, roleIdsOf(interaction));
  return runningAlerts(broadcasting.of(strike.guild), clock.now()).filter(({ author, sites = [] }) => {
    if (standing.kind === 'organizer') return true;
    if (standing.kind === 'member' || author.role === 'organizer') return false;
    return sites.every(site => standing.sites.includes(site));
  });
}

/**
 * The alert that is meant, or where none was named, all that the asker may speak of. Throws the UserError that says that there
 * is none, that it is over, or that it is an organizer's.
 */
export function speakable(interaction: Asking, context: StrikeContext, id: string | undefined): Broadcast[] {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const own = runningFor(interaction, context);
  const chosen = id === undefined ? own : own.filter(each => each.id === id);
  if (chosen.length > 0) return chosen;
  const running = runningAlerts(broadcasting.of(strike.guild), clock.now());
  if (id === undefined && running.length === 0) throw new UserError('error.noAlert');
  const ids = id === undefined ? running.slice(0, 1).map(each => each.id) : [id];
  refuseFollowing({ author: { hash: '', role: 'captain' } }, { kind: 'update', alerts: ids }, running);
  throw new UserError('error.alertOver');
}

/** "Thu Dec 26, 10 a.m. · Alert: Fresno" */
export function alertChoices(
  text: Text,
  interaction: AutocompleteInteraction,
  context: StrikeContext,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  return runningFor(interaction, context)
    .toReversed()
    .map(({ id, dueAt, message: { headline } }) => {
      const when = shortDateAndTime(text, instantOf(dueAt), context.view.strike.timezone);
      return choice(text.t('broadcast.choice.broadcast', { when, headline }), id);
    })
    .filter(({ name }) => name.toLocaleLowerCase(text.locale).includes(wanted))
    .slice(0, DiscordLimit.choices);
}

/** Shows an update or an all clear, to be sent with one press. It goes where the alerts went, and pings whom they pinged. */
export async function previewFollowUp(
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  context: StrikeContext,
  { kind, words, alerts }: { kind: Follows['kind']; words: string | undefined; alerts: readonly Broadcast[] },
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const language = context.text(strike.language);
  const { text, removed } = cleanText(words ?? language.t('broadcast.alert.isOver'));
  const running = runningAlerts(broadcasting.of(strike.guild), clock.now());
  const said = followUpMessage(language, view, { kind, alerts, words: text }, running, clock.now());
  await acknowledgeAlone(interaction);
  const started = await broadcasting.start(
    { guild: strike.guild, type: 'alert', ...said, follows: { kind, alerts: alerts.map(({ id }) => id) } },
    askerOf(interaction, context),
  );
  await showDraft(interaction, context, started, removed);
}

const FIELD = 'text';

/** Asks what is new about an alert. */
export function updateForm({ t }: Text, id: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('alert', 'renew', id),
    title: t('broadcast.alert.formTitle'),
    components: [
      {
        type: ComponentType.Label,
        label: t('broadcast.alert.formText'),
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: ALERT_MOST,
        },
      },
    ],
  };
}

export function readUpdate({ fields }: Pick<ModalSubmitInteraction, 'fields'>): string {
  return fields.getTextInputValue(FIELD).slice(0, ALERT_MOST);
}
