import { createRequire } from 'node:module';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { type Tree, treeWith } from './tree.ts';

const house = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: ICruiseOptions;
};

/** The names of the rules that a tree breaks, each once. */
async function broken(files: Tree): Promise<string[]> {
  const { tsConfig: _ofTheRepository, ...options } = house.options;
  const { output } = await cruise(['src', 'commands', 'test'], {
    ...options,
    baseDir: treeWith(files),
    validate: true,
    ruleSet: { forbidden: house.forbidden },
  });
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].toSorted();
}

/** For every rule, trees that break it and nothing else. */
const BREACHES: Record<string, Tree[]> = {
  'strike-imports': [
    { 'src/strike/day.ts': ['../store/store.ts'] },
    { 'src/strike/day.ts': ['type ../store/store.ts'] },
    { 'src/strike/day.ts': ['../text/translator.ts'] },
    { 'src/strike/day.ts': ['../platform/clock.ts'] },
    { 'src/strike/day.ts': ['node:fs'] },
    { 'src/strike/day.ts': ['i18next'] },
  ],
  'text-imports': [
    { 'src/text/words.ts': ['../posts/plan.ts'] },
    { 'src/text/words.ts': ['../settings/settings.ts'] },
    { 'src/text/words.ts': ['node:fs'] },
    { 'src/text/words.ts': ['zod'] },
  ],
  'posts-imports': [
    { 'src/posts/tick.ts': ['../store/store.ts'] },
    { 'src/posts/tick.ts': ['../discord/messenger.ts'] },
    { 'src/posts/tick.ts': ['../platform/logger.ts'] },
    { 'src/posts/tick.ts': ['node:fs'] },
  ],
  'proposals-imports': [
    { 'src/proposals/desk.ts': ['../store/store.ts'] },
    { 'src/proposals/desk.ts': ['../discord/router.ts'] },
    { 'src/proposals/desk.ts': ['node:fs'] },
  ],
  'broadcasts-imports': [
    { 'src/broadcasts/owed.ts': ['../store/store.ts'] },
    { 'src/broadcasts/owed.ts': ['../discord/messenger.ts'] },
    { 'src/broadcasts/owed.ts': ['../proposals/desk.ts'] },
    { 'src/broadcasts/owed.ts': ['node:fs'] },
  ],
  'a-messenger-of-one-server': [
    { 'src/app.ts': ['./discord/messenger.ts'] },
    { 'src/discord/propose.ts': ['./messenger.ts'] },
  ],
  'audit-imports': [
    { 'src/audit/log.ts': ['../store/store.ts'] },
    { 'src/audit/log.ts': ['../discord/messenger.ts'] },
    { 'src/audit/log.ts': ['../platform/logger.ts'] },
    { 'src/audit/log.ts': ['node:fs'] },
  ],
  'store-imports': [
    { 'src/store/ledger.ts': ['../discord/client.ts'] },
    { 'src/store/ledger.ts': ['../text/translator.ts'] },
    { 'src/store/ledger.ts': ['node:http'] },
  ],
  'platform-imports': [
    { 'src/platform/clock.ts': ['../strike/strike.ts'] },
    { 'src/platform/clock.ts': ['zod'] },
  ],
  'settings-imports': [
    { 'src/settings/settings.ts': ['../store/store.ts'] },
    { 'src/settings/settings.ts': ['../platform/clock.ts'] },
    { 'src/settings/settings.ts': ['node:child_process'] },
  ],
  'discord-imports': [
    { 'src/discord/router.ts': ['../store/store.ts'] },
    { 'src/discord/router.ts': ['../settings/settings.ts'] },
    { 'src/discord/router.ts': ['node:fs'] },
  ],
  'rehearsal-imports': [
    { 'src/rehearsal/api.ts': ['../strike/strike.ts'] },
    { 'src/rehearsal/api.ts': ['../discord/client.ts'] },
    { 'src/rehearsal/api.ts': ['yaml'] },
  ],
  'commands-imports': [
    { 'commands/picket.ts': ['../src/store/store.ts'] },
    { 'commands/picket.ts': ['../src/settings/settings.ts'] },
    { 'commands/picket.ts': ['../src/platform/clock.ts'] },
    { 'commands/picket.ts': ['luxon'] },
    { 'commands/picket.ts': ['node:fs'] },
  ],
  'nobody-imports-the-app': [
    { 'src/web/health.ts': ['../app.ts'] },
    { 'src/web/health.ts': ['../run.ts'] },
    { 'src/web/health.ts': ['../main.ts'] },
    { 'src/web/health.ts': ['../rehearse.ts'] },
    { 'src/web/health.ts': ['../verification.ts'] },
    { 'src/web/health.ts': ['../auditing.ts'] },
  ],
  'nobody-imports-the-rehearsal': [
    { 'src/app.ts': ['./rehearsal/rehearsal.ts'] },
    { 'src/cli/doctor.ts': ['../rehearsal/rehearsal.ts'] },
  ],
  'nobody-imports-commands': [{ 'src/web/health.ts': ['../../commands/index.ts'] }],
  'nothing-shipped-imports-tests': [{ 'src/app.ts': ['../test/support/strikes.ts'] }],
  'only-there-node-cron': [{ 'src/posts/tick.ts': ['node-cron'] }, { 'src/app.ts': ['node-cron'] }],
  'only-there-keyv-sqlite': [
    { 'src/app.ts': ['keyv'] },
    { 'src/app.ts': ['node:sqlite'] },
    { 'src/cli/doctor.ts': ['node:sqlite'] },
  ],
  'only-there-discord-js': [{ 'src/cli/doctor.ts': ['discord.js'] }, { 'src/run.ts': ['discord.js'] }],
  'only-there-sharp': [
    { 'src/app.ts': ['sharp'] },
    { 'src/cli/doctor.ts': ['type sharp'] },
    { 'src/broadcasts/owed.ts': ['sharp'] },
  ],
  'only-there-pino': [{ 'src/app.ts': ['pino'] }],
  'no-circles': [
    { 'src/strike/a.ts': ['./b.ts'], 'src/strike/b.ts': ['./a.ts'] },
    { 'src/web/a.ts': ['./b.ts'], 'src/web/b.ts': ['./c.ts'], 'src/web/c.ts': ['./a.ts'] },
    { 'test/support/a.ts': ['./b.ts'], 'test/support/b.ts': ['./a.ts'] },
    { 'src/strike/a.ts': ['type ./b.ts'], 'src/strike/b.ts': ['./a.ts'] },
  ],
  'no-development-packages-in-the-product': [{ 'src/app.ts': ['vitest'] }, { 'src/app.ts': ['stray'] }],
};

describe('the house rules', () => {
  it('are each broken by a breach below', () => {
    const rules = house.forbidden.map(({ name }) => name);
    expect(Object.keys(BREACHES).toSorted()).toEqual(rules.toSorted());
  });

  const each = Object.entries(BREACHES).flatMap(([rule, trees]) => trees.map(tree => ({ rule, tree })));
  it.each(each)('$rule fails on $tree', async ({ rule, tree }) => {
    await expect(broken(tree)).resolves.toEqual([rule]);
  });

  it('have nothing against what each room is for', async () => {
    const tree: Tree = {
      'src/strike/day.ts': ['luxon', 'zod', 'type ./change.ts'],
      'src/strike/change.ts': ['luxon'],
      'src/text/words.ts': ['../strike/day.ts', 'i18next', 'luxon'],
      'src/posts/heartbeat.ts': ['node-cron', '../strike/day.ts', '../text/words.ts', 'node:crypto'],
      'src/audit/log.ts': ['../posts/heartbeat.ts', '../text/words.ts', 'zod', 'node:crypto'],
      'src/broadcasts/picture-library.ts': ['sharp'],
      'src/store/audit.ts': ['../audit/log.ts'],
      'src/store/store.ts': ['keyv', 'node:sqlite', '../posts/heartbeat.ts'],
      'src/platform/logger.ts': ['pino', 'node:os'],
      'src/settings/settings.ts': ['yaml', 'zod', '../strike/day.ts', 'node:fs'],
      'src/discord/client.ts': ['discord.js', '../posts/heartbeat.ts', '../platform/logger.ts'],
      'commands/index.ts': ['discord.js', '../src/discord/client.ts', '../src/strike/day.ts'],
      'src/rehearsal/rehearsal.ts': ['hono', 'ws', 'node:http'],
      'src/app.ts': ['../commands/index.ts', './store/store.ts', './discord/client.ts'],
      'src/rehearse.ts': ['./app.ts', './rehearsal/rehearsal.ts'],
      'src/cli/doctor.ts': ['../../commands/index.ts', '../store/store.ts', '../app.ts'],
      'test/app.test.ts': ['vitest', '../src/app.ts', '../src/rehearsal/rehearsal.ts'],
    };
    await expect(broken(tree)).resolves.toEqual([]);
  });
});
