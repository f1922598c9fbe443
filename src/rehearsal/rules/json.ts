/** JSON of unknown shape, read without trusting it. */
export type Fields = Record<string, unknown>;

/** The object, or an empty one where there is something else. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list, or an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The number, or zero. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** The length of a text as Discord counts it: in Unicode code points. */
export function characters(value: unknown): number {
  return Array.from(text(value)).length;
}

/** A text or a number as text; undefined for anything else. Discord takes nonces and bit sets in both forms. */
export function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
