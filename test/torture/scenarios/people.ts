import { PermissionFlagsBits } from 'discord-api-types/v10';
import { HOUR, MINUTE } from '../calendar.ts';
import { type OwedPost, owedPosts } from '../oracle.ts';
import { EXAMPLE, guildOf, organizersOf } from '../plan.ts';
import type { Random } from '../random.ts';
import { type Scenario, type Script, type StageHands, type Step, TOLD_AND_SOLVED } from '../script.ts';
import { anyPost, lookOn, posting, ticks, upBefore } from './targets.ts';

/** What people do on the server, before a post is due and after it. */
export const PEOPLE: readonly Scenario[] = [
  { name: 'people/quiet day a second before', script: quietAtLast },
  { name: 'people/deleted by a moderator', script: moderated },
  { name: 'people/channel deleted', script: channelDeleted },
  {
    name: 'people/no permission to send for a while',
    script: random => forbidden(random, PermissionFlagsBits.SendMessages),
  },
  {
    name: 'people/no permission to see for a while',
    script: random => forbidden(random, PermissionFlagsBits.ViewChannel),
  },
  { name: 'people/no permission to embed', script: withoutEmbeds },
  { name: 'people/no permission to alert for a while', script: unalerted },
  { name: 'people/no permission to read history for a while', script: unreadable },
  { name: 'people/history hidden while the gateway is away', script: hiddenUnseen },
  { name: 'people/bot thrown out and invited again', script: thrownOut },
];

/** The strike file says that the day is quiet, and the bot is started again, a second before the post is due. */
function quietAtLast(random: Random): Script {
  const mornings = owedPosts(EXAMPLE, '2024-12-20', '2025-01-10').filter(({ kind }) => kind === 'morning');
  const post = random.pick(mornings);
  const quiet = { ...EXAMPLE, quiet: [...EXAMPLE.quiet, post.date] };
  const claimed = random.chance(0.5);
  // A claim is left behind: the request was lost before Discord had it.
  const first: Step[] = claimed
    ? [
        then('the request will be lost', ({ discord }) =>
          discord.faults.add({ ...posting(post), fault: { kind: 'reset', stage: 'before' } }),
        ),
        { do: 'tick', at: post.due, reaches: false },
      ]
    : [];
  const edit = claimed ? post.due + 1000 : post.due - 1000;
  return {
    plans: [EXAMPLE],
    steps: [
      ...upBefore(post),
      ...first,
      { do: 'stop' },
      { do: 'start', at: edit, plans: [quiet] },
      ...ticks(post.due + 2000, post.due + 2 * MINUTE, 1),
      ...lookOn(post, post.due + 3 * MINUTE),
    ],
  };
}

function moderated(random: Random): Script {
  const post = anyPost(random);
  const from = post.due + random.int(1, 10) * MINUTE;
  const remove = ({ discord }: StageHands) => {
    for (const { id } of discord.inspect.messages(post.channel)) discord.act.deleteMessage(post.channel, id);
  };
  const restart: Step[] = random.chance(0.5) ? [{ do: 'die' }, { do: 'start', at: from }] : [];
  return {
    plans: [EXAMPLE],
    nonceMemoryMs: 0,
    steps: [
      ...upBefore(post),
      { do: 'tick', at: post.due },
      then('a moderator deletes the post', remove),
      ...restart,
      ...lookOn(post, from),
    ],
  };
}

function channelDeleted(random: Random): Script {
  const post = anyPost(random);
  const steps = lookOn(post, post.due).map(step => ('at' in step ? { ...step, reaches: false } : step));
  return {
    plans: [EXAMPLE],
    alerts: { refused: ['begun'] },
    steps: [
      ...upBefore(post),
      then('the channel is deleted', ({ discord }) => discord.act.deleteChannel(post.channel)),
      { do: 'tick', at: post.due, reaches: false },
      ...steps,
    ],
  };
}

/** The bot may not do something in the channel when the post is due; organizers put that right in time. */
function forbidden(random: Random, permission: bigint): Script {
  const post = anyPost(random);
  const back = post.due + random.int(3, 40) * MINUTE;
  return {
    plans: [EXAMPLE],
    alerts: { refused: TOLD_AND_SOLVED },
    steps: [
      ...upBefore(post),
      then('a permission is taken away', stage => permit(stage, post, permission, false)),
      ...ticks(post.due, back - 1, 2, false),
      then('the permission is given back', stage => permit(stage, post, permission, true)),
      ...lookOn(post, back),
    ],
  };
}

/** Every fact is in the text of a post, so nothing is lacking. */
function withoutEmbeds(random: Random): Script {
  const post = anyPost(random);
  return {
    plans: [EXAMPLE],
    steps: [
      ...upBefore(post),
      then('embeds are forbidden', stage => permit(stage, post, PermissionFlagsBits.EmbedLinks, false)),
      { do: 'tick', at: post.due },
      ...lookOn(post, post.due),
    ],
  };
}

/** A post is missed, and nobody can be told of it for a while. */
function unalerted(random: Random): Script {
  const post = anyPost(random);
  const back = post.deadline + random.int(1, 60) * MINUTE;
  const opened = back + random.int(5, 90) * MINUTE;
  const close = ({ discord }: StageHands, permissions: bigint) =>
    discord.act.overwriteChannel(organizersOf(EXAMPLE), guildOf(EXAMPLE), '0', permissions.toString());
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  const end = opened + 4 * HOUR;
  return {
    plans: [EXAMPLE],
    steps: [
      ...upBefore(post),
      random.chance(0.5) ? { do: 'stop' } : { do: 'die' },
      then('the organizers’ channel takes no messages', hands => close(hands, ViewChannel | SendMessages)),
      { do: 'start', at: back, reaches: false },
      ...ticks(back + MINUTE, opened - 1, 3, false),
      then('it takes them again', hands => close(hands, ViewChannel)),
      ...ticks(opened, end, 10),
    ],
  };
}

/** The answer to the post is lost, and whether it is out cannot be seen; later it can. */
function unreadable(random: Random): Script {
  const post = anyPost(random);
  const back = post.due + random.int(3, 40) * MINUTE;
  const stage = random.pick(['before', 'after'] as const);
  return {
    plans: [EXAMPLE],
    alerts: { unreadable: TOLD_AND_SOLVED },
    nonceMemoryMs: random.pick([0, 300_000]),
    steps: [
      ...upBefore(post),
      then(`the connection will be reset ${stage} the post is stored`, ({ discord }) =>
        discord.faults.add({ ...posting(post), fault: { kind: 'reset', stage } }),
      ),
      { do: 'tick', at: post.due, reaches: stage === 'after' },
      then('the history is hidden', hands =>
        permit(hands, post, PermissionFlagsBits.ReadMessageHistory, false),
      ),
      ...ticks(post.due + MINUTE, back - 1, 2, false),
      then('the history can be read', hands =>
        permit(hands, post, PermissionFlagsBits.ReadMessageHistory, true),
      ),
      ...lookOn(post, back),
    ],
  };
}

/**
 * The answer is lost, then the connection; and then the history is hidden, and the bot is not told. Discord gives
 * an empty list, and the message is out.
 */
function hiddenUnseen(random: Random): Script {
  const post = anyPost(random);
  const back = post.due + random.int(10, 60) * MINUTE;
  const stage = random.pick(['before', 'after'] as const);
  const history = PermissionFlagsBits.ReadMessageHistory;
  return {
    plans: [EXAMPLE],
    alerts: { unreadable: TOLD_AND_SOLVED },
    nonceMemoryMs: random.pick([0, 60_000]),
    steps: [
      ...upBefore(post),
      then(`the connection will be reset ${stage} the post is stored`, ({ discord }) =>
        discord.faults.add({ ...posting(post), fault: { kind: 'reset', stage } }),
      ),
      { do: 'tick', at: post.due, reaches: stage === 'after' },
      then('the gateway goes away, and the history is hidden', hands => {
        hands.discord.faults.gateway.refuse(true);
        hands.discord.faults.gateway.cut();
        permit(hands, post, history, false);
      }),
      ...ticks(post.due + 2 * MINUTE, back - 1, 5, false),
      then('all is as it was', hands => {
        permit(hands, post, history, true);
        hands.discord.faults.gateway.refuse(false);
      }),
      ...lookOn(post, back),
    ],
  };
}

function thrownOut(random: Random): Script {
  const post = anyPost(random);
  const back = post.due + random.pick([3, 40, 119, 3 * 60, 26 * 60]) * MINUTE;
  const guild = guildOf(EXAMPLE);
  return {
    plans: [EXAMPLE],
    steps: [
      ...upBefore(post),
      then('the bot is thrown out', ({ discord }) => discord.act.kickBot(guild)),
      ...ticks(post.due, back - 1, back - post.due < HOUR ? 2 : 20, false),
      then('the bot is invited again', ({ discord }) => discord.act.addBotToGuild(guild)),
      ...lookOn(post, back),
    ],
  };
}

/** For everyone in the channel, and nobody else says otherwise. */
function permit(
  { discord }: StageHands,
  { channel }: OwedPost,
  permission: bigint,
  isAllowed: boolean,
): void {
  discord.act.overwriteChannel(channel, guildOf(EXAMPLE), '0', isAllowed ? '0' : permission.toString());
}

function then(what: string, run: (stage: StageHands) => unknown): Step {
  return { do: 'then', what, run };
}
