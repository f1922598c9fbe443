import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ClockState } from '../../protocol.ts';
import { formatIn } from '../times.ts';

export interface ClockActions {
  hour(): void;
  nextPost(): void;
  goTo(local: string): void;
  setWanted(local: string): void;
  showSetting(shown: boolean): void;
}

export interface ClockView {
  clock: ClockState;
  now: number;
  /** The clock is on its way: everything due in between happens first. */
  moving: boolean;
  /** What stands in the date-time field. */
  wanted: string;
  /** On a phone, whether the field is shown. */
  setting: boolean;
}

/**
 * The rehearsal's clock, and the ways to move it. While it moves the buttons only say that they are disabled: one that
 * really is would drop the keyboard's place.
 */
export function clockView(
  { clock, now, moving, wanted, setting }: ClockView,
  actions: ClockActions,
): TemplateResult {
  const { zone, nextPost } = clock;
  return html`<section class="clock" aria-label="Clock of the rehearsal" aria-busy=${moving}>
    <p class="now">
      <time data-testid="clock" datetime=${new Date(now).toISOString()}>
        <span class="now-date">${formatIn(now, zone, 'en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}</span>
        <span class="now-time">${formatIn(now, zone, 'en-US', { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' })}</span>
      </time>
    </p>
    <div class="clock-moves">
      <button type="button" class="button secondary" aria-disabled=${moving} @click=${() => actions.hour()}>+1 h</button>
      <button
        type="button"
        class="button primary next-post"
        ?disabled=${!nextPost}
        aria-disabled=${moving}
        @click=${() => actions.nextPost()}
      >
        Next post${nextPost ? html`<small>${nextPostWords(nextPost, zone)}</small>` : html`<small>none planned</small>`}
      </button>
      <button
        type="button"
        class="button secondary go-toggle"
        aria-expanded=${setting}
        aria-controls="clock-go"
        @click=${() => actions.showSetting(!setting)}
      >
        Set…
      </button>
      <form
        id="clock-go"
        class="go ${setting ? 'shown' : ''}"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          actions.goTo(wanted);
        }}
      >
        <input
          type="datetime-local"
          required
          aria-label="Date and time to go to (${zone})"
          .value=${live(wanted)}
          @input=${(event: Event) => actions.setWanted(event.target instanceof HTMLInputElement ? event.target.value : '')}
        />
        <button type="submit" class="button secondary" aria-disabled=${moving}>Go</button>
      </form>
    </div>
    ${moving ? html`<span class="hidden-words" role="status">The clock is moving.</span>` : nothing}
  </section>`;
}

function nextPostWords({ at, label }: NonNullable<ClockState['nextPost']>, zone: string): string {
  const when = formatIn(at, zone, 'en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return `${label}, ${when}`;
}
