import { dateAt, HOUR, MINUTE } from '../../calendar.ts';
import { AUTHOR, allButtons, buttonOf, press, SECOND, typeCommand } from '../../people.ts';
import { organizersOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands } from '../../script.ts';
import {
  anyMoment,
  CAUTIOUS,
  expectSaid,
  HEADLINE,
  happens,
  letter,
  overAt,
  people,
  previewed,
  scriptOf,
  typedLetter,
  watch,
} from './letters.ts';

/**
 * A Discord that takes so long for each answer. It gives up an interaction that has none after three seconds;
 * a busy machine needs some of these itself.
 */
export const BROADCAST_SLOW: readonly Scenario[] = [1_200, 1_800, 2_500].map(ms => ({
  name: `broadcast/Discord takes ${ms / 1000} s for each answer`,
  isSlow: true,
  ...(ms > 2_000 && { waitsFor: 'a machine with nothing else to do: half a second is left to the bot' }),
  script: random => slow(random, ms),
}));

/** Somebody asks for approval, somebody approves, and the schedule is changed: each hears that it is done. */
function slow(random: Random, ms: number): Script {
  const at = anyMoment(random);
  const approved = letter(CAUTIOUS, at + 2 * MINUTE, at + 2 * MINUTE, random.chance(0.5));
  const stage = random.pick(['before', 'after'] as const);
  let sent: Promise<unknown> = Promise.resolve();
  return scriptOf(
    random,
    CAUTIOUS,
    [approved],
    [
      ...previewed(at, typedLetter(approved)),
      happens(`Discord takes ${ms} ms, ${stage} it does what it is asked`, ({ discord }) =>
        discord.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: 'delay', ms, stage } }),
      ),
      people(at, 'asks for approval', async hands => {
        const said = press(hands, AUTHOR, buttonOf(hands, AUTHOR, 'Ask for approval'));
        expectSaid(hands, await inTime(hands, said), /1 more organizer has to approve/);
        expectRequest(hands);
      }),
      people(at + MINUTE, 'changes the schedule', async hands => {
        const date = dateAt(at + 60 * 24 * HOUR, CAUTIOUS.zone);
        const preview = typeCommand(hands, AUTHOR, 'schedule cancel', { date, reason: 'the lot is closed' });
        expectSaid(hands, await inTime(hands, preview), /No picket/);
        const said = press(hands, AUTHOR, buttonOf(hands, AUTHOR, 'Change quietly'));
        expectSaid(hands, await inTime(hands, said), /^\*\*Done\.\*\*/);
      }),
      people(at + 2 * MINUTE, 'the other organizer approves', async hands => {
        sent = hands.discord.inspect.next('message-changed', ({ stored }) =>
          stored.message.content.startsWith('**Sent'),
        );
        const said = press(hands, SECOND, buttonOf(hands, SECOND, 'Approve', 'organizers'));
        expectSaid(hands, await inTime(hands, said), /^\*\*Sen(t|ding)/);
      }),
      happens('the organizer reads that it is sent, and Discord answers at once', async hands => {
        await Promise.race([sent, hands.gone()]);
        hands.discord.faults.clear();
        const untold = hands.discord.inspect
          .messages(organizersOf(hands.plan))
          .filter(({ content }) => content.includes('my answer did not get through'));
        for (const { content } of untold) hands.object(`the answer was there: ${content}`);
      }),
      ...watch(at + 2 * MINUTE, overAt(at + 2 * MINUTE)),
    ],
  );
}

/** What somebody is told, or what Discord says in its place where the bot was too slow. */
function inTime({ discord }: StageHands, said: Promise<string>): Promise<string> {
  const failed = discord.inspect.next('interaction-failed', () => true);
  return Promise.race([said, failed.then(({ message }) => message)]);
}

/** The message that is to be approved, and the question under it: both, or neither. */
function expectRequest(hands: StageHands): void {
  const shown = hands.discord.inspect.messages(organizersOf(hands.plan));
  const previews = shown.filter(({ content }) => content.includes(HEADLINE));
  const questions = allButtons(hands, SECOND, 'Approve', 'organizers');
  if (previews.length === 0 || questions.length !== 1)
    hands.object(
      `${previews.length} previews and ${questions.length} questions: ${shown.map(each => each.content).join(' | ')}`,
    );
}
