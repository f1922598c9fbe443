import { enablePrivateCompileCache } from './platform/compile-cache.ts';
import { watchParent } from './platform/parent.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

// What this process makes, only its owner can read.
process.umask(0o077);
// As `npm start` asks for: without it, ending npm would leave the bot running.
if (process.argv.includes('--ends-with-parent')) watchParent(() => process.kill(process.pid, 'SIGTERM'));
// Before anything else is loaded. Under `node_modules`, so that an update starts with an empty one.
enablePrivateCompileCache(`${import.meta.dirname}/../node_modules/.cache/picketline`);
// Until there is something to stop, a stop is an end.
const leave = () => process.exit(0);
for (const signal of SIGNALS) process.on(signal, leave);
const { run } = await import('./app/run.ts');
for (const signal of SIGNALS) process.off(signal, leave);
await run();
