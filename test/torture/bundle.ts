import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../src/settings/root.ts';

/** discord.js looks for these at run time and does without; nobody here installs them. */
const NOT_INSTALLED = ['bufferutil', 'utf-8-validate', 'zlib-sync', '@discordjs/opus'];
/** Machine code beside its package, which it finds by where it lies. */
const NATIVE = ['sharp'];

/**
 * Bundles the bot and all that it imports into one folder, and gives the path of its program. A run starts several
 * processes, and to read and compile some nine hundred files each time takes longer than all that is tested.
 */
export async function bundleBot(): Promise<string> {
  // Two levels below the root, as the sources are: from there the program knows its own folder.
  const outDir = join(ROOT, 'dist', 'torture');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'test/torture/bot-process.ts',
      outDir,
      target: 'node24',
      emptyOutDir: true,
      rolldownOptions: {
        external: [...NOT_INSTALLED, ...NATIVE],
        checks: { eval: false },
        output: { chunkFileNames: '[name].js', entryFileNames: 'bot-process.js' },
      },
    },
  });
  return join(outDir, 'bot-process.js');
}
