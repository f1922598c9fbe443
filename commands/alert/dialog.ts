import type { ChatInputCommandInteraction } from 'discord.js';
import { alertedLines } from '../../src/broadcasts/alerts.ts';
import type { NewDraft } from '../../src/broadcasts/drafts.ts';
import { cleanText } from '../../src/broadcasts/typed-text.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { showDraft } from '../broadcast/show.ts';
import { targetsOf } from '../broadcast/targets.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { askerOf } from '../kit/asker.ts';
import type { StrikeContext } from '../kit/command.ts';
import { readSites, siteOption } from '../kit/site-option.ts';
import { alertText } from './options.ts';

/** Shows an alert for a line, to be sent with one press. It goes to the announcements, and pings as the strike file allows. */
export async function previewAlert(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
): Promise<void> {
  const { view, broadcasting, clock } = context;
  const { strike } = view;
  const sites = readSites(interaction, view);
  if (!sites) throw new UserError('error.emptyText', { option: siteOption.name });
  const ids = sites.map(({ id }) => id);
  const words = context.text(strike.language);
  const { text, removed } = cleanText(interaction.options.getString(alertText.name, true));
  const { mention } = strike.alerts;
  const role = mention === undefined ? undefined : strike.roles.mention.get(mention);
  const named = alertedLines(words, view, sites, strikeDate(strike, clock.now()));
  const draft: NewDraft = {
    guild: strike.guild,
    type: 'alert',
    sites: ids,
    message: { headline: words.t('broadcast.alertHeadline', { sites: named }), text },
    channels: targetsOf(strike, ['announcements']),
    ...(mention !== undefined && role !== undefined && { ping: { name: mention, id: role } }),
  };
  await acknowledgeAlone(interaction);
  const started = await broadcasting.start(draft, askerOf(interaction, context));
  await showDraft(interaction, context, started, removed);
}
