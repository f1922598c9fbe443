import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MessageCommand } from '../command/message-commands.ts';
import type { Named } from '../directory.ts';

let made = 0;

/**
 * `<message-menu>`: what can be done with a message. Its link is copied here; a forward is told by a `forward` event
 * with the channel's id, an app's command by a `run` event with the command. It opens in the flow of the message, so
 * that nothing is cut off at the end of the list.
 */
export class MessageMenu extends LitElement {
  static override properties = {
    link: {},
    channels: { attribute: false },
    channel: {},
    commands: { attribute: false },
    open: { state: true },
    told: { state: true },
  };

  declare link: string;
  /** Where the message can be forwarded to. */
  declare channels: Named[];
  /** The channel that it is in. */
  declare channel: string;
  /** What apps offer for it. */
  declare commands: MessageCommand[];
  declare open: boolean;
  /** What became of the copy. */
  declare told: string;
  readonly #id = `message-menu-${++made}`;

  constructor() {
    super();
    Object.assign(this, { link: '', channels: [], channel: '', commands: [], open: false, told: '' });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="menu-more"
        aria-label="More for this message"
        aria-expanded=${this.open}
        aria-controls=${this.#id}
        @click=${() => this.#show(!this.open)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <div
        id=${this.#id}
        class="message-menu"
        role="group"
        aria-label="For this message"
        ?hidden=${!this.open}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        ${this.open ? this.#panel() : nothing}
      </div>`;
  }

  #panel(): TemplateResult {
    return html`${this.commands.length > 0 ? this.#apps() : nothing}
      <form @submit=${(event: Event) => this.#forward(event)}>
        <label>
          <span>Forward to</span>
          <select>
            ${this.channels.map(
              ({ id, name }) => html`<option value=${id} ?selected=${id === this.channel}>${name}</option>`,
            )}
          </select>
        </label>
        <button type="submit" class="button secondary">Forward</button>
      </form>
      <div class="message-link">
        <input type="text" readonly aria-label="Message link" .value=${this.link} @focus=${selectAll} />
        <button type="button" class="button secondary" @click=${() => void this.#copy()}>Copy message link</button>
      </div>
      <p role="status">${this.told}</p>`;
  }

  #apps(): TemplateResult {
    return html`<div class="message-apps" role="group" aria-label="Apps">
      <span aria-hidden="true">Apps</span>
      ${this.commands.map(
        command => html`<button
          type="button"
          class="button secondary"
          @click=${() => this.#run(command)}
        >
          ${command.name}
        </button>`,
      )}
    </div>`;
  }

  #show(open: boolean): void {
    this.open = open;
    this.told = '';
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(open ? '.message-menu :is(button, select)' : '.menu-more')?.focus(),
    );
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#show(false);
  }

  #run(detail: MessageCommand): void {
    this.#show(false);
    this.dispatchEvent(new CustomEvent('run', { detail }));
  }

  #forward(event: Event): void {
    event.preventDefault();
    const detail = this.querySelector('select')?.value ?? '';
    this.#show(false);
    this.dispatchEvent(new CustomEvent('forward', { detail }));
  }

  /** A browser may refuse to write what will be pasted; the link stands in its field as well. */
  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.told = 'Copied.';
    } catch {
      this.querySelector<HTMLInputElement>('.message-link input')?.focus();
      this.told = 'The browser does not let this page copy. The link is marked: copy it from the field.';
    }
  }
}

function selectAll({ target }: Event): void {
  if (target instanceof HTMLInputElement) target.select();
}

customElements.define('message-menu', MessageMenu);
