import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { strikeJsonSchema } from '../../src/settings/json-schema.ts';
import { ROOT } from '../../src/settings/root.ts';
import { EXAMPLE } from './example.ts';

it('config/strike.schema.json is what `npm run schema` writes', () => {
  expect(readFileSync(join(ROOT, 'config/strike.schema.json'), 'utf8')).toBe(strikeJsonSchema());
});

it('explains keys to an editor and refuses those that it does not know', () => {
  const schema = JSON.parse(strikeJsonSchema()) as {
    additionalProperties: boolean;
    properties: Record<string, { description?: string }>;
    required: string[];
  };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.quiet_days?.description).toContain("union's own list");
  expect(schema.required.join(' ')).toBe(
    'guild name union employer began timezone roles channels sites picketing',
  );
});

it('takes the example', () => {
  const schema = z.fromJSONSchema(JSON.parse(strikeJsonSchema()));
  expect(schema.safeParse(parse(EXAMPLE)).error?.issues).toBeUndefined();
  expect(schema.safeParse(parse(EXAMPLE.replace('began:', 'begun:'))).success).toBe(false);
});
