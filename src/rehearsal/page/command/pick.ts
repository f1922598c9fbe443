import { putFile } from './draft.ts';
import { readFile } from './files.ts';
import type { Writing } from './writing.ts';

/**
 * Takes a picked file into an option, or takes it out again. What was read comes to nothing when the person has
 * meanwhile gone on to something else.
 */
export async function pickFile(writing: Writing, option: string, file: File | undefined): Promise<void> {
  const { entry } = writing.draft;
  writing.problem = '';
  try {
    const read = file && (await readFile(file));
    if (writing.draft.entry === entry) writing.draft = putFile(writing.draft, option, read);
  } catch (error) {
    writing.problem = error instanceof Error ? error.message : 'This file could not be read.';
  }
}
