/**
 * Who may import whom. `npm run check:house` fails on a breach; docs/house.md says why each rule is there.
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** A room may import itself, the rooms and packages that are named, and nothing else. */
function room(name, allowed, comment) {
  return {
    name: `${name}-imports`,
    severity: 'error',
    comment,
    from: { path: `^src/${name}/` },
    to: { pathNot: [`^src/${name}/`, ...allowed] },
  };
}

/** Only these places know a package (or a built-in module). */
function onlyIn(packages, places, comment) {
  return {
    name: `only-there-${packages.replace(/\W+/g, '-')}`,
    severity: 'error',
    comment,
    from: { path: '^(src|commands)/', pathNot: places },
    to: { path: [`^node_modules/(${packages})/`, `^(node:)?(${packages})$`] },
  };
}

const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;

module.exports = {
  forbidden: [
    room('strike', [npm('luxon', 'zod')], 'The rules of a strike are pure: no clock, no store, no Discord.'),
    room(
      'strike-file',
      ['^src/strike/', npm('zod')],
      'What a host writes and what it means; nothing of where it is kept.',
    ),
    room(
      'wording',
      [
        '^src/strike/',
        '^config/locales/',
        npm('luxon', 'i18next', 'chrono-node', 'fastest-levenshtein', '@discordjs/formatters'),
      ],
      'Words know days, and nothing that acts.',
    ),
    room(
      'announcements',
      ['^src/(strike|wording)/', npm('luxon', 'zod'), '^(node:)?crypto$'],
      'What each channel is owed is pure: no clock, no store, no Discord.',
    ),
    room(
      'delivery',
      ['^src/(strike|wording|announcements)/', '^src/platform/clock', npm('luxon', 'node-cron', 'p-map')],
      'How what is owed is paid, against ports of its own.',
    ),
    room(
      'verify',
      ['^src/(strike|wording|announcements)/', '^src/platform/clock', npm('luxon'), '^(node:)?crypto$'],
      'Is a message ours, and still as approved: against ports of its own.',
    ),
    room(
      'approvals',
      [
        '^src/(strike|wording|announcements)/',
        '^src/platform/clock',
        npm('luxon', 'zod'),
        '^(node:)?crypto$',
      ],
      'From preview to act, against ports of its own.',
    ),
    room(
      'broadcasts',
      [
        '^src/(strike|wording|announcements|delivery|approvals|verify)/',
        '^src/platform/clock',
        npm('luxon', 'zod', 'sharp'),
        '^(node:)?crypto$',
      ],
      'What organizers write, from draft to delivery, against ports of its own.',
    ),
    room(
      'audit',
      [
        '^src/(strike|wording|announcements|delivery|approvals)/',
        '^src/platform/clock',
        npm('luxon', 'zod'),
        '^(node:)?(crypto|util)$',
      ],
      'What was done, as a chain, against ports of its own.',
    ),
    room(
      'store',
      [
        '^src/(announcements|delivery|strike|audit)/',
        '^src/platform/private-file',
        npm('keyv', '@keyv/[^/]+', 'zod'),
        '^(node:)?(sqlite|fs|path|crypto|events|util|os|process|url)(/promises)?$',
      ],
      'The store implements ports; it decides nothing.',
    ),
    room('platform', [npm('luxon', 'pino'), '^(node:)?\\w+(/promises)?$'], 'Clock and logger know nobody.'),
    room(
      'settings',
      [
        '^src/(strike|strike-file)/',
        '^src/platform/(private-file|printable)',
        npm('zod', 'yaml', 'fastest-levenshtein', 'luxon'),
        '^(node:)?(fs|path|util|process|url|net)$',
      ],
      'Settings read and check; they start nothing.',
    ),
    room(
      'discord',
      [
        '^src/(strike|wording|announcements|delivery|platform)/',
        npm('discord.js', '@discordjs/ws', 'discord-api-types', 'luxon', 'ws', 'zod'),
        '^(node:)?(crypto|events|util)$',
      ],
      'The edge to Discord; what it is told comes through ports.',
    ),
    room(
      'rehearsal',
      [
        npm(
          'hono',
          '@hono/node-server',
          'ws',
          'discord-api-types',
          'luxon',
          'zod',
          'lit',
          '@lit/[^/]+',
          '@skyra/[^/]+',
        ),
        '^(node:)?[\\w/]+$',
      ],
      'The rehearsal is a Discord: it knows nothing of the bot.',
    ),
    {
      name: 'commands-imports',
      severity: 'error',
      comment: 'A command reads what was typed, calls inward once and replies.',
      from: { path: '^commands/', pathNot: '^commands/kit/' },
      to: {
        pathNot: [
          '^commands/',
          '^src/(discord|strike|wording|announcements|delivery|approvals|broadcasts|verify|audit)/',
          npm('discord.js', 'luxon'),
        ],
      },
    },
    {
      name: 'kit-imports',
      severity: 'error',
      comment: 'What all commands share knows none of them.',
      from: { path: '^commands/kit/' },
      to: {
        pathNot: [
          '^commands/kit/',
          '^src/(discord|strike|wording|announcements|delivery|approvals|broadcasts|verify|audit|platform)/',
          npm('discord.js', 'luxon'),
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'a-command-keeps-to-itself',
      severity: 'error',
      comment: 'What two commands need belongs in the kit.',
      from: { path: '^commands/([^/]+)/', pathNot: '^commands/(kit|alert)/' },
      to: { path: '^commands/[^/]+/', pathNot: ['^commands/$1/', '^commands/kit/'] },
    },
    {
      name: 'an-alert-is-a-broadcast',
      severity: 'error',
      comment: 'On the fast path: it may use what a broadcast does, and no other command.',
      from: { path: '^commands/alert/' },
      to: { path: '^commands/[^/]+/', pathNot: '^commands/(alert|broadcast|kit)/' },
    },
    {
      name: 'only-main-in-src',
      severity: 'error',
      comment: 'A file belongs in a room.',
      from: {},
      to: { path: '^src/[^/]+$', pathNot: '^src/main\\.ts$' },
    },
    {
      name: 'nobody-imports-the-app',
      severity: 'error',
      comment: 'The app sees everything; it is started, not imported.',
      from: { path: '^(src|commands)/', pathNot: ['^src/(app|cli)/', '^src/main\\.ts$'] },
      to: { path: '^src/(app/|main\\.ts$)' },
    },
    {
      name: 'a-messenger-of-one-server',
      severity: 'error',
      comment: 'What is said goes through the messenger of a strike’s own server, which reaches no other.',
      from: { path: '^(src|commands)/', pathNot: ['^src/discord/channels/within-server\\.ts$'] },
      to: { path: '^src/discord/channels/messenger\\.ts$' },
    },
    {
      name: 'nobody-imports-the-rehearsal',
      severity: 'error',
      comment: 'A simulated Discord has no place in the bot.',
      from: {
        path: '^(src|commands)/',
        pathNot: ['^src/app/rehearse(-clock|-world)?\\.ts$', '^src/rehearsal/'],
      },
      to: { path: '^src/rehearsal/' },
    },
    {
      name: 'nobody-imports-commands',
      severity: 'error',
      comment: 'The app puts the commands to work; nothing below knows them.',
      from: { path: '^src/', pathNot: ['^src/(app|cli)/'] },
      to: { path: '^commands/' },
    },
    {
      name: 'nothing-shipped-imports-tests',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      to: { path: '^test/' },
    },
    onlyIn('node-cron', ['^src/delivery/heartbeat\\.ts$'], 'One cron task, in one place.'),
    onlyIn('keyv|sqlite', ['^src/store/'], 'Only the store knows how things are kept.'),
    onlyIn(
      'discord\\.js',
      ['^src/discord/', '^src/app/(bot|connection)\\.ts$', '^commands/'],
      'Only the edge knows Discord.',
    ),
    onlyIn(
      '@discordjs/formatters',
      ['^src/wording/marks\\.ts$'],
      'One place that knows how Discord writes its marks.',
    ),
    onlyIn(
      'sharp',
      ['^src/broadcasts/picture-library\\.ts$'],
      'One place that says what it may read; it is loaded when a picture comes.',
    ),
    onlyIn('pino', ['^src/platform/'], 'Others know the narrow Logger.'),
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Not for types either: what two files need of each other belongs in a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/rehearsal/page/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
