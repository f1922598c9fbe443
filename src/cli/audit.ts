import { verifyAll } from '../audit/verify.ts';
import { auditReport, isAllWell } from './audit-report.ts';
import { runStoreCommand } from './store-command.ts';
import { withCopy } from './store-copy.ts';

/**
 * `npm run audit -- verify [HEAD …] [--store sqlite:PATH]`: is the audit log as it was written? While the bot runs, and
 * without changing anything. HEAD is a code or a hash that was posted in the organizers' channel: is it on the chain?
 * Exits with 0 if all is well, with 1 if not.
 */
await runStoreCommand(async ({ store, words: [action, ...heads] }) => {
  if (action !== 'verify') {
    process.exitCode = 1;
    return 'Write: npm run audit -- verify, and after it the heads that you want to compare.';
  }
  const chains = await withCopy(store, async ({ audit }) =>
    verifyAll(await audit.rows(), await audit.tips()),
  );
  if (!isAllWell(chains, heads)) process.exitCode = 1;
  return auditReport(chains, heads).join('\n');
});
