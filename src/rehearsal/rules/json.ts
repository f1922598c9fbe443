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
