import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strikeJsonSchema } from '../settings/json-schema.ts';
import { ROOT } from '../settings/root.ts';

/** `npm run schema`: rewrites config/strike.schema.json from the schema of strike files. */
writeFileSync(join(ROOT, 'config/strike.schema.json'), strikeJsonSchema());
