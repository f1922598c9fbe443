import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Directory } from '../directory.ts';
import { type Field, problemIn, readFields } from './modal-answers.ts';
import { modalPartView } from './modal-fields.ts';

let made = 0;

/**
 * `<modal-form>`: the form that a bot opens, in a real dialog. It tells by `send` with the fields, or by `leave`; it
 * is a new element for each modal, so it keeps what was typed until it is told to go.
 */
export class ModalForm extends LitElement {
  static override properties = {
    modal: { attribute: false },
    directory: { attribute: false },
    refusal: {},
    sending: { type: Boolean },
    problem: { state: true },
  };

  declare modal: APIModalInteractionResponseCallbackData;
  declare directory: Directory;
  /** Why the server refused the last submit. */
  declare refusal: string;
  declare sending: boolean;
  /** Why the form cannot be sent as it is. */
  declare problem: string;
  readonly #id = `modal-${++made}`;
  readonly #picked = new Map<string, string[]>();

  constructor() {
    super();
    Object.assign(this, { problem: '', refusal: '', sending: false });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void Promise.resolve().then(() => this.#inputs()[0]?.focus());
  }

  protected override render(): TemplateResult {
    const problem = this.problem || this.refusal;
    const picked = (customId: string, values: string[]) => this.#picked.set(customId, values);
    return html`<dialog aria-labelledby="${this.#id}-title" @cancel=${(event: Event) => this.#leave(event)}>
      <form novalidate @submit=${(event: SubmitEvent) => this.#submit(event)}>
        <h2 id="${this.#id}-title">${this.modal.title}</h2>
        <div class="modal-fields">
          ${this.modal.components.map((part, index) =>
            modalPartView(part, { id: `${this.#id}-${index}`, directory: this.directory, picked }),
          )}
        </div>
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
        <div class="modal-ends">
          <button type="button" class="button secondary" @click=${(event: Event) => this.#leave(event)}>Cancel</button>
          <button type="submit" class="button primary" ?disabled=${this.sending}>Submit</button>
        </div>
      </form>
    </dialog>`;
  }

  #inputs(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.modal-fields :is(input, textarea, button)')];
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.sending) return;
    const fields = readFields(this.modal, new FormData(form), this.#picked, this.directory);
    const problem = problemIn(this.modal, fields);
    this.problem = problem?.message ?? '';
    if (problem)
      this.#inputs()
        .find(input => isOf(input, problem.customId))
        ?.focus();
    else this.dispatchEvent(new CustomEvent<Field[]>('send', { detail: fields }));
  }

  #leave(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('leave'));
  }
}

function isOf(input: HTMLElement, customId: string): boolean {
  return (
    input.getAttribute('name') === customId ||
    input.closest<HTMLElement>('pick-list')?.dataset.customId === customId
  );
}

customElements.define('modal-form', ModalForm);
