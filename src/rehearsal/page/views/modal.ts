import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APITextInputComponent,
} from 'discord-api-types/v10';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ModalRequest } from '../../protocol.ts';
import type { Directory } from '../directory.ts';
import { Part } from '../discord.ts';
import './pick-list.ts';
import { picksOf } from './picks.ts';

type Field = ModalRequest['fields'][number];

let made = 0;

/**
 * `<modal-form>`: the form a bot opens, in a real dialog. It tells by `send` with the fields, or by `leave`; it is
 * a new element for each modal, so it keeps what was typed until it is told to go.
 */
export class ModalForm extends LitElement {
  static override properties = {
    modal: { attribute: false },
    directory: { attribute: false },
    problem: {},
    sending: { type: Boolean },
  };

  declare modal: APIModalInteractionResponseCallbackData;
  declare directory: Directory;
  /** Why the last submit did not go through. */
  declare problem: string;
  declare sending: boolean;
  readonly #id = `modal-${++made}`;
  readonly #picked = new Map<string, string[]>();

  constructor() {
    super();
    Object.assign(this, { problem: '', sending: false });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    const dialog = this.querySelector('dialog');
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('.modal-fields :is(input, textarea, button)')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="${this.#id}-title" @cancel=${(event: Event) => this.#leave(event)}>
      <form novalidate @submit=${(event: SubmitEvent) => this.#submit(event)}>
        <h2 id="${this.#id}-title">${this.modal.title}</h2>
        <div class="modal-fields">${this.modal.components.map((part, index) => this.#top(part, index))}</div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="modal-ends">
          <button type="button" class="button secondary" @click=${(event: Event) => this.#leave(event)}>Cancel</button>
          <button type="submit" class="button primary" ?disabled=${this.sending}>Submit</button>
        </div>
      </form>
    </dialog>`;
  }

  #top(part: APIModalInteractionResponseCallbackData['components'][number], index: number): TemplateResult {
    const id = `${this.#id}-${index}`;
    switch (part.type) {
      case Part.Label:
        return this.#labelled(part, id);
      case Part.ActionRow:
        return html`${part.components.map(input => this.#labelled({ type: 18, label: input.label ?? '', component: input }, id))}`;
      default:
        return html`<p class="modal-words">${part.content}</p>`;
    }
  }

  #labelled({ label, description, component }: APILabelComponent, id: string): TemplateResult {
    const required = !('required' in component) || component.required !== false;
    const grouped = component.type === Part.RadioGroup || component.type === Part.CheckboxGroup;
    const words = html`${label}${
      required && component.type !== Part.Checkbox
        ? html`<span class="needed" title="Required" aria-hidden="true">*</span>`
        : nothing
    }`;
    const detail = description ? html`<small id="${id}-detail">${description}</small>` : nothing;
    if (grouped) {
      return html`<fieldset class="modal-field"><legend>${words}</legend>${detail}${this.#input(component, id, label, required)}</fieldset>`;
    }
    return html`<div class="modal-field">
      <label for=${id}>${words}</label>${detail}${this.#input(component, id, label, required)}
    </div>`;
  }

  #input(part: APIComponentInLabel, id: string, label: string, required: boolean): TemplateResult {
    switch (part.type) {
      case Part.TextInput:
        return this.#text(part, id, required);
      case Part.RadioGroup:
      case Part.CheckboxGroup:
        return html`${part.options.map(
          option => html`<label class="check">
            <input
              type=${part.type === Part.RadioGroup ? 'radio' : 'checkbox'}
              name=${part.custom_id}
              value=${option.value}
              ?checked=${option.default ?? false}
            />
            <span>${option.label}${option.description ? html`<small>${option.description}</small>` : nothing}</span>
          </label>`,
        )}`;
      case Part.Checkbox:
        return html`<input id=${id} type="checkbox" name=${part.custom_id} ?checked=${part.default ?? false} />`;
      case Part.StringSelect:
      case Part.UserSelect:
      case Part.RoleSelect:
      case Part.MentionableSelect:
      case Part.ChannelSelect:
        return html`<pick-list
          data-custom-id=${part.custom_id}
          .label=${label}
          .placeholder=${part.placeholder ?? 'Make a selection'}
          .picks=${picksOf(part, this.directory)}
          .least=${part.min_values ?? 1}
          .most=${part.max_values ?? 1}
          @pick=${(event: CustomEvent<string[]>) => this.#picked.set(part.custom_id, event.detail)}
        ></pick-list>`;
      default:
        return html`<p class="modal-words">Files cannot be sent in the rehearsal.</p>`;
    }
  }

  #text(part: APITextInputComponent, id: string, required: boolean): TemplateResult {
    const { custom_id, placeholder, value = '', max_length = 4000, min_length = 0, style } = part;
    if (style === 2) {
      return html`<textarea
        id=${id} name=${custom_id} rows="4" placeholder=${placeholder ?? ''} maxlength=${max_length}
        minlength=${min_length} ?required=${required} .defaultValue=${value}
        aria-describedby="${id}-detail"
      ></textarea>`;
    }
    return html`<input
      id=${id} name=${custom_id} type="text" placeholder=${placeholder ?? ''} maxlength=${max_length}
      minlength=${min_length} ?required=${required} .defaultValue=${value} autocomplete="off"
      aria-describedby="${id}-detail"
    />`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.sending) return;
    const wrong = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].find(
      input => !input.checkValidity() || tooShort(input),
    );
    if (wrong) {
      this.problem = problemOf(wrong);
      wrong.focus();
      return;
    }
    this.problem = '';
    this.dispatchEvent(new CustomEvent<Field[]>('send', { detail: this.#fields(new FormData(form)) }));
  }

  #fields(data: FormData): Field[] {
    return this.modal.components.flatMap(part => {
      if (part.type === Part.ActionRow) return part.components.map(input => textField(input.custom_id, data));
      return part.type === Part.Label ? [this.#field(part.component, data)] : [];
    });
  }

  #field(part: APIComponentInLabel, data: FormData): Field {
    const customId = part.custom_id;
    switch (part.type) {
      case Part.TextInput:
        return textField(customId, data);
      case Part.RadioGroup: {
        const value = data.get(customId);
        return typeof value === 'string' ? { customId, value } : { customId };
      }
      case Part.CheckboxGroup:
        return { customId, values: data.getAll(customId).map(String) };
      case Part.Checkbox:
        return { customId, value: String(data.has(customId)) };
      case Part.StringSelect:
      case Part.UserSelect:
      case Part.RoleSelect:
      case Part.MentionableSelect:
      case Part.ChannelSelect: {
        const offered = picksOf(part, this.directory);
        const preset = offered.filter(({ chosen }) => chosen).map(({ value }) => value);
        return { customId, values: this.#picked.get(customId) ?? preset };
      }
      default:
        return { customId, values: [] };
    }
  }

  #leave(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('leave'));
  }
}

function textField(customId: string, data: FormData): Field {
  const value = data.get(customId);
  return { customId, value: typeof value === 'string' ? value : '' };
}

/** A browser checks the shortest length only of what was typed, not of what was there already. */
function tooShort(input: HTMLInputElement | HTMLTextAreaElement): boolean {
  return input.minLength > 0 && input.value.length > 0 && input.value.length < input.minLength;
}

function problemOf(input: HTMLInputElement | HTMLTextAreaElement): string {
  const name = input.labels?.[0]?.textContent?.replace('*', '').trim() ?? 'This field';
  if (input.validity.valueMissing) return `${name} is needed.`;
  return `${name} needs at least ${input.minLength} characters.`;
}

customElements.define('modal-form', ModalForm);
