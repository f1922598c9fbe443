import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import type { PageChannel, PagePerson } from '../../protocol.ts';
import { channelName } from '../directory.ts';
import { announcementChannel } from '../discord.ts';
import { locales } from '../locales.ts';
import type { ViewContext } from './context.ts';
import { avatarView } from './message.ts';

export interface SidebarActions {
  bePerson(id: string): void;
  speak(locale: string): void;
}

/** The channels and direct messages that this person sees, and who they are. */
export function sidebarView(context: ViewContext, actions: SidebarActions): TemplateResult {
  const { guilds, channels } = context.state.snapshot;
  const direct = channels.filter(({ guildId }) => !guildId);
  return html`<nav aria-label="Channels">
      ${guilds.map(({ guild }) =>
        groupView(
          guild.name,
          channels.filter(one => one.guildId === guild.id),
          context,
        ),
      )}
      ${direct.length > 0 ? groupView('Direct messages', direct, context) : nothing}
    </nav>
    ${youView(context, actions)}`;
}

function groupView(name: string, channels: PageChannel[], context: ViewContext): TemplateResult {
  return html`<section>
    <h2>${name}</h2>
    <ul>
      ${channels.map(entry => html`<li>${channelLink(entry, context)}</li>`)}
    </ul>
  </section>`;
}

function channelLink({ channel, guildId }: PageChannel, { state, actions }: ViewContext): TemplateResult {
  const { count = 0, pings = 0 } = state.unread[channel.id] ?? {};
  const here = channel.id === state.channelId;
  const sign = guildId
    ? channel.type === announcementChannel
      ? announceSign
      : html`<span class="hash">#</span>`
    : '@';
  return html`<button
    type="button"
    class=${classMap({ channel: true, here, unread: count > 0 })}
    aria-current=${here ? 'page' : nothing}
    @click=${() => actions.openChannel(channel.id)}
  >
    <span class="channel-sign" aria-hidden="true">${sign}</span>
    <span class="channel-name">${channelName(channel)}</span>
    ${count > 0 && pings === 0 ? html`<span class="hidden-words">, unread</span>` : nothing}
    ${pings > 0 ? html`<span class="badge"><span aria-hidden="true">${pings}</span><span class="hidden-words">, ${pings} mentions</span></span>` : nothing}
  </button>`;
}

const announceSign = html`<svg viewBox="0 0 24 24" width="18" height="18">
  <path d="M3 10v4h3l8 5V5L6 10zm14-1.5a4.5 4.5 0 0 1 0 7z" fill="currentColor" />
</svg>`;

function youView(context: ViewContext, actions: SidebarActions): TemplateResult {
  const { person, persons } = context.state.snapshot;
  return html`<section class="you" aria-label="Person and language">
    <div class="you-name">
      ${avatarView(person.id, person.name, context)}
      <p><strong>${person.name}</strong><small>${person.label}</small></p>
    </div>
    <label>
      <span>You are</span>
      <select
        .value=${live(person.id)}
        @change=${(event: Event) => actions.bePerson(chosenIn(event))}
      >
        ${persons.map(
          one => html`<option value=${one.id} ?selected=${one.id === person.id}>${personTitle(one)}</option>`,
        )}
      </select>
    </label>
    <label>
      <span>Your Discord speaks</span>
      <select
        .value=${live(context.reading.locale)}
        @change=${(event: Event) => actions.speak(chosenIn(event))}
      >
        ${locales.map(
          ({ locale, name }) =>
            html`<option value=${locale} lang=${locale} ?selected=${locale === context.reading.locale}>${name}</option>`,
        )}
      </select>
    </label>
  </section>`;
}

/** What the switch calls somebody; a label may carry the name already. */
function personTitle({ label, name }: PagePerson): string {
  return label.includes(name) ? label : `${label} · ${name}`;
}

function chosenIn({ target }: Event): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}
