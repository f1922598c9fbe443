import * as z from 'zod';
import type { Random } from '../torture/random.ts';

/** The part of a JSON schema that is read here. */
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
}

const DEPTH = 5;
const schemas = new WeakMap<object, Schema>();

/** A value that fits one of the schemas of Discord's own API description, most of the time. */
export function schemaValue(described: object, random: Random): unknown {
  const schema =
    schemas.get(described) ??
    (z.toJSONSchema(described as z.ZodType, { unrepresentable: 'any', io: 'input' }) as Schema);
  schemas.set(described, schema);
  return make(schema, random, DEPTH);
}

function make(schema: Schema, random: Random, depth: number): unknown {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return make(random.pick(choices), random, depth - 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
          depth > 0 && random.chance(0.8) ? [[name, make(inner, random, depth - 1)]] : [],
        ),
      );
    case 'array':
      return depth > 0 && schema.items ? [make(schema.items, random, depth - 1)] : [];
    case 'string':
      return random.chance(0.7) ? String(1_310_000_000_000_000_000n + BigInt(random.int(0, 99))) : 'a text';
    case 'integer':
    case 'number':
      return random.int(0, 20);
    case 'boolean':
      return random.chance(0.5);
    default:
      return null;
  }
}
