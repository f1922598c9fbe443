import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import { DELIVERY, type KillPoint } from '../../kill-points.ts';
import { AUTHOR, allButtons, CAPTAIN, press, typeAlert } from '../../people.ts';
import { announcementsOf, EXAMPLE, membersRoleOf, type StrikePlan } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands } from '../../script.ts';
import { APPROVED, anyMoment, expectSaid, people, restart, scriptOf, TEXT, watch } from './letters.ts';

/** An alert about safety, of a captain or an organizer: out with one press, and only for half an hour. */
export const BROADCAST_ALERTS: readonly Scenario[] = [
  killedAt('before it is asked for', [APPROVED, ...DELIVERY.slice(0, 2)]),
  killedAt('while Discord has it', DELIVERY.slice(2, 6)),
  killedAt('when it is out', DELIVERY.slice(6)),
];

const ALERT_MINUTES = 30;
/** How long the bot is away: to the last moment in which the alert may go out, to the first in which it may not, and longer. */
const AWAY = [0, 30_000, 10 * MINUTE, ALERT_MINUTES * MINUTE - 1000, ALERT_MINUTES * MINUTE, 300 * MINUTE];

function killedAt(when: string, points: readonly KillPoint[]): Scenario {
  return {
    name: `broadcast/alert, killed ${when}`,
    script: random => killed(random, { ...random.pick(points), out: 'maybe' }),
  };
}

function killed(random: Random, kill: KillPoint): Script {
  const at = anyMoment(random);
  const plan: StrikePlan = { ...EXAMPLE, alerts: random.pick(['ping', 'silent']) };
  const person = random.pick([CAPTAIN, AUTHOR]);
  const back = at + random.pick(AWAY);
  const send = async (stage: StageHands) => {
    // Once the preview tells how it goes, there is nothing left to press.
    for (const button of allButtons(stage, person, 'Send the alert'))
      stage.tell(await press(stage, person, button));
  };
  return scriptOf(
    random,
    plan,
    [alertOf(plan, at)],
    [
      { do: 'start', at: at - 10 * MINUTE },
      people(at - MINUTE, 'somebody writes an alert', async stage =>
        expectSaid(
          stage,
          await typeAlert(stage, person, TEXT),
          plan.alerts === 'ping' ? /^- Pings the role “members”/m : /^- Pings nobody/m,
        ),
      ),
      people(at, 'presses Send', send, { kill }),
      ...restart(back),
      ...(random.chance(0.3) ? [people(back + 1000, 'presses it again if it is still there', send)] : []),
      ...watch(back, Math.max(at + (ALERT_MINUTES + 5) * MINUTE, back + 5 * MINUTE)),
    ],
  );
}

/** To the announcements, as everything that is about safety. */
function alertOf(plan: StrikePlan, at: number): ApprovedMessage {
  return {
    wordings: [{ since: at, headline: 'Alert: North gate', text: TEXT }],
    channels: [announcementsOf(plan)],
    due: at,
    minutes: ALERT_MINUTES,
    ...(plan.alerts === 'ping' && { ping: membersRoleOf(plan) }),
  };
}
