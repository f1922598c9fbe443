import { focusedOptions } from './ask.ts';
import { commandDraft, type Draft, lineDraft, optionIn, pickInto, typeInto, writtenLine } from './draft.ts';
import { findEntry } from './line.ts';
import { offeredFor } from './offered.ts';
import { Offers } from './offers.ts';
import { readDraft } from './outgoing.ts';
import type { Suggestion } from './suggestions.ts';
import type { Surroundings } from './surroundings.ts';

/** Who draws what is written. */
export interface Drawn {
  changed(): void;
  /** Puts the cursor at the end of the draft's line or field. */
  follow(draft: Draft): void;
}

/** What a person writes into the command box, from the first key until it is sent. It knows nothing of how it looks. */
export class Writing {
  readonly offers: Offers;
  #draft = lineDraft('');
  #problem = '';
  readonly #among: Surroundings;
  readonly #drawn: Drawn;

  constructor(among: Surroundings, drawn: Drawn) {
    this.#among = among;
    this.#drawn = drawn;
    this.offers = new Offers(() => drawn.changed());
  }

  get draft(): Draft {
    return this.#draft;
  }

  set draft(draft: Draft) {
    this.#draft = draft;
    this.#drawn.changed();
  }

  /** Why it could not be sent, in one sentence. */
  get problem(): string {
    return this.#problem;
  }

  set problem(problem: string) {
    this.#problem = problem;
    this.#drawn.changed();
  }

  begin(draft: Draft): void {
    this.problem = '';
    this.goTo(draft);
  }

  goTo(draft: Draft): void {
    this.draft = draft;
    this.offers.close();
    this.#drawn.follow(draft);
  }

  /** The language or the person changed under a half-typed command: keep it if it is still there. */
  renew(): void {
    const { entry } = this.draft;
    if (!entry) return;
    const { entries } = this.#among;
    const same = entries.find(one => one.commandId === entry.commandId && one.path === entry.path);
    this.draft = same ? { ...this.draft, entry: same } : lineDraft('');
  }

  type(text: string): void {
    this.problem = '';
    if (this.draft.entry) this.#typeField(text);
    else this.#typeLine(text);
  }

  #typeLine(text: string): void {
    const found = text.startsWith('/') && findEntry(text, this.#among.entries);
    if (found && found.rest === '' && found.entry.options.length > 0 && /\s$/.test(text)) {
      this.begin(commandDraft(found.entry));
      return;
    }
    this.draft = lineDraft(text);
    this.suggest();
  }

  #typeField(text: string): void {
    const { field } = this.draft;
    this.draft = typeInto(this.draft, text);
    if (this.draft.field === field) this.suggest();
    else this.goTo(this.draft);
  }

  /** Offers what fits to what is typed: what the bot completes, or what the page knows. */
  suggest(): void {
    if (optionIn(this.draft)?.autocomplete) {
      this.offers.ask(() => this.#complete());
      return;
    }
    const { entries, directory, locale } = this.#among;
    const { list, active } = offeredFor(this.draft, entries, directory, locale);
    this.offers.show(list, active);
  }

  async #complete(): Promise<Suggestion[]> {
    const { directory, locale, sender } = this.#among;
    const { entry } = this.draft;
    const options = focusedOptions(this.draft, directory, locale);
    return entry && options ? sender.complete(entry, options) : [];
  }

  /** Takes a line of the list; says whether there was one. */
  choose(index: number): boolean {
    const suggestion = this.offers.list[index];
    if (!suggestion) return false;
    const entry = this.#among.entries.find(({ path }) => path === suggestion.value);
    if (this.draft.entry) this.goTo(pickInto(this.draft, suggestion));
    else if (entry) this.begin(commandDraft(entry));
    return true;
  }

  send(): void {
    const { entries, directory, locale, sender } = this.#among;
    const read = readDraft(this.draft, entries, directory, locale);
    if (read.kind === 'command') this.#go(() => sender.command(read.entry, read.options));
    else if (read.kind === 'problem') {
      if (read.draft !== this.draft) this.goTo(read.draft);
      this.problem = read.message;
    } else if (read.content) this.#go(() => sender.message(read.content));
  }

  /** Clears the box at once, as Discord does, and brings back what did not go: a line, or fields if files are in it. */
  #go(send: () => Promise<void>): void {
    const sent = this.draft;
    this.begin(lineDraft(''));
    send().catch((error: unknown) => {
      if (writtenLine(this.draft) === '')
        this.draft = sent.files.size > 0 ? sent : lineDraft(writtenLine(sent));
      this.problem = error instanceof Error ? error.message : 'This could not be sent.';
    });
  }
}
