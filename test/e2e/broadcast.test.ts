import { afterEach, describe, expect, it } from 'vitest';
import { MEMBER, ORGANIZER, type Stage, stage } from './stage.ts';
import { compose } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** Without what is another's in every run. */
function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

describe('a message to members', () => {
  it('is shown as it will look, goes out once, and can be asked for', async () => {
    scene = await stage('2024-12-26T15:00:00-08:00');
    const { message, said } = await compose(scene, ORGANIZER, {
      headline: 'Town hall tonight',
      text: 'We talk about the offer at 7 p.m. @everyone, come.',
      link: 'https://home.nuhw.org/townhall',
      channels: ['announcements', 'lamc'],
    });
    expect(message).toMatchInlineSnapshot(`
      "**Town hall tonight**
      We talk about the offer at 7 p.m. @everyone, come.
      https://home.nuhw.org/townhall
      -# Thu Dec 26, 3 p.m. · ref ····-···· · is it really us? /verify"
    `);
    expect(said).toMatchInlineSnapshot(`
      "**Preview. Nothing is sent yet.** Above is the message as it will look; its code is another in each channel.
      - Goes to 2 channels: <#1310000000000000021> <#1310000000000000031>.
      - Goes out at once.
      - Pings nobody.
      - 168 of 2,000 characters.
      - \`@everyone\` in the text pings nobody.
      - A link shows no preview of the page behind it.
      -# Good for 15 minutes; the draft is kept after that."
    `);
    expect(scene.announcements()).toEqual([]);
    expect(scene.buttons(ORGANIZER)).toMatchInlineSnapshot(`
      [
        "Send",
        "Edit",
        "Discard",
      ]
    `);
    expect(await scene.press(ORGANIZER, 'Send')).toMatchInlineSnapshot(`"**Sending: 0 of 2 channels.**"`);
    await scene.bot.tick();
    expect(scene.announcements().map(plain)).toMatchInlineSnapshot(`
      [
        "**Town hall tonight**
      We talk about the offer at 7 p.m. @everyone, come.
      https://home.nuhw.org/townhall
      -# Thu Dec 26, 3 p.m. · ref ···· · is it really us? /verify",
      ]
    `);
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatchInlineSnapshot(`
      "**Messages of the organizers**
      - Thu Dec 26, 3 p.m., 2 of 2 channels: Town hall tonight"
    `);
    expect(scene.discord.inspect.ephemerals(MEMBER)).toEqual([]);
  });
});
