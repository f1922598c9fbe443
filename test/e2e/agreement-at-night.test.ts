import { afterEach, beforeEach, expect, it } from 'vitest';
import { AT_ONCE, pressFor } from './buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { nextForm, sendForm } from './writing.ts';

/** A session past midnight, and an agreement at 3:20 a.m.: recorded at once, told when people get up. */
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2025-01-09T20:00:00-08:00');
  await scene.ask(ORGANIZER, 'bargaining session under-way', typed({ session: 'today' }));
  await scene.press(ORGANIZER, 'Only record it');
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const posts = () => scene.discord.inspect.messages(scene.strike.channels.announcements);

it('is said in answers at once, and in the channel at the time that was chosen, with the ping', async () => {
  await scene.at('2025-01-10T00:20:00-08:00');
  expect(await scene.ask(MEMBER, 'negotiations status')).toMatch(/^\*\*.*(table|under way).*\*\*/i);
  await scene.at('2025-01-10T03:20:00-08:00');
  const options = { session: 'yesterday', outcome: 'tentative-agreement', ping: 'members' };
  const now = await scene.ask(ORGANIZER, 'bargaining session held', typed(options));
  expect(now).toContain('It is 3:20 a.m. (Pacific Time) then: this wakes people.');
  await scene.press(ORGANIZER, 'Discard');
  const later = await scene.ask(ORGANIZER, 'bargaining session held', typed({ ...options, tell: '6 a.m.' }));
  expect(later).toContain('Members are told Fri Jan 10, 6 a.m., not before; answers say it from now on.');
  expect(later).not.toContain('this wakes people');
  expect(await scene.press(ORGANIZER, 'Post it Fri Jan 10, 6 a.m.')).toContain(
    'Members are told Fri Jan 10, 6 a.m.',
  );
  await scene.bot.tick();
  expect(posts()).toEqual([]);
  expect(scene.alerts().at(-1)).toContain('The channel is told Fri Jan 10, 6 a.m., not before');
  expect(await scene.ask(MEMBER, 'negotiations status')).toMatch(/^\*\*[^*]*tentative agreement/i);

  // The lines are halted from the same answer.
  const form = nextForm(scene.discord, ORGANIZER);
  pressFor(scene, ORGANIZER, 'Halt the lines');
  await sendForm(scene, ORGANIZER, await form, { 'own-words': 'A tentative agreement' });
  await scene.press(ORGANIZER, 'Change quietly');
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  await scene.at('2025-01-10T05:59:00-08:00');
  expect(posts()).toEqual([]);
  await scene.at('2025-01-10T06:00:00-08:00');
  expect(posts().map(({ rings }) => rings.length > 0)).toEqual([true]);
  expect(posts()[0]?.content).toMatch(/tentative agreement/i);
  await scene.at('2025-01-10T06:30:00-08:00');
  expect(posts().at(-1)?.content).toMatch(/^\*\*.*No picket lines today.*A tentative agreement/);
});

it('what is taken back before then is not told', async () => {
  const options = { source: 'union', text: 'We are close.', tell: '6 a.m.' };
  await scene.ask(ORGANIZER, 'bargaining statement', typed(options));
  await scene.press(ORGANIZER, AT_ONCE);
  const [newest] = await scene.choices(ORGANIZER, 'bargaining undo', 'act');
  await scene.ask(ORGANIZER, 'bargaining undo', typed({ act: newest?.value ?? '' }));
  await scene.press(ORGANIZER, 'Take back quietly');
  await scene.at('2025-01-10T06:00:00-08:00');
  expect(posts()).toEqual([]);
});

it('is told once, a minute late as well; a time that cannot be read is one sentence', async () => {
  const options = { source: 'union', text: 'We are close.' };
  expect(await scene.ask(ORGANIZER, 'bargaining statement', typed({ ...options, tell: 'soon' }))).toContain(
    '“soon”',
  );
  await scene.ask(ORGANIZER, 'bargaining statement', typed({ ...options, tell: '6:00' }));
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.at('2025-01-10T05:00:00-08:00');
  expect(posts()).toEqual([]);
  await scene.at('2025-01-10T06:01:00-08:00');
  expect(posts()).toHaveLength(1);
});
