import type { Template } from './strike.ts';

/** A form has five parts at most; two of them are the channels and the ping. */
export const TEMPLATE_FIELDS = 3;

const FIELD = /\{([a-z][a-z0-9-]{0,31})\}/g;

/** The fields of a template in the order in which they are read: what stands in {braces}. */
export function fieldsOf({ headline, text }: Pick<Template, 'headline' | 'text'>): string[] {
  return [...new Set([...`${headline}\n${text}`.matchAll(FIELD)].map(([, name = '']) => name))];
}

/** A template with its fields filled in; what is not given stays as it stands, to be seen in the preview. */
export function fillTemplate(
  { headline, text }: Pick<Template, 'headline' | 'text'>,
  values: ReadonlyMap<string, string>,
): { headline: string; text: string } {
  const fill = (line: string) => line.replace(FIELD, (whole, name: string) => values.get(name) ?? whole);
  return { headline: fill(headline), text: fill(text) };
}
