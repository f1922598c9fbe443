import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));

export interface BuiltPage {
  folder: string;
  remove(): Promise<void>;
}

/** Builds the page as it is now into a folder of its own, so that a test never sees an older build. */
export async function buildPage(): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-page-'));
  await build({ configFile, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
