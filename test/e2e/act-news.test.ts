import { afterEach, beforeEach, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { AT_ONCE, QUIETLY, untilToldOf } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** Organizers read in their channel what captains and colleagues do: one line each, and nobody is pinged. */
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2024-12-26T15:00:00-08:00', { store: scratchStore() });
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const news = () => scene.discord.inspect.messages(scene.strike.channels.organizers);

const pressed = (person: string, label: string) =>
  untilToldOf(scene.discord, scene.strike.channels.organizers, () => scene.press(person, label));

it.each([
  [
    'a captain',
    CAPTAIN,
    'schedule move',
    { date: 'tomorrow', site: 'lamc', place: 'gate 4 @everyone' },
    QUIETLY,
    '**Done by a captain.** Los Angeles Medical Center meets elsewhere, Friday, December 27: gate 4 @everyone. Not posted.',
  ],
  [
    'a colleague',
    ORGANIZER,
    'schedule cancel',
    { date: 'tomorrow', site: 'fontana', reason: 'heat' },
    AT_ONCE,
    '**Done by an organizer.** No picket at Fontana, Friday, December 27: heat. The channel is told.',
  ],
  [
    'a record of the negotiations',
    ORGANIZER,
    'bargaining statement',
    { source: 'union', text: 'We meet on Monday.' },
    'Only record it',
    '**Done by an organizer.** The union says: We meet on Monday. Not posted.',
  ],
])('%s', async (_, person, command, options, button, line) => {
  await scene.ask(person, command, typed(options));
  expect(news()).toEqual([]);
  await pressed(person, button);
  await scene.bot.tick();
  expect(news().map(({ content }) => content)).toEqual([line]);
  expect(news().flatMap(({ rings }) => rings)).toEqual([]);
});

it('what is taken back', async () => {
  await scene.ask(CAPTAIN, 'schedule cancel', typed({ date: 'tomorrow', site: 'lamc', reason: 'heat' }));
  await pressed(CAPTAIN, QUIETLY);
  const [offered] = await scene.choices(CAPTAIN, 'schedule undo', 'act');
  await scene.ask(ORGANIZER, 'schedule undo', typed({ act: offered?.value ?? '' }));
  await pressed(ORGANIZER, QUIETLY);
  expect(news().at(-1)?.content).toMatch(/^\*\*Taken back by an organizer\.\*\* No picket at Los Angeles/);
});

it('what others were asked for stands there once', async () => {
  await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'tomorrow' }));
  await scene.press(ORGANIZER, QUIETLY);
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  expect(news()).toHaveLength(1);
});

it('what Discord did not take is told later, once', async () => {
  const { organizers } = scene.strike.channels;
  const path = new RegExp(`/channels/${organizers}/messages$`);
  const fault = { kind: 'status', status: 500, stage: 'before' } as const;
  scene.discord.faults.add({ method: 'POST', path, times: 10, fault });
  await scene.ask(CAPTAIN, 'schedule cancel', typed({ date: 'tomorrow', site: 'lamc', reason: 'heat' }));
  await scene.press(CAPTAIN, QUIETLY);
  await scene.bot.tick();
  expect(news()).toEqual([]);
  await scene.restart();
  scene.discord.faults.clear();
  await scene.bot.tick();
  await scene.bot.tick();
  expect(news()).toHaveLength(1);
});
