/**
 * Runs at install: builds the rehearsal's page. Plain JavaScript without recent syntax, so that an old Node can
 * still say what it cannot do. It never fails an install: the bot itself does not need the page.
 */
import { fileURLToPath } from 'node:url';

const config = fileURLToPath(new URL('../vite.config.ts', import.meta.url));

async function loadVite() {
  try {
    return await import('vite');
  } catch {
    return undefined;
  }
}

async function prepare() {
  const vite = await loadVite();
  if (!vite)
    return 'The rehearsal page is not built: vite is a development dependency and not installed here.';
  try {
    await vite.build({ configFile: config, logLevel: 'silent' });
    return 'The rehearsal page is built.';
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `The rehearsal page could not be built (Node ${process.version}): ${reason}`;
  }
}

// One sentence on every path, and never a failing exit: an install must not fail over a page.
console.log(await prepare());
