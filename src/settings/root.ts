import { resolve } from 'node:path';

/** The folder of the program, in which `config/`, `data/` and `.env` are, wherever it is started from. */
export const ROOT = resolve(import.meta.dirname, '../..');
