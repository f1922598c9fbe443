import { describe, expect, it } from 'vitest';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage } from '../e2e/stage.ts';
import { playing, typed } from './playing.ts';

/** Every button under a preview, pressed by somebody who is not what they were when they asked for it. */
const previews = [
  { command: 'schedule cancel', options: { date: 'Dec 26', site: 'fontana', reason: 'heat' } },
  { command: 'schedule hours', options: { date: 'Dec 26', site: 'fontana', start: '8 am', end: 'noon' } },
  { command: 'schedule quiet', options: { date: 'Dec 27', reason: 'a vote' } },
  { command: 'schedule suspend', options: { date: 'Dec 27', reason: 'a vote' } },
  { command: 'schedule close', options: { date: 'Dec 27', site: 'fontana' } },
  { command: 'schedule open', options: { date: 'Dec 27', name: 'Kona' } },
  { command: 'schedule add', options: { date: 'Dec 26', title: 'Rally' } },
  { command: 'schedule move', options: { date: 'Dec 26', site: 'fontana', place: 'the gate' } },
  { command: 'schedule end', options: { date: 'today' } },
  { command: 'bargaining session add', options: { session: 'Jan 29' } },
  { command: 'bargaining session held', options: { session: 'today' } },
  { command: 'bargaining session cancel', options: { session: 'Jan 9' } },
  { command: 'bargaining session postpone', options: { session: 'Jan 9' } },
  { command: 'bargaining statement', options: { source: 'union', text: 'We are here.' } },
  { command: 'bargaining nothing-new', options: {} },
];
/** The captain of the first line of the example. */
const LAMC = '1310000000000000012';

const formerly = {
  'a member': (scene: Stage) => become(scene),
  'a captain of another site': (scene: Stage) => become(scene, LAMC),
};

function become({ discord, strike }: Stage, role?: string): void {
  for (const organizer of strike.roles.organizer)
    discord.act.removePersonRole(strike.guild, ORGANIZER, organizer);
  if (role !== undefined) discord.act.addPersonRole(strike.guild, ORGANIZER, role);
}

/** Everything that anybody could notice. */
async function seen(scene: Stage): Promise<unknown> {
  await scene.bot.tick();
  const questions = ['picket week', 'picket sites', 'negotiations status', 'negotiations timeline'];
  const answers: string[] = [];
  for (const question of questions) answers.push(await scene.ask(MEMBER, question));
  return [answers, scene.announcements(), scene.alerts(), await scene.ask(SECOND_ORGANIZER, 'schedule list')];
}

const NO =
  /^(Only organizers may use this\.|Only captains and organizers may use this\.|As a captain you may (act|change))/;

describe.each(previews)('/$command', ({ command, options }) => {
  it.each(Object.entries(formerly))('no button does anything for %s', async (_, change) => {
    const scene = await playing();
    await scene.ask(ORGANIZER, command, typed(options as Record<string, string>));
    const labels = scene.buttons(ORGANIZER);
    expect(labels.length).toBeGreaterThanOrEqual(2);
    const before = await seen(scene);
    change(scene);
    for (const label of labels) expect(await scene.press(ORGANIZER, label), label).toMatch(NO);
    expect(await seen(scene)).toEqual(before);
  });
});
