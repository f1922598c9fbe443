import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Pick } from './picks.ts';

let made = 0;

/**
 * `<pick-list>`: Discord's select. One choice is sent at once, several when the list closes; it tells by a `pick`
 * event with the values. By keyboard: Enter, Space or the arrows open it, Escape closes it.
 */
export class PickList extends LitElement {
  static override properties = {
    label: {},
    placeholder: {},
    picks: { attribute: false },
    least: { attribute: false },
    most: { attribute: false },
    disabled: { type: Boolean },
    eager: { type: Boolean },
    open: { state: true },
    active: { state: true },
    values: { state: true },
  };

  declare label: string;
  declare placeholder: string;
  declare picks: Pick[];
  declare least: number;
  declare most: number;
  declare disabled: boolean;
  /** Tells of every choice at once, even of too few: a form checks when it is sent. */
  declare eager: boolean;
  declare open: boolean;
  declare active: number;
  /** What is chosen now. */
  declare values: string[];
  readonly #id = `pick-list-${++made}`;
  #offered = '';

  constructor() {
    super();
    Object.assign(this, {
      label: '',
      placeholder: '',
      picks: [],
      least: 1,
      most: 1,
      disabled: false,
      eager: false,
      open: false,
    });
    Object.assign(this, { active: 0, values: [] });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The page redraws every second: what was chosen here is kept until the message offers something else. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('picks')) return;
    const offered = JSON.stringify(this.picks);
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.values = this.picks.filter(({ chosen }) => chosen).map(({ value }) => value);
  }

  protected override updated(): void {
    if (this.open) this.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const chosen = this.picks.filter(({ value }) => this.values.includes(value));
    const shown = chosen.map(({ label }) => label).join(', ');
    return html`<button
        type="button"
        class="pick-button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded=${this.open}
        aria-controls="${this.#id}-list"
        aria-label=${shown ? `${this.label}: ${shown}` : this.label}
        aria-activedescendant=${this.open ? `${this.#id}-${this.active}` : nothing}
        ?disabled=${this.disabled}
        @click=${() => (this.open ? this.#close() : this.#show())}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @blur=${() => this.#close()}
      >
        <span class=${shown ? '' : 'placeholder'}>${shown || this.placeholder || this.label}</span>
        <span class="chevron" aria-hidden="true"></span>
      </button>
      <ul
        id="${this.#id}-list"
        class="pick-options"
        role="listbox"
        aria-label=${this.label}
        aria-multiselectable=${this.most > 1}
        ?hidden=${!this.open}
      >
        ${this.open ? this.picks.map((pick, index) => this.#option(pick, index)) : nothing}
      </ul>`;
  }

  #option({ value, label, description }: Pick, index: number): TemplateResult {
    const chosen = this.values.includes(value);
    return html`<li
      id="${this.#id}-${index}"
      role="option"
      aria-selected=${chosen}
      class=${classMap({ active: index === this.active, many: this.most > 1 })}
      @mousedown=${(event: Event) => event.preventDefault()}
      @mousemove=${() => {
        this.active = index;
      }}
      @click=${() => this.#choose(index)}
    >
      <span>${label}</span>${description ? html`<small>${description}</small>` : nothing}
    </li>`;
  }

  #show(): void {
    this.open = true;
    this.active = Math.max(
      0,
      this.picks.findIndex(({ value }) => this.values.includes(value)),
    );
  }

  #close(): void {
    if (!this.open) return;
    this.open = false;
    if (this.most > 1 && !this.eager && this.values.length >= this.least) this.#tell();
  }

  #choose(index: number): void {
    const value = this.picks[index]?.value;
    if (value === undefined) return;
    if (this.most > 1) {
      this.values = toggle(this.values, value, this.most);
      if (this.eager) this.#tell();
      return;
    }
    this.values = this.least === 0 && this.values.includes(value) ? [] : [value];
    this.open = false;
    this.#tell();
  }

  #tell(): void {
    const detail = this.picks.map(({ value }) => value).filter(value => this.values.includes(value));
    this.dispatchEvent(new CustomEvent('pick', { detail }));
  }

  #key(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!this.open) this.#show();
      else this.active = (this.active + step + this.picks.length) % this.picks.length;
    } else if (this.open && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#choose(this.active);
    } else if (this.open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'Tab') this.#close();
  }
}

function toggle(values: string[], value: string, most: number): string[] {
  if (values.includes(value)) return values.filter(one => one !== value);
  return values.length < most ? [...values, value] : values;
}

customElements.define('pick-list', PickList);
