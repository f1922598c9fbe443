import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PageChannel, PageMessage } from '../../protocol.ts';
import { channelName, channelTitle } from '../directory.ts';
import { formatIn, localDate } from '../times.ts';
import type { ViewContext } from './context.ts';
import { isThinking, joins, messageView } from './message.ts';

/**
 * The messages of a channel, a live log for screen readers. It is a new element for each channel, so that going to
 * a channel does not read all of it out; and a thinking message that got its answer counts as a new one.
 */
export function channelView(entry: PageChannel, context: ViewContext): TemplateResult {
  const { channel, messages } = entry;
  const failures = context.state.failures.filter(({ channelId }) => channelId === channel.id);
  return html`${keyed(
    `${context.state.snapshot.person.id}:${channel.id}`,
    html`<div class="scroller" tabindex="0" role="region" aria-label="${channelTitle(entry)}">
      <div class="log" role="log" aria-label="Messages in ${channelTitle(entry)}" aria-relevant="additions">
      ${beginningView(entry)}
      ${repeat(
        messages,
        message => `${message.id}${isThinking(message) ? ' thinking' : ''}`,
        (message, index) => placedView(message, messages[index - 1], channel.id, context),
      )}
      ${repeat(
        failures,
        ({ interactionId }) => interactionId,
        failure => failureView(failure, context),
      )}
      </div>
    </div>`,
  )}`;
}

function placedView(
  message: PageMessage,
  before: PageMessage | undefined,
  channelId: string,
  context: ViewContext,
): TemplateResult {
  const { zone, locale } = context.reading;
  const day = localDate(Date.parse(message.timestamp), zone);
  const newDay = !before || localDate(Date.parse(before.timestamp), zone) !== day;
  const firstNew = context.state.unread[channelId]?.from === message.id;
  const date = formatIn(Date.parse(message.timestamp), zone, locale, { dateStyle: 'full' });
  return html`${newDay ? html`<p class="day"><span>${date}</span></p>` : nothing}
  ${firstNew ? html`<p class="new-line"><span>New</span></p>` : nothing}
  ${messageView(message, !newDay && !firstNew && joins(before, message), context)}`;
}

function beginningView(entry: PageChannel): TemplateResult {
  const { channel, guildId } = entry;
  const topic = 'topic' in channel ? channel.topic : undefined;
  return html`<div class="beginning">
    <p class="beginning-title">${guildId ? `Welcome to #${channelName(channel)}` : channelName(channel)}</p>
    <p>
      ${guildId ? (topic ?? `This is the start of #${channelName(channel)}.`) : 'This is the start of your direct messages.'}
    </p>
  </div>`;
}

function failureView(
  { interactionId, message }: ViewContext['state']['failures'][number],
  { actions }: ViewContext,
): TemplateResult {
  return html`<div class="failure" data-testid="failure">
    <span aria-hidden="true">!</span>
    <p>
      ${message}<br /><small>Only you can see this ·
        <button type="button" class="link" @click=${() => actions.dismissFailure(interactionId)}>Dismiss message</button></small>
    </p>
  </div>`;
}
