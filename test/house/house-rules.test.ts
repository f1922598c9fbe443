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
    { 'src/strike/day.ts': ['../wording/translator.ts'] },
    { 'src/strike/day.ts': ['../strike-file/schema.ts'] },
    { 'src/strike/day.ts': ['../platform/clock.ts'] },
    { 'src/strike/day.ts': ['node:fs'] },
    { 'src/strike/day.ts': ['i18next'] },
  ],
  'strike-file-imports': [
    { 'src/strike-file/schema.ts': ['../settings/settings.ts'] },
    { 'src/strike-file/schema.ts': ['../wording/translator.ts'] },
    { 'src/strike-file/schema.ts': ['node:fs'] },
    { 'src/strike-file/schema.ts': ['yaml'] },
  ],
  'wording-imports': [
    { 'src/wording/words.ts': ['../announcements/plan.ts'] },
    { 'src/wording/say/week.ts': ['../../settings/settings.ts'] },
    { 'src/wording/words.ts': ['node:fs'] },
    { 'src/wording/words.ts': ['zod'] },
  ],
  'announcements-imports': [
    { 'src/announcements/plan.ts': ['../delivery/tick.ts'] },
    { 'src/announcements/plan.ts': ['type ../delivery/tick.ts'] },
    { 'src/announcements/plan.ts': ['../platform/clock.ts'] },
    { 'src/announcements/plan.ts': ['node:fs'] },
  ],
  'delivery-imports': [
    { 'src/delivery/tick.ts': ['../store/store.ts'] },
    { 'src/delivery/tick.ts': ['../discord/channels/visit.ts'] },
    { 'src/delivery/tick.ts': ['../broadcasts/posts.ts'] },
    { 'src/delivery/tick.ts': ['../platform/logger.ts'] },
    { 'src/delivery/tick.ts': ['node:fs'] },
  ],
  'verify-imports': [
    { 'src/verify/judge.ts': ['../store/store.ts'] },
    { 'src/verify/judge.ts': ['../delivery/tick.ts'] },
    { 'src/verify/judge.ts': ['../broadcasts/posts.ts'] },
    { 'src/verify/judge.ts': ['node:fs'] },
  ],
  'approvals-imports': [
    { 'src/approvals/machine.ts': ['../store/store.ts'] },
    { 'src/approvals/machine.ts': ['../delivery/deliver.ts'] },
    { 'src/approvals/machine.ts': ['../broadcasts/posts.ts'] },
    { 'src/approvals/machine.ts': ['../discord/gateway/client.ts'] },
    { 'src/approvals/machine.ts': ['node:fs'] },
  ],
  'broadcasts-imports': [
    { 'src/broadcasts/posts.ts': ['../store/store.ts'] },
    { 'src/broadcasts/posts.ts': ['../discord/channels/visit.ts'] },
    { 'src/broadcasts/posts.ts': ['../audit/log.ts'] },
    { 'src/broadcasts/posts.ts': ['node:fs'] },
  ],
  'audit-imports': [
    { 'src/audit/log.ts': ['../store/store.ts'] },
    { 'src/audit/log.ts': ['../discord/channels/visit.ts'] },
    { 'src/audit/log.ts': ['../platform/logger.ts'] },
    { 'src/audit/log.ts': ['node:fs'] },
  ],
  'store-imports': [
    { 'src/store/ledger.ts': ['../discord/gateway/client.ts'] },
    { 'src/store/ledger.ts': ['../wording/translator.ts'] },
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
    { 'src/discord/gateway/login.ts': ['../../store/store.ts'] },
    { 'src/discord/gateway/login.ts': ['../../settings/settings.ts'] },
    { 'src/discord/channels/visit.ts': ['../../broadcasts/posts.ts'] },
    { 'src/discord/gateway/login.ts': ['node:fs'] },
  ],
  'a-messenger-of-one-server': [
    { 'src/app/bot.ts': ['../discord/channels/messenger.ts'] },
    { 'src/discord/gateway/visit.ts': ['../channels/messenger.ts'] },
    { 'commands/verify/command.ts': ['../../src/discord/channels/messenger.ts'] },
  ],
  'rehearsal-imports': [
    { 'src/rehearsal/api.ts': ['../strike/strike.ts'] },
    { 'src/rehearsal/api.ts': ['../discord/gateway/client.ts'] },
    { 'src/rehearsal/api.ts': ['yaml'] },
  ],
  'commands-imports': [
    { 'commands/picket/command.ts': ['../../src/store/store.ts'] },
    { 'commands/picket/command.ts': ['../../src/settings/settings.ts'] },
    { 'commands/picket/command.ts': ['../../src/platform/clock.ts'] },
    { 'commands/picket/command.ts': ['zod'] },
    { 'commands/picket/command.ts': ['node:fs'] },
  ],
  'kit-imports': [
    { 'commands/kit/router.ts': ['../index.ts'] },
    { 'commands/kit/router.ts': ['../picket/command.ts'] },
    { 'commands/kit/acts/press.ts': ['../../../src/store/store.ts'] },
    { 'commands/kit/router.ts': ['node:fs'] },
  ],
  'a-command-keeps-to-itself': [
    { 'commands/picket/command.ts': ['../schedule/options.ts'] },
    { 'commands/broadcast/form.ts': ['../alert/dialog.ts'] },
  ],
  'an-alert-is-a-broadcast': [{ 'commands/alert/command.ts': ['../picket/command.ts'] }],
  'only-main-in-src': [{ 'src/main.ts': ['./run.ts'] }, { 'test/run.test.ts': ['../src/run.ts'] }],
  'nobody-imports-the-app': [
    { 'src/web/health.ts': ['../app/bot.ts'] },
    { 'src/web/health.ts': ['../main.ts'] },
    { 'src/web/health.ts': ['type ../app/verification.ts'] },
  ],
  'nobody-imports-the-rehearsal': [
    { 'src/app/bot.ts': ['../rehearsal/rehearsal.ts'] },
    { 'src/cli/doctor.ts': ['../rehearsal/rehearsal.ts'] },
  ],
  'nobody-imports-commands': [{ 'src/web/health.ts': ['../../commands/index.ts'] }],
  'nothing-shipped-imports-tests': [{ 'src/app/bot.ts': ['../../test/support/strikes.ts'] }],
  'only-there-node-cron': [{ 'src/delivery/tick.ts': ['node-cron'] }, { 'src/app/bot.ts': ['node-cron'] }],
  'only-there-keyv-sqlite': [
    { 'src/app/bot.ts': ['keyv'] },
    { 'src/app/bot.ts': ['node:sqlite'] },
    { 'src/cli/doctor.ts': ['node:sqlite'] },
  ],
  'only-there-discord-js': [{ 'src/cli/doctor.ts': ['discord.js'] }, { 'src/app/run.ts': ['discord.js'] }],
  'only-there--discordjs-formatters': [{ 'src/wording/say/week.ts': ['@discordjs/formatters'] }],
  'only-there-sharp': [
    { 'src/app/bot.ts': ['sharp'] },
    { 'src/cli/doctor.ts': ['type sharp'] },
    { 'src/broadcasts/posts.ts': ['sharp'] },
  ],
  'only-there-pino': [{ 'src/app/bot.ts': ['pino'] }],
  'no-circles': [
    { 'src/strike/a.ts': ['./b.ts'], 'src/strike/b.ts': ['./a.ts'] },
    { 'src/web/a.ts': ['./b.ts'], 'src/web/b.ts': ['./c.ts'], 'src/web/c.ts': ['./a.ts'] },
    { 'test/support/a.ts': ['./b.ts'], 'test/support/b.ts': ['./a.ts'] },
    { 'src/strike/a.ts': ['type ./b.ts'], 'src/strike/b.ts': ['./a.ts'] },
  ],
  'no-development-packages-in-the-product': [
    { 'src/app/bot.ts': ['vitest'] },
    { 'src/app/bot.ts': ['stray'] },
  ],
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
      'src/strike-file/schema.ts': ['zod', '../strike/day.ts'],
      'src/wording/say/week.ts': ['../../strike/day.ts', 'i18next', 'luxon'],
      'src/wording/marks.ts': ['@discordjs/formatters'],
      'src/announcements/plan.ts': ['../strike/day.ts', '../wording/say/week.ts', 'node:crypto'],
      'src/delivery/heartbeat.ts': ['node-cron', '../announcements/plan.ts', '../platform/clock.ts'],
      'src/verify/judge.ts': ['../announcements/plan.ts', 'node:crypto'],
      'src/approvals/machine.ts': ['../announcements/plan.ts', 'zod'],
      'src/audit/log.ts': ['../delivery/heartbeat.ts', '../approvals/machine.ts', 'zod', 'node:crypto'],
      'src/broadcasts/picture-library.ts': ['sharp', '../delivery/heartbeat.ts', '../verify/judge.ts'],
      'src/store/audit.ts': ['../audit/log.ts'],
      'src/store/store.ts': ['keyv', 'node:sqlite', '../delivery/heartbeat.ts'],
      'src/platform/clock.ts': ['luxon'],
      'src/platform/logger.ts': ['pino', 'node:os'],
      'src/settings/settings.ts': ['yaml', 'zod', '../strike-file/schema.ts', 'node:fs'],
      'src/discord/channels/messenger.ts': ['discord.js', '../../delivery/heartbeat.ts'],
      'src/discord/channels/within-server.ts': ['./messenger.ts'],
      'src/discord/gateway/client.ts': ['discord.js', '../../platform/logger.ts'],
      'commands/kit/router.ts': ['discord.js', '../../src/discord/gateway/client.ts', 'node:crypto'],
      'commands/broadcast/show.ts': ['../kit/router.ts', '../../src/broadcasts/picture-library.ts'],
      'commands/alert/command.ts': ['../kit/router.ts', '../broadcast/show.ts'],
      'commands/index.ts': ['./alert/command.ts'],
      'src/rehearsal/rehearsal.ts': ['hono', 'ws', 'node:http'],
      'src/app/bot.ts': ['../../commands/index.ts', '../store/store.ts', 'discord.js'],
      'src/app/rehearse.ts': ['./bot.ts', '../rehearsal/rehearsal.ts'],
      'src/main.ts': ['./app/bot.ts'],
      'src/cli/doctor.ts': ['../../commands/index.ts', '../store/store.ts', '../app/bot.ts'],
      'test/app/bot.test.ts': ['vitest', '../../src/app/bot.ts', '../../src/rehearsal/rehearsal.ts'],
    };
    await expect(broken(tree)).resolves.toEqual([]);
  });
});
