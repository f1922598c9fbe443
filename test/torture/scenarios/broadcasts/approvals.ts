import type { ApprovedMessage } from '../../approved.ts';
import { HOUR, MINUTE } from '../../calendar.ts';
import { AUTHOR, buttonOf, newest, press, SECOND, THIRD } from '../../people.ts';
import { guildOf, organizerRoleOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands, Step } from '../../script.ts';
import {
  APPROVED,
  answers,
  anyMoment,
  CAUTIOUS,
  expectSaid,
  happens,
  letter,
  NEW,
  overAt,
  people,
  presses,
  pressTimes,
  previewed,
  restart,
  rewrite,
  scriptOf,
  timeOptions,
  typedLetter,
  watch,
} from './letters.ts';

/** Who says yes, and to what: a message goes out as it was approved, or not at all. */
export const BROADCAST_APPROVALS: readonly Scenario[] = [
  { name: 'broadcast/restart before the press', script: random => restarted(random, 'before the press') },
  {
    name: 'broadcast/restart before the approval',
    script: random => restarted(random, 'before the approval'),
  },
  { name: 'broadcast/restart before it is due', script: random => restarted(random, 'before it is due') },
  { name: 'broadcast/killed when the others approved', script: approvedAndKilled },
  { name: 'broadcast/approved by two at once', script: approvedByTwo },
  { name: 'broadcast/approved after an edit', script: approvedAfterEdit },
  { name: 'broadcast/approved too late', script: random => unapproved(random, 'too late') },
  { name: 'broadcast/approved by the author', script: random => unapproved(random, 'by the author') },
  { name: 'broadcast/approved without the role', script: random => unapproved(random, 'without the role') },
  { name: 'broadcast/approved after its author left', script: random => unapproved(random, 'left alone') },
  { name: 'broadcast/withdrawn', script: withdrawn },
];

function restarted(
  random: Random,
  when: 'before the press' | 'before the approval' | 'before it is due',
): Script {
  const at = anyMoment(random);
  const due = when === 'before it is due' ? at + 30 * MINUTE : at + 2 * MINUTE;
  const approved = letter(CAUTIOUS, at + 2 * MINUTE, due, random.chance(0.5));
  const isDown = (now: typeof when) => now === when;
  return scriptOf(
    random,
    CAUTIOUS,
    [approved],
    [
      ...previewed(
        at - MINUTE,
        typedLetter(approved),
        due > at + 2 * MINUTE ? timeOptions(due, CAUTIOUS) : {},
      ),
      ...(isDown('before the press') ? restart(at - 30_000) : []),
      people(at, 'asks for approval', presses('Ask for approval')),
      ...(isDown('before the approval') ? restart(at + MINUTE) : []),
      people(at + 2 * MINUTE, 'the other organizer approves', answers('Approve')),
      ...(isDown('before it is due') ? restart(at + random.int(3, 29) * MINUTE) : []),
      { do: 'tick', at: due },
      ...watch(due, overAt(due)),
    ],
  );
}

function approvedAndKilled(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(CAUTIOUS, at + MINUTE, at + MINUTE, random.chance(0.5));
  const back = at + MINUTE + random.pick([0, 30_000, 10 * MINUTE, 90 * MINUTE]);
  return scriptOf(
    random,
    CAUTIOUS,
    [approved],
    [
      ...previewed(at, typedLetter(approved)),
      people(at, 'asks for approval', presses('Ask for approval')),
      people(at + MINUTE, 'the other organizer approves', answers('Approve'), { kill: APPROVED }),
      ...restart(back),
      ...(random.chance(0.5) ? [people(back, 'approves again', approveAgain)] : []),
      ...watch(back, Math.max(overAt(at), back + 5 * MINUTE)),
    ],
  );
}

/** A request that has ended has no button any more: then there is nothing to press. */
async function approveAgain(stage: StageHands): Promise<void> {
  const asked = newestRequest(stage);
  if (asked) await press(stage, SECOND, asked);
}

function newestRequest(stage: StageHands) {
  try {
    return buttonOf(stage, SECOND, 'Approve', 'organizers');
  } catch {
    return undefined;
  }
}

/** Presses what was on the screen: it is said why not, or Discord knows no such button any more. */
async function pressOld(
  stage: StageHands,
  person: string,
  button: { customId: string; messageId: string; channelId: string },
  says: RegExp,
): Promise<void> {
  await press(stage, person, button).then(
    said => expectSaid(stage, said, says),
    (error: unknown) => {
      if (!/has no component/.test(String(error))) throw error;
    },
  );
}

function organize({ discord, plan }: StageHands, person: string, isOne: boolean): void {
  const args = [guildOf(plan), person, organizerRoleOf(plan)] as const;
  if (isOne) discord.act.addPersonRole(...args);
  else discord.act.removePersonRole(...args);
}

function approvedByTwo(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(CAUTIOUS, at + MINUTE, at + MINUTE, random.chance(0.5));
  return scriptOf(
    random,
    CAUTIOUS,
    [approved],
    [
      ...previewed(at, typedLetter(approved)),
      happens('there is a third organizer', stage => organize(stage, THIRD, true)),
      people(at, 'asks for approval', presses('Ask for approval')),
      people(at + MINUTE, 'two approve at once', async stage => {
        const button = buttonOf(stage, SECOND, 'Approve', 'organizers');
        await Promise.all([SECOND, THIRD].map(person => pressTimes(stage, person, button, random.int(1, 2))));
      }),
      ...watch(at + MINUTE, overAt(at + MINUTE)),
    ],
  );
}

/** The old words were never approved; the new ones are, if the others are asked again. */
function approvedAfterEdit(random: Random): Script {
  const at = anyMoment(random);
  const old = letter(CAUTIOUS, at, at, random.chance(0.5));
  const isAskedAgain = random.chance(0.5);
  const approvedAt = at + 4 * MINUTE;
  const approved = { ...letter(CAUTIOUS, approvedAt, approvedAt, old.ping !== undefined) };
  const words = { ...typedLetter(old), ...NEW };
  let request = { customId: '', messageId: '', channelId: '' };
  const edited: ApprovedMessage = { ...approved, wordings: [{ since: approvedAt, ...NEW }] };
  return scriptOf(random, CAUTIOUS, isAskedAgain ? [edited] : [], [
    ...previewed(at, typedLetter(old)),
    people(at, 'asks for approval', async stage => {
      await presses('Ask for approval')(stage);
      request = buttonOf(stage, SECOND, 'Approve', 'organizers');
    }),
    people(at + MINUTE, 'writes it anew', async stage => {
      const draft = await newest(stage, AUTHOR, 'compose', 'draft');
      await rewrite(stage, 'broadcast compose', { draft }, words);
    }),
    people(at + 2 * MINUTE, 'the other organizer approves what was asked first', stage =>
      pressOld(stage, SECOND, request, /^This has been changed since/),
    ),
    ...(isAskedAgain
      ? [
          people(at + 3 * MINUTE, 'asks again', presses('Ask for approval')),
          people(approvedAt, 'the other organizer approves that', answers('Approve')),
        ]
      : []),
    ...watch(approvedAt, overAt(approvedAt)),
  ]);
}

type Unapproved = 'too late' | 'by the author' | 'without the role' | 'left alone';

/** An approval that is none: nothing may go out, then or later. */
function unapproved(random: Random, why: Unapproved): Script {
  const at = anyMoment(random);
  const answeredAt = at + (why === 'too late' ? random.int(15, 60) : random.int(1, 14)) * MINUTE;
  const { ping } = letter(CAUTIOUS, at, at, random.chance(0.5));
  const { person, says } = {
    'too late': {
      person: SECOND,
      says: /This request has expired, so nothing was done|^\*\*Expired without approval/,
    },
    'by the author': { person: AUTHOR, says: /nobody approves their own/ },
    'without the role': { person: SECOND, says: /^Only organizers may use this/ },
    'left alone': { person: SECOND, says: /^The person who asked for this .*, so it cannot be approved/ },
  }[why];
  let request = { customId: '', messageId: '', channelId: '' };
  return scriptOf(
    random,
    CAUTIOUS,
    [],
    [
      ...previewed(at, typedLetter({ ...(ping !== undefined && { ping }) })),
      people(at, 'asks for approval', async stage => {
        await presses('Ask for approval')(stage);
        request = buttonOf(stage, SECOND, 'Approve', 'organizers');
      }),
      people(answeredAt, `approves ${why}`, stage => pressOld(stage, person, request, says)),
      ...(random.chance(0.5) ? restart(answeredAt + MINUTE) : []),
      ...watch(answeredAt + MINUTE, answeredAt + HOUR),
    ].flatMap(step => (isAnswer(step) ? [...leaving(), step] : [step])),
  );

  function isAnswer(step: Step): boolean {
    return step.do === 'people' && step.at === answeredAt;
  }

  /** The organizers' channel stays on their screen. */
  function leaving(): Step[] {
    if (why !== 'without the role' && why !== 'left alone') return [];
    const who = why === 'left alone' ? AUTHOR : SECOND;
    return [
      happens(`${who} is no organizer any more`, stage => {
        stage.discord.act.overwriteChannel(request.channelId, who, '1024', '0');
        organize(stage, who, false);
      }),
    ];
  }
}

/** Its author takes the request back, whatever becomes of the process: nobody can approve it, and nothing goes out. */
function withdrawn(random: Random): Script {
  const at = anyMoment(random);
  const withdrawnAt = at + random.int(1, 14) * MINUTE;
  const { ping } = letter(CAUTIOUS, at, at, random.chance(0.5));
  return scriptOf(
    random,
    CAUTIOUS,
    [],
    [
      ...previewed(at, typedLetter({ ...(ping !== undefined && { ping }) })),
      people(at, 'asks for approval', presses('Ask for approval')),
      people(withdrawnAt, 'withdraws', async stage => {
        const button = buttonOf(stage, AUTHOR, 'Withdraw', 'organizers');
        expectSaid(stage, await press(stage, AUTHOR, button), /^\*\*Withdrawn by its author/);
      }),
      ...(random.chance(0.5) ? restart(withdrawnAt + MINUTE) : []),
      ...watch(withdrawnAt + MINUTE, withdrawnAt + HOUR),
    ],
  );
}
