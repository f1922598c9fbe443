import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { channelTitle } from '../directory.ts';
import { formatIn } from '../times.ts';
import { attachmentsView } from './attachments.ts';
import type { ViewContext } from './context.ts';
import { embedView } from './embed.ts';
import { markdownView } from './markdown.ts';

/** What a forward carries: a copy of the message as it was, and where it came from for those who see that channel. */
export function forwardedView(message: PageMessage, context: ViewContext): TemplateResult {
  return html`${(message.message_snapshots ?? []).map(({ message: copy }) => {
    const copied: PageMessage = { ...message, ...copy };
    return html`<div class="forwarded" data-testid="forwarded">
      <p class="forwarded-title"><span aria-hidden="true">↱</span> Forwarded</p>
      ${copy.content ? markdownView(copy.content, context) : nothing} ${attachmentsView(copied)}
      ${copy.embeds.map(embed => embedView(embed, copied, context))}
      <p class="forwarded-from">${originView(message, context)} ${whenView(copy.timestamp, context)}</p>
    </div>`;
  })}`;
}

function originView(
  { message_reference: reference }: PageMessage,
  { state, actions }: ViewContext,
): TemplateResult | typeof nothing {
  const origin = state.snapshot.channels.find(({ channel }) => channel.id === reference?.channel_id);
  if (!origin) return nothing;
  return html`<button type="button" class="link" @click=${() => actions.openChannel(origin.channel.id)}>${channelTitle(origin)}</button> ·`;
}

function whenView(timestamp: string, { reading }: ViewContext): TemplateResult {
  const words = formatIn(Date.parse(timestamp), reading.zone, reading.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<time datetime=${timestamp}>${words}</time>`;
}
