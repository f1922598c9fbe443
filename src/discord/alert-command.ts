import type { ChatInputCommandInteraction } from 'discord.js';
import { recentAlert } from '../broadcasts/alert-rules.ts';
import type { NewDraft } from '../broadcasts/drafts-desk.ts';
import { cleanText } from '../broadcasts/typed-text.ts';
import { siteNames } from '../text/lines.ts';
import { UserError } from '../text/user-error.ts';
import { acknowledgeAlone } from './acknowledge.ts';
import { alertText } from './alert-options.ts';
import { leaderOf } from './asker.ts';
import { targetsOf } from './broadcast-form.ts';
import { showDraft } from './broadcast-show.ts';
import type { StrikeContext } from './command.ts';
import { refuseFrozen } from './refuse-frozen.ts';
import { readSites, siteOption } from './site-option.ts';

/** Shows an alert for a line, to be sent with one press. It goes to the announcements, and pings as the strike file allows. */
export async function previewAlert(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const sites = readSites(interaction, view);
  if (!sites) throw new UserError('error.emptyText', { option: siteOption.name });
  const ids = sites.map(({ id }) => id);
  const by = leaderOf(interaction, context, ids);
  const recent = recentAlert(strike, { sites: ids }, broadcasting.of(strike.guild), clock.now());
  if (recent) throw recent;
  refuseFrozen(context, 'alert');
  const words = context.text(strike.language);
  const { text, removed } = cleanText(interaction.options.getString(alertText.name, true));
  const { mention } = strike.alerts;
  const role = mention === undefined ? undefined : strike.roles.mention.get(mention);
  const draft: NewDraft = {
    guild: strike.guild,
    type: 'alert',
    author: by,
    sites: ids,
    message: { headline: words.t('broadcast.alertHeadline', { sites: siteNames(words, sites) }), text },
    channels: targetsOf(strike, ['announcements']),
    ...(mention !== undefined && role !== undefined && { ping: { name: mention, id: role } }),
  };
  await acknowledgeAlone(interaction);
  await showDraft(interaction, context, await broadcasting.start(draft), removed);
}
