import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TypedOption } from '../../protocol.ts';
import type { CommandEntry, CommandOption } from '../command/entries.ts';
import { findEntry, findMarks, parseLine, type Typed, writeLine } from '../command/line.ts';
import { type Choice, type Suggestion, suggestCommands, suggestValues } from '../command/suggestions.ts';
import { buildOptions, nest } from '../command/values.ts';
import type { Directory } from '../directory.ts';
import { suggestionsView } from './suggestions.ts';

/** What the box needs from the page; each promise rejects with one sentence for the person. */
export interface Sender {
  command(entry: CommandEntry, options: TypedOption[]): Promise<void>;
  message(content: string): Promise<void>;
  complete(entry: CommandEntry, options: TypedOption[]): Promise<Choice[]>;
}

const pause = 150;

/**
 * `<command-box>`: where a person types. A line goes as it stands ("/picket on Jan 9"); a command completed from
 * the list, or typed and followed by a space, opens its options as fields. All of it works by keyboard alone.
 */
export class CommandBox extends LitElement {
  static readonly tag = 'command-box' as const;

  static override properties = {
    entries: { attribute: false },
    directory: { attribute: false },
    sender: { attribute: false },
    locale: {},
    place: {},
    text: { state: true },
    entry: { state: true },
    typed: { state: true },
    shown: { state: true },
    field: { state: true },
    suggestions: { state: true },
    active: { state: true },
    problem: { state: true },
  };

  declare entries: CommandEntry[];
  declare directory: Directory;
  declare sender: Sender;
  declare locale: string;
  /** Where a message goes: "#picket-line". */
  declare place: string;
  declare text: string;
  /** The command whose options are shown as fields. */
  declare entry: CommandEntry | undefined;
  declare typed: Typed;
  /** Names of the options that have a field. */
  declare shown: string[];
  /** The option whose field has the focus. */
  declare field: string;
  declare suggestions: Suggestion[];
  declare active: number;
  declare problem: string;

  /** The suggestion that a field's text came from; its value is sent while the text stays the same. */
  readonly #picked = new Map<string, Suggestion>();
  #moved = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    Object.assign(this, {
      entries: [],
      locale: 'en-US',
      place: '',
      directory: { users: [], roles: [], channels: [] },
    });
    this.#reset('');
  }

  /** Puts a command into the box, as if it had been chosen from the list. */
  useCommand(path: string): void {
    const entry = this.entries.find(one => one.path === path);
    if (entry) this.#take(entry, new Map());
    else this.#reset(`/${path}`);
    this.#focusSoon();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The language or the person changed under a half-typed command: keep it if it is still there. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('entries') || !this.entry) return;
    const same = this.entries.find(
      ({ commandId, path }) => commandId === this.entry?.commandId && path === this.entry.path,
    );
    if (same) this.entry = same;
    else this.#reset('');
  }

  protected override updated(): void {
    this.querySelector('.suggestions .active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    return html`<form class="command-box" aria-label="Write" @submit=${this.#onSubmit}>
      ${suggestionsView(
        { suggestions: this.suggestions, active: this.active, label: this.entry ? this.field : 'Commands' },
        index => this.#choose(index),
      )}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p class="box-hint" id="box-hint" ?hidden=${!this.#hint()}>${this.#hint()}</p>
      <div class="box">
        ${this.entry ? this.#fieldsView(this.entry) : this.#textView()}
        <button type="submit" class="send" aria-label="Send">
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path d="M3 4.5 21 12 3 19.5 5.5 13 13 12 5.5 11z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </form>`;
  }

  #textView(): TemplateResult {
    return html`<input
      class="line"
      type="text"
      aria-label="Message ${this.place}"
      placeholder="Message ${this.place}, or type / for a command"
      maxlength="4000"
      enterkeyhint="send"
      .value=${this.text}
      role="combobox"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${this.suggestions.length > 0}
      aria-controls="box-suggestions"
      aria-describedby="box-hint"
      aria-activedescendant=${this.#activeId()}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      @input=${(event: Event) => this.#onText(typedIn(event))}
      @keydown=${this.#onKey}
      @focus=${() => this.#suggestForText()}
      @blur=${() => this.#closeList()}
    />`;
  }

  #fieldsView(entry: CommandEntry): TemplateResult {
    const rest = entry.options.filter(({ name }) => !this.shown.includes(name));
    return html`<div class="fields" role="group" aria-label="/${entry.shownPath}">
      <span class="box-command">/${entry.shownPath}</span>
      ${entry.options.filter(({ name }) => this.shown.includes(name)).map(option => this.#fieldView(option))}
      ${rest.map(
        option => html`<button
          type="button"
          class="add"
          title=${option.description}
          aria-label="Add ${option.shownName}: ${option.description}"
          @click=${() => this.#show(option.name)}
        >
          + ${option.shownName}
        </button>`,
      )}
    </div>`;
  }

  #fieldView(option: CommandOption): TemplateResult {
    const { name, shownName, required } = option;
    const here = this.field === name;
    return html`<label class="field">
      <span>${shownName}</span>
      <input
        type="text"
        data-option=${name}
        inputmode=${option.raw.type === 4 ? 'numeric' : 'text'}
        size=${Math.max(10, (this.typed.get(name) ?? '').length + 1)}
        .value=${this.typed.get(name) ?? ''}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${here && this.suggestions.length > 0}
        aria-controls="box-suggestions"
        aria-required=${required}
        aria-describedby="box-hint"
        aria-activedescendant=${here ? this.#activeId() : nothing}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="send"
        @input=${(event: Event) => this.#onField(option, typedIn(event))}
        @keydown=${this.#onKey}
        @focus=${() => this.#enterField(option)}
        @blur=${() => this.#closeList()}
      />
    </label>`;
  }

  #hint(): string {
    const option = this.#option();
    if (option) return `${option.shownName}: ${option.description}${option.required ? ' (required)' : ''}`;
    const found = this.text.startsWith('/') && !this.entry && findEntry(this.text, this.entries);
    if (!found || this.suggestions.length > 0) return '';
    const names = found.entry.options.map(({ shownName, required }) =>
      required ? shownName : `[${shownName}]`,
    );
    return [found.entry.description, names.join(' ')].filter(Boolean).join(' · ');
  }

  #option(name = this.field): CommandOption | undefined {
    return this.entry?.options.find(option => option.name === name);
  }

  #activeId(): string | typeof nothing {
    return this.active >= 0 && this.suggestions.length > 0 ? `box-suggestion-${this.active}` : nothing;
  }

  #onText(text: string): void {
    this.problem = '';
    this.text = text;
    const found = text.startsWith('/') && findEntry(text, this.entries);
    if (found && found.entry.options.length > 0 && found.rest === '' && /\s$/.test(text)) {
      this.#take(found.entry, new Map());
      this.#focusSoon();
      return;
    }
    this.#suggestForText();
  }

  #suggestForText(): void {
    const entries = this.text.startsWith('/') ? suggestCommands(this.text, this.entries) : [];
    this.#offer(
      entries.map(({ path, shownPath, description }) => ({
        label: `/${shownPath}`,
        detail: description,
        value: path,
      })),
      0,
    );
  }

  #onField(option: CommandOption, text: string): void {
    this.problem = '';
    const marks = findMarks(text, this.entry?.options ?? []);
    const last = marks.at(-1);
    if (last) {
      this.#set(option.name, text.slice(0, marks[0]?.start).trim());
      for (const [index, mark] of marks.entries()) {
        this.#set(mark.option.name, text.slice(mark.end, marks[index + 1]?.start).trim());
      }
      for (const mark of marks) this.#show(mark.option.name);
      return;
    }
    this.#set(option.name, text);
    this.#suggestFor(option);
  }

  #enterField(option: CommandOption): void {
    this.field = option.name;
    this.#suggestFor(option);
  }

  #suggestFor(option: CommandOption): void {
    const text = this.typed.get(option.name) ?? '';
    const settled = this.#picked.get(option.name)?.label === text;
    if (option.autocomplete) this.#askBot(option);
    else {
      const offered = settled ? [] : suggestValues(option, text, this.directory, this.locale);
      this.#offer(offered, text ? 0 : -1);
    }
  }

  #askBot(option: CommandOption): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#complete(option, asked);
    }, pause);
  }

  async #complete(option: CommandOption, asked: number): Promise<void> {
    const { entry } = this;
    if (!entry) return;
    const others = new Map([...this.#resolved()].filter(([name, text]) => name !== option.name && text));
    const lenient = { ...entry, options: entry.options.filter(({ name }) => others.has(name)) };
    const built = buildOptions({ ...lenient, nesting: [] }, others, this.directory, this.locale);
    const focused = {
      name: option.name,
      type: option.raw.type,
      value: this.typed.get(option.name) ?? '',
      focused: true,
    };
    const options = nest(entry, [...(built.ok ? built.options : []), focused]);
    const choices = await this.sender.complete(entry, options).catch(() => []);
    if (asked === this.#asked && this.field === option.name && this.entry === entry) this.#offer(choices, -1);
  }

  #offer(suggestions: Suggestion[], active: number): void {
    this.suggestions = suggestions;
    this.active = suggestions.length > 0 ? active : -1;
    this.#moved = false;
  }

  #closeList(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#offer([], -1);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const open = this.suggestions.length > 0;
    const handlers: Record<string, () => boolean> = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Escape: () => this.#escape(open),
      Tab: () => open && !event.shiftKey && this.active >= 0 && this.#choose(this.active),
      Enter: () => this.#enter(),
      Backspace: () => this.#backspace(),
    };
    if (handlers[event.key]?.()) event.preventDefault();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
  };

  #move(step: number): boolean {
    if (this.suggestions.length === 0) {
      const option = this.#option();
      if (option) this.#suggestFor(option);
      else this.#suggestForText();
      return this.suggestions.length > 0;
    }
    const count = this.suggestions.length;
    this.active = this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count;
    this.#moved = true;
    return true;
  }

  #escape(open: boolean): boolean {
    if (open) this.#closeList();
    else if (this.entry) this.#reset(writeLine(this.entry, this.typed));
    else return false;
    this.#focusSoon();
    return true;
  }

  #enter(): boolean {
    const whole = !this.entry && findEntry(this.text, this.entries);
    if (this.suggestions.length > 0 && this.active >= 0 && (!whole || this.#moved)) this.#choose(this.active);
    else this.#send();
    return true;
  }

  #backspace(): boolean {
    if (!this.entry || this.typed.get(this.field)) return false;
    const at = this.shown.indexOf(this.field);
    if (at <= 0) {
      this.#reset(writeLine(this.entry, this.typed));
    } else {
      if (!this.#option()?.required) this.shown = this.shown.filter(name => name !== this.field);
      this.field = this.shown[at - 1] ?? '';
    }
    this.#focusSoon();
    return true;
  }

  #choose(index: number): boolean {
    const suggestion = this.suggestions[index];
    if (!suggestion) return false;
    if (!this.entry) {
      const entry = this.entries.find(({ path }) => path === suggestion.value);
      if (entry) this.#take(entry, new Map());
    } else {
      const { field } = this;
      this.#set(field, suggestion.label);
      this.#picked.set(field, suggestion);
      this.#closeList();
      const missing = this.entry.options.find(({ name, required }) => required && !this.typed.get(name));
      if (missing) this.#show(missing.name);
    }
    this.#focusSoon();
    return true;
  }

  /** A command without options stays a line, ready to be sent; one with options gets its fields. */
  #take(entry: CommandEntry, typed: Typed): void {
    if (entry.options.length === 0) {
      this.#reset(`/${entry.shownPath}`);
      return;
    }
    this.#reset('');
    const first = entry.options.find(({ required }) => required) ?? entry.options[0];
    this.entry = entry;
    this.typed = typed;
    this.shown = entry.options
      .filter(option => option.required || option === first || typed.has(option.name))
      .map(({ name }) => name);
    this.field = first?.name ?? '';
  }

  #set(name: string, text: string): void {
    this.typed = new Map(this.typed).set(name, text);
  }

  #show(name: string): void {
    this.shown = [...new Set([...this.shown, name])];
    this.field = name;
    this.#focusSoon();
  }

  /** The fields' texts, with the value in place of the label where it was picked from a list. */
  #resolved(): Typed {
    return new Map(
      [...this.typed].map(([name, text]) => {
        const picked = this.#picked.get(name);
        return [name, picked && picked.label === text ? picked.value : text];
      }),
    );
  }

  #send(): void {
    const line = this.entry
      ? ({ kind: 'command', entry: this.entry, typed: this.#resolved() } as const)
      : parseLine(this.text, this.entries);
    if (line.kind === 'unknown-command') {
      this.problem = `There is no command ${line.text.split(/\s+/).slice(0, 2).join(' ')} for you here.`;
    } else if (line.kind === 'command') this.#sendCommand(line.entry, line.typed);
    else if (line.content) this.#go(() => this.sender.message(line.content));
  }

  #sendCommand(entry: CommandEntry, typed: Typed): void {
    const built = buildOptions(entry, typed, this.directory, this.locale);
    if (built.ok) {
      this.#go(() => this.sender.command(entry, built.options));
      return;
    }
    if (!this.entry) this.#take(entry, typed);
    this.problem = built.problem.message;
    this.#show(built.problem.option.name);
  }

  /** Clears the box at once, as Discord does, and brings the line back if it did not go. */
  #go(send: () => Promise<void>): void {
    const line = this.entry ? writeLine(this.entry, this.typed) : this.text;
    this.#reset('');
    this.#focusSoon();
    send().catch((error: unknown) => {
      if (!this.text && !this.entry) this.text = line;
      this.problem = error instanceof Error ? error.message : 'This could not be sent.';
    });
  }

  #reset(text: string): void {
    this.#picked.clear();
    Object.assign(this, { text, entry: undefined, typed: new Map(), shown: [], field: '', problem: '' });
    this.#closeList();
  }

  #focusSoon(): void {
    void this.updateComplete.then(() => {
      const input = this.querySelector<HTMLInputElement>(
        this.entry ? `[data-option="${this.field}"]` : '.line',
      );
      input?.focus();
      input?.setSelectionRange(input.value.length, input.value.length);
    });
  }
}

function typedIn({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}

customElements.define(CommandBox.tag, CommandBox);

declare global {
  interface HTMLElementTagNameMap {
    'command-box': CommandBox;
  }
}
