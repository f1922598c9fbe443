import type { LiveEvent } from '../protocol.ts';
import type { WantedPlace } from './address.ts';
import { Sent } from './live/sent.ts';
import { applyEvent, type State } from './state.ts';
import { localMinute } from './times.ts';

/** What the page knows of itself: nothing of it comes from the server. */
export interface Own {
  /** The page hears the rehearsal's server. */
  linked: boolean;
  /** The server does not know the person in the address. */
  nobody: boolean;
  locale: string;
  menuOpen: boolean;
  /** The clock is on its way. */
  moving: boolean;
  /** What stands in the clock's field, and whether the field is shown on a phone. */
  wantedTime: string;
  settingTime: boolean;
  /** Why the last thing was refused. */
  notice: string;
  modalProblem: string;
  modalSending: boolean;
  /** `messageId:customId` of what was pressed and not yet taken by the server. */
  busy: ReadonlySet<string>;
}

/** All that the page holds: what the server told and what is its own. Whoever changes it here has it drawn. */
export class Held {
  state: State | undefined;
  own: Own;
  readonly sent = new Sent();
  readonly #wantedChannel: string | undefined;
  readonly #changed: () => void;

  constructor({ locale, channel }: WantedPlace, changed: () => void) {
    this.#wantedChannel = channel;
    this.#changed = changed;
    this.own = {
      locale,
      linked: false,
      nobody: false,
      menuOpen: false,
      moving: false,
      wantedTime: '',
      settingTime: false,
      notice: '',
      modalProblem: '',
      modalSending: false,
      busy: new Set(),
    };
  }

  /** Who acts. */
  get actor(): { person: string; locale: string } {
    return { person: this.state?.snapshot.person.id ?? '', locale: this.own.locale };
  }

  set(own: Partial<Own>): void {
    this.own = { ...this.own, ...own };
    this.#changed();
  }

  change(change: (state: State) => State): void {
    if (this.state) this.state = change(this.state);
    this.#changed();
  }

  hear(event: LiveEvent): void {
    if (event.type === 'form-taken') {
      this.sent.endForm(event.interactionId);
      return;
    }
    if (event.type === 'interaction-failed') {
      if (this.sent.endForm(event.interactionId, event) || !this.sent.owns(event)) return;
    }
    this.state = applyEvent(this.state, event, performance.now(), this.#wantedChannel);
    if (event.type === 'snapshot') {
      const { now, zone } = event.clock;
      const wantedTime = this.own.wantedTime || localMinute(now, zone);
      this.own = { ...this.own, modalSending: false, wantedTime };
    }
    this.#changed();
  }

  /** Remembers that an interaction is this page's own, and hears of its failure if that came first. */
  remind(interactionId: string, command?: string): void {
    const failed = this.sent.add(interactionId, command);
    if (failed) this.hear(failed);
    this.#changed();
  }

  /** Runs a request; a refusal becomes the notice above the messages. */
  async try(work: () => Promise<void>): Promise<void> {
    this.own = { ...this.own, notice: '' };
    try {
      await work();
    } catch (error) {
      this.own = { ...this.own, notice: error instanceof Error ? error.message : 'This did not work.' };
    }
    this.#changed();
  }
}
