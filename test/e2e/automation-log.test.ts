import { afterEach, expect, it } from 'vitest';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

async function log(): Promise<string> {
  const said = await scene.ask(ORGANIZER, 'automation log');
  return said.replaceAll(/ref [\w-]+/g, 'ref ····').replaceAll(/\(https\S+\)/g, '(LINK)');
}

async function newest(): Promise<string> {
  const [choice] = await scene.choices(ORGANIZER, 'broadcast status', 'broadcast');
  return choice?.value ?? '';
}

async function pressed(label: string): Promise<void> {
  await scene.press(ORGANIZER, label);
  for (let each = 0; each < 2; each += 1) await scene.bot.tick();
}

it('/automation log calls each thing what it is, and says what is retracted or deleted', async () => {
  scene = await stage('2024-12-26T15:00:00-08:00');
  const alerted = scene.discord.inspect.next(
    'message-created',
    ({ stored }) => stored.onlyFor === ORGANIZER && (stored.message.components ?? []).length > 0,
  );
  await scene.ask(ORGANIZER, 'alert send', typed({ site: 'lamc', text: 'Heat.' }));
  await alerted;
  await pressed('Send the alert');
  await shown(scene, ORGANIZER, '**Sent');
  await scene.at('2024-12-26T15:10:00-08:00');
  await compose(scene, ORGANIZER, { headline: 'Town hall', text: 'At 7 p.m.', channels: ['lamc'] });
  await pressed('Send');
  await scene.at('2024-12-26T15:20:00-08:00');
  const broadcast = await newest();
  const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
  await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
  await pressed('Correct and post a new message');
  expect(await log()).toMatchInlineSnapshot(`
    "**The last posts**
    - Thursday, December 26, 3:20 p.m., correction of a broadcast: [sent](LINK), ref ····
    - Thursday, December 26, 3:10 p.m., broadcast: [sent](LINK), ref ····
    - Thursday, December 26, 3 p.m., alert: [sent](LINK), ref ····"
  `);
  await scene.at('2024-12-26T15:30:00-08:00');
  await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'It is off.' }));
  await pressed('Retract and say so');
  expect(await log()).toMatchInlineSnapshot(`
    "**The last posts**
    - Thursday, December 26, 3:30 p.m., retraction of a broadcast: [sent](LINK), ref ····
    - Thursday, December 26, 3:20 p.m., correction of a broadcast: [sent](LINK), ref ····, retracted since
    - Thursday, December 26, 3:10 p.m., broadcast: [sent](LINK), ref ····, retracted since
    - Thursday, December 26, 3 p.m., alert: [sent](LINK), ref ····"
  `);
  await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'It is off.' }));
  await pressed('Delete the copies');
  expect(await log()).toMatchInlineSnapshot(`
    "**The last posts**
    - Thursday, December 26, 3:30 p.m., retraction of a broadcast: [sent](LINK), ref ····
    - Thursday, December 26, 3:20 p.m., correction of a broadcast: sent, and deleted since, ref ····
    - Thursday, December 26, 3:10 p.m., broadcast: sent, and deleted since, ref ····
    - Thursday, December 26, 3 p.m., alert: [sent](LINK), ref ····"
  `);
});
