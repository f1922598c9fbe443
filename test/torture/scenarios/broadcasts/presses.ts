import { MINUTE } from '../../calendar.ts';
import { AUTHOR, allButtons, buttonOf, newest, openForm, press, sendForm } from '../../people.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands } from '../../script.ts';
import {
  APPROVED,
  anyMoment,
  expectSaid,
  FEW,
  letter,
  overAt,
  people,
  presses,
  pressTimes,
  previewed,
  restart,
  scriptOf,
  typedLetter,
  watch,
} from './letters.ts';

/** The same thing done more than once is done once. */
export const BROADCAST_PRESSES: readonly Scenario[] = [
  { name: 'broadcast/Send pressed twice at once', script: pressedTwice },
  { name: 'broadcast/Send pressed again after a restart', script: pressedAgain },
  { name: 'broadcast/form sent twice', script: sentTwice },
];

function pressedTwice(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(FEW, at, at, random.chance(0.5));
  const times = random.int(2, 4);
  return scriptOf(
    random,
    FEW,
    [approved],
    [
      ...previewed(at, typedLetter(approved)),
      people(at, `presses Send ${times} times`, stage =>
        pressTimes(stage, AUTHOR, buttonOf(stage, AUTHOR, 'Send'), times),
      ),
      ...(random.chance(0.5) ? restart(at + MINUTE) : []),
      ...watch(at + MINUTE, overAt(at)),
    ],
  );
}

function pressedAgain(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(FEW, at, at, random.chance(0.5));
  const back = at + random.pick([0, 30_000, 10 * MINUTE]);
  return scriptOf(
    random,
    FEW,
    [approved],
    [
      ...previewed(at, typedLetter(approved)),
      people(at, 'presses Send', presses('Send'), { kill: APPROVED }),
      ...restart(back),
      people(back + 1000, 'presses Send again', presses('Send')),
      ...watch(back + MINUTE, Math.max(overAt(at), back + 5 * MINUTE)),
    ],
  );
}

/** Two previews; the older one no longer counts. */
function sentTwice(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(FEW, at + MINUTE, at + MINUTE, random.chance(0.5));
  let older = { customId: '', messageId: '', channelId: '' };
  return scriptOf(
    random,
    FEW,
    [approved],
    [
      { do: 'start', at: at - 10 * MINUTE },
      people(at - MINUTE, 'sends the form twice', async stage => {
        const form = await openForm(stage, AUTHOR, 'broadcast compose');
        await sendForm(stage, AUTHOR, form, typedLetter(approved));
        older = buttonOf(stage, AUTHOR, 'Send');
        await rewriteAgain(stage);
      }),
      people(at, 'presses Send under the older preview', async stage =>
        expectSaid(stage, await press(stage, AUTHOR, older), /^This has been changed since/),
      ),
      people(at + MINUTE, 'presses Send wherever it is', async stage => {
        // Two forms at once are shown in any order: which preview is the newest cannot be seen.
        for (const button of allButtons(stage, AUTHOR, 'Send')) await pressTimes(stage, AUTHOR, button, 1);
      }),
      ...watch(at + MINUTE, overAt(at + MINUTE)),
    ],
  );

  async function rewriteAgain(stage: StageHands): Promise<void> {
    const draft = await newest(stage, AUTHOR, 'compose', 'draft');
    const form = await openForm(stage, AUTHOR, 'broadcast compose', { draft });
    await sendForm(stage, AUTHOR, form, typedLetter(approved), 2);
  }
}
