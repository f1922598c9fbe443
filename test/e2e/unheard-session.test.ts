import { afterEach, expect, it } from 'vitest';
import { MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const UNHEARD = /January 9.*no word|nothing has been recorded of it/i;
const asked = () => scene.alerts().filter(content => content.includes('How did the session'));

it('organizers are asked once, on the next morning, about a session without a word', async () => {
  scene = await stage('2025-01-09T12:00:00-08:00');
  await scene.at('2025-01-10T08:59:00-08:00');
  expect(asked()).toEqual([]);
  await scene.at('2025-01-10T09:00:00-08:00');
  expect(asked()).toMatchInlineSnapshot(`
    [
      "**How did the session of Thursday, January 9 end?** Nothing has been recorded of it. Record that it was held, cancelled or postponed with \`/bargaining session\`; from tomorrow on, members are told nothing of it.",
    ]
  `);
  const [line] = scene.discord.inspect
    .messages(scene.strike.channels.organizers)
    .filter(({ content }) => content.includes('How did the session'));
  expect(line?.rings).toEqual([]);
  expect(await scene.ask(MEMBER, 'negotiations status')).toMatch(UNHEARD);
  await scene.restart();
  await scene.at('2025-01-11T09:00:00-08:00');
  expect(asked()).toHaveLength(1);
  expect(await scene.ask(MEMBER, 'negotiations status')).not.toMatch(UNHEARD);
});

it('not where it was recorded by then, nor of what was over before the bot first ran', async () => {
  scene = await stage('2025-01-09T20:00:00-08:00');
  await scene.ask(ORGANIZER, 'bargaining session held', typed({ session: 'Jan 9' }));
  await scene.press(ORGANIZER, 'Only record it');
  await scene.at('2025-01-10T09:00:00-08:00');
  expect(asked()).toEqual([]);
});

it('while all is frozen it waits', async () => {
  scene = await stage('2025-01-09T20:00:00-08:00');
  await scene.ask(ORGANIZER, 'automation freeze', typed({ reason: 'A vote' }));
  await scene.at('2025-01-10T09:00:00-08:00');
  expect(asked()).toEqual([]);
  await scene.ask(ORGANIZER, 'automation resume');
  await scene.at('2025-01-10T09:30:00-08:00');
  expect(asked()).toHaveLength(1);
});

it('while Discord does not take it, it is tried again, and said once', async () => {
  scene = await stage('2025-01-09T20:00:00-08:00');
  scene.discord.faults.add({
    method: 'POST',
    when: ({ body }) => JSON.stringify(body ?? '').includes('How did the session'),
    fault: {
      kind: 'status',
      status: 403,
      stage: 'before',
      body: '{"code": 50001, "message": "Missing Access"}',
    },
  });
  await scene.at('2025-01-10T09:00:00-08:00');
  expect(asked()).toEqual([]);
  await scene.at('2025-01-10T09:01:00-08:00');
  await scene.at('2025-01-10T09:02:00-08:00');
  expect(asked()).toHaveLength(1);
});
