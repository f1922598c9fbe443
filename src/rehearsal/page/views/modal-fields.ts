import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APITextInputComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { Directory } from '../directory.ts';
import { Part, TextStyle } from '../discord.ts';
import './pick-list.ts';
import { isRequired, isSelect } from './modal-answers.ts';
import { picksOf } from './picks.ts';

type TopPart = APIModalInteractionResponseCallbackData['components'][number];

export interface FieldView {
  /** Unique in the page. */
  id: string;
  directory: Directory;
  picked(customId: string, values: string[]): void;
}

/** A part of a modal: a labelled input, or a text between them. */
export function modalPartView(part: TopPart, view: FieldView): TemplateResult {
  switch (part.type) {
    case Part.Label:
      return labelledView(part, view);
    case Part.ActionRow:
      return html`${part.components.map(component =>
        labelledView({ type: Part.Label, label: component.label ?? '', component }, view),
      )}`;
    default:
      return html`<p class="modal-words">${part.content}</p>`;
  }
}

function labelledView({ label, description, component }: APILabelComponent, view: FieldView): TemplateResult {
  const needed = isRequired(component)
    ? html`<span class="needed" title="Required" aria-hidden="true">*</span>`
    : nothing;
  const detailId = description ? `${view.id}-detail` : undefined;
  const detail = description ? html`<small id=${`${view.id}-detail`}>${description}</small>` : nothing;
  const input = inputView(component, label, detailId, view);
  if (component.type === Part.RadioGroup || component.type === Part.CheckboxGroup) {
    return html`<fieldset class="modal-field"><legend>${label}${needed}</legend>${detail}${input}</fieldset>`;
  }
  const heading = isSelect(component)
    ? html`<span class="modal-label">${label}${needed}</span>`
    : html`<label class="modal-label" for=${view.id}>${label}${needed}</label>`;
  return html`<div class="modal-field">${heading}${detail}${input}</div>`;
}

function inputView(
  part: APIComponentInLabel,
  label: string,
  detailId: string | undefined,
  view: FieldView,
): TemplateResult {
  if (isSelect(part)) {
    return html`<pick-list
      data-custom-id=${part.custom_id}
      .label=${label}
      .placeholder=${part.placeholder ?? 'Make a selection'}
      .picks=${picksOf(part, view.directory)}
      .least=${isRequired(part) ? (part.min_values ?? 1) : 0}
      .most=${part.max_values ?? 1}
      .eager=${true}
      @pick=${(event: CustomEvent<string[]>) => view.picked(part.custom_id, event.detail)}
    ></pick-list>`;
  }
  switch (part.type) {
    case Part.TextInput:
      return textView(part, detailId, view);
    case Part.RadioGroup:
    case Part.CheckboxGroup:
      return html`${part.options.map(
        ({ value, label: words, description, default: checked = false }) => html`<label class="check">
          <input
            type=${part.type === Part.RadioGroup ? 'radio' : 'checkbox'}
            name=${part.custom_id}
            value=${value}
            ?checked=${checked}
          />
          <span>${words}${description ? html`<small>${description}</small>` : nothing}</span>
        </label>`,
      )}`;
    case Part.Checkbox:
      return html`<input id=${view.id} type="checkbox" name=${part.custom_id} ?checked=${part.default ?? false} />`;
    default:
      return html`<p class="modal-words">Files cannot be sent in the rehearsal.</p>`;
  }
}

function textView(
  part: APITextInputComponent,
  detailId: string | undefined,
  { id }: FieldView,
): TemplateResult {
  const { custom_id, placeholder = '', value = '', max_length = 4000, min_length = 0, style } = part;
  const required = isRequired(part);
  if (style === TextStyle.Paragraph) {
    return html`<textarea
      id=${id}
      name=${custom_id}
      rows="4"
      placeholder=${placeholder}
      maxlength=${max_length}
      minlength=${min_length}
      ?required=${required}
      aria-describedby=${detailId ?? nothing}
      .defaultValue=${value}
    ></textarea>`;
  }
  return html`<input
    id=${id}
    name=${custom_id}
    type="text"
    placeholder=${placeholder}
    maxlength=${max_length}
    minlength=${min_length}
    ?required=${required}
    aria-describedby=${detailId ?? nothing}
    autocomplete="off"
    .defaultValue=${value}
  />`;
}
