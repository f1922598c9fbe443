import { html, nothing, svg, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { PageMessage } from '../../protocol.ts';
import type { MessageCommand } from '../command/message-commands.ts';
import { channelTitle } from '../directory.ts';
import { MessageFlag } from '../discord.ts';
import { formatIn } from '../times.ts';
import { attachmentsView } from './attachments.ts';
import type { ViewContext } from './context.ts';
import { embedView } from './embed.ts';
import { forwardedView } from './forwarded.ts';
import { markdownView } from './markdown.ts';
import './message-menu.ts';
import { notifiedView } from './notified.ts';
import { partView } from './parts.ts';
import { usedIn, usedView } from './used.ts';

/** One message, as Discord shows it; `joined` when it goes on under the author line of the one before. */
export function messageView(message: PageMessage, joined: boolean, context: ViewContext): TemplateResult {
  const pings = context.state.pinged.has(message.id);
  const name = nameOf(message, context);
  const label = `message-${message.id}-author`;
  return html`<article
    class=${classMap({ message: true, joined, pings, ephemeral: message.ephemeral ?? false })}
    data-message-id=${message.id}
    data-testid="message"
    aria-labelledby=${label}
  >
    ${pings ? html`<span class="hidden-words">This message mentions you.</span>` : nothing}
    ${usedView(message, context)}
    ${joined ? html`<span class="avatar-gap"></span>` : avatarView(message.author.id, name, context)}
    <div class="body">
      <p class=${joined ? 'hidden-words' : 'author-line'} id=${label}>
        <strong class="author">${name}</strong>
        ${message.author.bot ? html`<span class="app-tag">APP</span>` : nothing}
        ${whenView(message, context)} ${silentView(message)}
      </p>
      ${isThinking(message) ? thinkingView() : contentView(message, context)}
      ${message.ephemeral ? ephemeralView(message, context) : notifiedView(message, context)}
    </div>
    ${message.ephemeral || isThinking(message) ? nothing : menuView(message, context)}
  </article>`;
}

/** A message goes on under the same author line when it follows within seven minutes. */
export function joins(before: PageMessage | undefined, message: PageMessage): boolean {
  if (!before || usedIn(message) || message.ephemeral !== before.ephemeral) return false;
  const apart = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return before.author.id === message.author.id && apart >= 0 && apart < 7 * 60_000;
}

/** Whether the bot said that it will answer, and has not yet. */
export function isThinking(message: PageMessage): boolean {
  return message.pending === true || ((message.flags ?? 0) & MessageFlag.Loading) !== 0;
}

/** A round picture of the local kind: the application's sign, or a person's initials. */
export function avatarView(id: string, name: string, { state }: Pick<ViewContext, 'state'>): TemplateResult {
  if (id === state.snapshot.application.id) {
    return html`<span class="avatar sign" aria-hidden="true">
      ${svg`<svg viewBox="0 0 32 32"><path d="M7 8h18v11h-7.5v7h-3v-7H7z" fill="currentColor" /></svg>`}
    </span>`;
  }
  const initials = name
    .split(/\s+/)
    .map(word => /^./u.exec(word)?.[0] ?? '')
    .slice(0, 2)
    .join('');
  const hue = (Number(id.slice(-6)) * 137) % 360 || 0;
  return html`<span class="avatar" aria-hidden="true" .style=${`--hue: ${hue}`}>${initials}</span>`;
}

function contentView(message: PageMessage, context: ViewContext): TemplateResult {
  const suppressed = ((message.flags ?? 0) & MessageFlag.SuppressEmbeds) !== 0;
  const edited = message.edited_timestamp
    ? html`<span class="edited" title=${fullTime(message.edited_timestamp, context)}>(edited)</span>`
    : nothing;
  return html`
    <div class="content" data-testid="content">
      ${message.content ? markdownView(message.content, context) : nothing}${edited}
    </div>
    ${message.message_snapshots ? forwardedView(message, context) : nothing} ${attachmentsView(message)}
    ${suppressed ? nothing : (message.embeds ?? []).map(embed => embedView(embed, message, context))}
    ${
      message.components?.length
        ? html`<div class="parts">${message.components.map(part => partView(part, message, context))}</div>`
        : nothing
    }
  `;
}

function menuView(message: PageMessage, { state, actions, messageCommands }: ViewContext): TemplateResult {
  const { channels } = state.snapshot;
  const guildId = channels.find(({ channel }) => channel.id === message.channel_id)?.guildId ?? '@me';
  return html`<message-menu
    .link=${`https://discord.com/channels/${guildId}/${message.channel_id}/${message.id}`}
    .channels=${channels.map(entry => ({ id: entry.channel.id, name: channelTitle(entry) }))}
    .channel=${message.channel_id}
    .commands=${messageCommands}
    @run=${(event: CustomEvent<MessageCommand>) => actions.runOn(message, event.detail)}
    @forward=${(event: CustomEvent<string>) => actions.forward(message, event.detail)}
  ></message-menu>`;
}

function ephemeralView(message: PageMessage, { actions }: ViewContext): TemplateResult {
  return html`<p class="only-you">
    Only you can see this · <button type="button" class="link" @click=${() => actions.dismiss(message)}>Dismiss message</button>
  </p>`;
}

function thinkingView(): TemplateResult {
  return html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> thinking…</p>`;
}

function silentView({ flags }: PageMessage): TemplateResult | typeof nothing {
  if (((flags ?? 0) & MessageFlag.Silent) === 0) return nothing;
  return html`<span class="silent" title="Sent without a notification">silent</span>`;
}

function whenView({ timestamp }: PageMessage, context: ViewContext): TemplateResult {
  const { zone, locale } = context.reading;
  const time = formatIn(Date.parse(timestamp), zone, locale, { timeStyle: 'short' });
  return html`<time class="when" datetime=${timestamp} title=${fullTime(timestamp, context)}>${time}</time>`;
}

function fullTime(timestamp: string, { reading }: ViewContext): string {
  return formatIn(Date.parse(timestamp), reading.zone, reading.locale, {
    dateStyle: 'full',
    timeStyle: 'short',
  });
}

function nameOf({ author }: PageMessage, { state }: ViewContext): string {
  const { application } = state.snapshot;
  return author.id === application.id ? application.name : (author.global_name ?? author.username);
}
