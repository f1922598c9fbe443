import * as z from 'zod';
import { strikeSchema } from '../strike-file/schema.ts';

/** The JSON Schema of what a host writes in a strike file, for completion in an editor; the text of its file. */
export function strikeJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(strikeSchema, { io: 'input', target: 'draft-7' });
  const title = 'A strike file of Picketline';
  return `${JSON.stringify({ $schema, title, ...schema }, undefined, 2)}\n`;
}
