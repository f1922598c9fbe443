import type {
  APIButtonComponent,
  APIMessageComponent,
  APIMessageComponentEmoji,
  APISectionComponent,
  APISelectMenuComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { PageMessage } from '../../protocol.ts';
import { ButtonStyle, Part } from '../discord.ts';
import './pick-list.ts';
import type { ViewContext } from './context.ts';
import { edgeStyle, local } from './embed.ts';
import { markdownView } from './markdown.ts';
import { picksOf } from './picks.ts';
import { pictureView } from './picture.ts';

const buttonClasses: Record<number, string> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

/** A component of a message: buttons and selects, and those of "components v2". */
export function partView(
  part: APIMessageComponent,
  message: PageMessage,
  context: ViewContext,
): TemplateResult | typeof nothing {
  const inner = (parts: APIMessageComponent[]) => parts.map(one => partView(one, message, context));
  switch (part.type) {
    case Part.ActionRow:
      return html`<div class="row">${inner(part.components)}</div>`;
    case Part.Button:
      return buttonView(part, message, context);
    case Part.TextDisplay:
      return markdownView(part.content, context);
    case Part.Container: {
      const edge = typeof part.accent_color === 'number' ? edgeStyle(part.accent_color) : '';
      return html`<div class="container" .style=${edge}>${inner(part.components)}</div>`;
    }
    case Part.Section:
      return sectionView(part, message, context);
    case Part.Thumbnail:
      return pictureView({ alt: part.description, ...local(part.media.url, message) }, 'thumbnail');
    case Part.MediaGallery:
      return html`<div class="gallery">
        ${part.items.map(({ media, description }) =>
          pictureView({ ...local(media.url, message), ...(description ? { alt: description } : {}) }),
        )}
      </div>`;
    case Part.Separator:
      return part.divider === false ? html`<div class="gap"></div>` : html`<hr />`;
    case Part.File:
      return html`<a class="file" href=${local(part.file.url, message).url}>${part.name ?? 'File'}</a>`;
    default:
      return selectView(part, message, context);
  }
}

function sectionView(part: APISectionComponent, message: PageMessage, context: ViewContext): TemplateResult {
  return html`<div class="section">
    <div>${part.components.map(text => partView(text, message, context))}</div>
    ${partView(part.accessory, message, context)}
  </div>`;
}

function buttonView(part: APIButtonComponent, message: PageMessage, context: ViewContext): TemplateResult {
  if (part.style === ButtonStyle.Premium) return html`<button type="button" disabled>Premium</button>`;
  const words = html`${emojiView(part.emoji)}${part.label ?? ''}`;
  if (part.style === ButtonStyle.Link) {
    return html`<a class="button" href=${part.url} target="_blank" rel="noreferrer noopener">
      ${words}<span class="outward" aria-label="opens in a new tab">↗</span>
    </a>`;
  }
  const { custom_id } = part;
  const busy = context.busy.has(`${message.id}:${custom_id}`);
  return html`<button
    type="button"
    class=${classMap({ button: true, [buttonClasses[part.style] ?? 'secondary']: true, busy })}
    ?disabled=${part.disabled ?? false}
    aria-busy=${busy ? 'true' : nothing}
    data-custom-id=${custom_id}
    @click=${() => context.actions.press(message, custom_id)}
  >
    ${words}
  </button>`;
}

function selectView(
  part: APISelectMenuComponent,
  message: PageMessage,
  context: ViewContext,
): TemplateResult {
  const { custom_id, placeholder, min_values = 1, max_values = 1, disabled = false } = part;
  return html`<pick-list
    data-custom-id=${custom_id}
    .label=${placeholder ?? 'Make a selection'}
    .picks=${picksOf(part, context.directory)}
    .least=${min_values}
    .most=${max_values}
    .disabled=${disabled || context.busy.has(`${message.id}:${custom_id}`)}
    @pick=${(event: CustomEvent<string[]>) => context.actions.press(message, custom_id, event.detail)}
  ></pick-list>`;
}

function emojiView(emoji: APIMessageComponentEmoji | undefined): TemplateResult | typeof nothing {
  if (!emoji?.name) return nothing;
  return html`<span class="emoji" aria-hidden="true">${emoji.id ? '●' : emoji.name}</span>`;
}
