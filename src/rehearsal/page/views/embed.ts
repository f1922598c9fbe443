import type { APIEmbed } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { formatIn } from '../times.ts';
import type { ViewContext } from './context.ts';
import { markdownView } from './markdown.ts';
import { pictureView } from './picture.ts';

/** An embed of a message, with its coloured edge. */
export function embedView(embed: APIEmbed, message: PageMessage, context: ViewContext): TemplateResult {
  const edge = embed.color === undefined ? '' : edgeStyle(embed.color);
  return html`<div class="embed" .style=${edge}>
    <div class="embed-words">
      ${embed.author ? html`<p class="embed-author">${embed.author.name}</p>` : nothing}
      ${embed.title ? html`<div class="embed-title">${titleView(embed, context)}</div>` : nothing}
      ${embed.description ? markdownView(embed.description, context) : nothing}
      ${embed.fields?.length ? fieldsView(embed.fields, context) : nothing}
    </div>
    ${embed.thumbnail ? pictureView({ ...embed.thumbnail, ...local(embed.thumbnail.url, message) }, 'thumbnail') : nothing}
    ${embed.image ? pictureView({ ...embed.image, ...local(embed.image.url, message) }, 'embed-image') : nothing}
    ${footerView(embed, context)}
  </div>`;
}

/**
 * The edge in Discord's colour number, for the `style` property: as an attribute, the page's content security
 * policy would refuse it.
 */
export function edgeStyle(colour: number): string {
  return `--edge: #${colour.toString(16).padStart(6, '0')}`;
}

/** `attachment://name` means a file of the same message. */
export function local(url: string, message: PageMessage): { url: string; alt?: string } {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
  const file = (message.attachments ?? []).find(one => one.filename === name || one.url === url);
  return { url: file?.url ?? url, ...(file?.description ? { alt: file.description } : {}) };
}

function titleView({ title = '', url }: APIEmbed, context: ViewContext): TemplateResult {
  const words = markdownView(title, context);
  return url ? html`<a href=${url} target="_blank" rel="noreferrer noopener">${words}</a>` : words;
}

function fieldsView(fields: NonNullable<APIEmbed['fields']>, context: ViewContext): TemplateResult {
  return html`<dl class="embed-fields">
    ${fields.map(
      ({ name, value, inline }) =>
        html`<div class=${inline ? 'inline' : ''}>
          <dt>${markdownView(name, context)}</dt>
          <dd>${markdownView(value, context)}</dd>
        </div>`,
    )}
  </dl>`;
}

function footerView(
  { footer, timestamp }: APIEmbed,
  { reading }: ViewContext,
): TemplateResult | typeof nothing {
  const when =
    timestamp &&
    formatIn(Date.parse(timestamp), reading.zone, reading.locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
  const words = [footer?.text, when].filter(Boolean).join(' · ');
  return words ? html`<p class="embed-footer">${words}</p>` : nothing;
}
