import { html, nothing, type TemplateResult } from 'lit';

/** A picture as a message carries it. */
export interface Picture {
  url: string;
  alt?: string | null | undefined;
  width?: number | null | undefined;
  height?: number | null | undefined;
}

/**
 * A picture of the rehearsal's own server, or, since nothing is loaded from the internet, a card that says what
 * would stand here.
 */
export function pictureView({ url, alt, width, height }: Picture, className = ''): TemplateResult {
  if (!isLocal(url)) {
    return html`<div class="far-picture ${className}" role="img" aria-label=${alt || 'Picture from the internet'}>
      ${alt ? html`<span>${alt}</span>` : nothing}
      <small>A picture at ${hostOf(url)}, not loaded here</small>
    </div>`;
  }
  return html`<img
    class=${className}
    src=${url}
    alt=${alt ?? ''}
    title=${alt || nothing}
    width=${width || nothing}
    height=${height || nothing}
  />`;
}

/** Whether a link stays on this computer's own server. */
export function isLocal(url: string): boolean {
  return url.startsWith('data:image/') || URL.parse(url, location.href)?.origin === location.origin;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host || url;
}
