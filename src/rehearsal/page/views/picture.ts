import { html, nothing, type TemplateResult } from 'lit';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

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
  const source = localAddress(url);
  if (!source) {
    return html`<div class="far-picture ${className}" role="img" aria-label=${alt || 'Picture from the internet'}>
      ${alt ? html`<span>${alt}</span>` : nothing}
      <small>A picture at ${hostOf(url)}, not loaded here</small>
    </div>`;
  }
  return html`<img
    class=${className}
    src=${source}
    alt=${alt ?? ''}
    title=${alt || nothing}
    width=${width || nothing}
    height=${height || nothing}
  />`;
}

/** The address of a picture on the rehearsal's own server, under the name that the page was opened by. */
function localAddress(url: string): string | undefined {
  if (url.startsWith('data:image/')) return url;
  const { hostname, port, pathname, search } = URL.parse(url, location.href) ?? new URL('about:blank');
  const here = loopback.includes(hostname) && port === location.port;
  return here ? `${pathname}${search}` : undefined;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host || url;
}
