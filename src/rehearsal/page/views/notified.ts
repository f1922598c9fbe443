import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import type { Named } from '../directory.ts';
import type { ViewContext } from './context.ts';

const shownAtMost = 6;

/** Who a message that pings names, and whose devices rang when it was sent. Discord does not show this. */
export function notifiedView(message: PageMessage, context: ViewContext): TemplateResult | typeof nothing {
  const named = namedIn(message, context);
  if (named.length === 0) return nothing;
  const { users } = context.directory;
  const rung = (message.rang ?? []).map(id => nameIn(users, id));
  return html`<p class="notified" title="Only the rehearsal shows this">
    <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true">
      <path d="M12 3a6 6 0 0 0-6 6v5l-2 3h16l-2-3V9a6 6 0 0 0-6-6zm-2 15a2 2 0 0 0 4 0z" fill="currentColor" />
    </svg>
    ${named.join(', ')} notified ${peopleWords(rung)}
  </p>`;
}

function namedIn(
  { mention_everyone: everyone, mention_roles: roles, mentions }: PageMessage,
  { directory }: ViewContext,
): string[] {
  return [
    ...(everyone ? ['@everyone'] : []),
    ...roles.map(id => `@${nameIn(directory.roles, id)}`),
    ...mentions.map(({ id }) => `@${nameIn(directory.users, id)}`),
  ];
}

function peopleWords(names: string[]): string {
  if (names.length === 0) return 'nobody';
  const more = names.length - shownAtMost;
  const shown = more > 0 ? [...names.slice(0, shownAtMost), `${more} more`] : names;
  return `${names.length === 1 ? '' : `${names.length} people: `}${new Intl.ListFormat('en').format(shown)}`;
}

function nameIn(named: Named[], id: string): string {
  return named.find(one => one.id === id)?.name ?? 'unknown';
}
