import { enablePrivateCompileCache } from './platform/compile-cache.ts';

// What this process makes, only its owner can read.
process.umask(0o077);
// Before anything else is loaded. Under `node_modules`, so that an update starts with an empty one.
enablePrivateCompileCache(`${import.meta.dirname}/../node_modules/.cache/picketline`);
const { run } = await import('./run.ts');
await run();
