import { withRecordStates } from '../audit/compare-records.ts';
import { readStore } from '../store/store.ts';
import { auditReport, isAllWell } from './audit-report.ts';
import { runStoreCommand } from './store-command.ts';
import { storedRecords } from './stored-records.ts';
import { chainsWithRecords } from './unentered.ts';

/**
 * `npm run audit -- verify [HEAD …] [--head HEAD] [--store sqlite:PATH]`: is the audit log as it was written, and is what
 * organizers decided kept in the words in which they did? While the bot runs, and
 * without changing anything. HEAD is a code or a hash that was posted in the organizers' channel: is it on the chain?
 * Exits with 0 if all is well, with 1 if not.
 */
await runStoreCommand(async ({ store, words: [action, ...words], heads: asked }) => {
  const heads = [...words, ...asked];
  if (action !== 'verify') {
    process.exitCode = 1;
    return 'Write: npm run audit -- verify, and after it the heads that you want to compare.';
  }
  const chains = await readStore(store, async kept => {
    const verified = await chainsWithRecords(kept);
    return Promise.all(verified.map(chain => withRecordStates(chain, storedRecords(kept, chain.guild))));
  });
  if (!isAllWell(chains, heads)) process.exitCode = 1;
  return auditReport(chains, heads).join('\n');
});
