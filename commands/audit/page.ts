import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type BaseInteraction,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { recordStatesOf, type StoredRecords } from '../../src/audit/compare-records.ts';
import type { AuditRow } from '../../src/audit/repository.ts';
import { auditAnswer, ROWS_PER_PAGE } from '../../src/audit/text.ts';
import { hashesOfBroadcast } from '../../src/broadcasts/hashes.ts';
import type { Text } from '../../src/wording/translator.ts';
import { requireOrganizer } from '../kit/asker.ts';
import type { StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';

/** The page whose newest row has that number; who asks must be an organizer, at this moment. */
export async function pageFrom(interaction: BaseInteraction, context: StrikeContext, from?: number) {
  const { view, audit: log, clock } = context;
  requireOrganizer(interaction, view.strike);
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  const head = log.head(guild);
  // One more than is shown says whether there is an older page.
  const wanted = await log.page(guild, ROWS_PER_PAGE + 1, from);
  // What an old button asks for may have been purged.
  const rows = wanted.length > 0 ? wanted : await log.page(guild, ROWS_PER_PAGE + 1);
  const recordStates = await recordStatesOf(await log.entries(guild), storedIn(context));
  const content = auditAnswer(text, view, rows.slice(0, ROWS_PER_PAGE), {
    head,
    now: clock.now(),
    recordStates,
  });
  return { content, components: buttons(text, rows, head.seq) };
}

/** The number to go on from is in the button itself: entries that are added meanwhile move nothing. */
function buttons(
  { t }: Text,
  rows: readonly AuditRow[],
  last: number,
): APIActionRowComponent<APIButtonComponent>[] {
  const newest = rows[0]?.seq ?? last;
  const older = rows[ROWS_PER_PAGE]?.seq;
  if (older === undefined && newest === last) return [];
  const button = (label: string, to: number, disabled: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('audit', 'from', String(to)),
    disabled,
  });
  const newer = Math.min(newest + ROWS_PER_PAGE, last);
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        button(t('audit.newer'), newer, newest === last),
        button(t('audit.older'), older ?? 0, older === undefined),
      ],
    },
  ];
}

/** What is kept of what was decided, as the bot has it in memory, and of posts, out of the store; of a request, only what became an act. */
function storedIn({ view, broadcasting, automation }: StrikeContext): StoredRecords {
  return {
    act: async id => view.acts?.find(({ act }) => act.id === id),
    proposal: async () => undefined,
    broadcast: async id => {
      const found = broadcasting.find(view.strike.guild, id);
      return found && hashesOfBroadcast(found);
    },
    posts: async () => new Set((await automation.history(view.strike.guild)).map(({ key }) => key)),
  };
}
