import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../../protocol.ts';
import { pictureView } from './picture.ts';

type Attached = Pick<PageMessage, 'attachments' | 'embeds'>;
type Attachment = Attached['attachments'][number];

/** The files of a message, or of a copy of one, as far as no embed shows them already. */
export function attachmentsView({
  attachments = [],
  embeds = [],
}: Partial<Attached>): TemplateResult | typeof nothing {
  const inEmbeds = JSON.stringify(embeds);
  const shown = attachments.filter(
    ({ url, filename }) => !inEmbeds.includes(url) && !inEmbeds.includes(`attachment://${filename}`),
  );
  if (shown.length === 0) return nothing;
  return html`<div class="attachments">${shown.map(attachmentView)}</div>`;
}

function attachmentView(attachment: Attachment): TemplateResult {
  const { url, filename, content_type, description, width, height } = attachment;
  const isPicture = content_type?.startsWith('image/') || /\.(png|jpe?g|gif|webp|svg)$/i.test(filename);
  if (!isPicture) return html`<a class="file" href=${url} download=${filename}>${filename}</a>`;
  return html`<figure class="picture">
    ${pictureView({ url, alt: description, width, height }, 'attachment')}
    ${description ? altView(description) : nothing}
  </figure>`;
}

/** Discord marks a picture that has alt text. Screen readers have it from the picture itself. */
function altView(description: string): TemplateResult {
  return html`<details class="alt">
    <summary><span aria-hidden="true">ALT</span><span class="hidden-words">Description of the picture</span></summary>
    <p>${description}</p>
  </details>`;
}
