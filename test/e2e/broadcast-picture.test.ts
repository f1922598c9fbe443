import { afterEach, describe, expect, it } from 'vitest';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const LAMC = '1310000000000000031';
const POSTER = { headline: 'Poster', text: 'Print it, and bring it.', channels: ['announcements', 'lamc'] };
/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

function picture(file: { name?: string; type?: string; data?: string } = {}, alt?: string): TypedOption[] {
  const given = { name: 'poster.png', type: 'image/png', data: PNG, ...file };
  return [{ name: 'picture', type: 11, file: given }, ...(alt === undefined ? [] : typed({ alt }))];
}

function picturesIn(channel: string) {
  return scene.discord.inspect
    .messages(channel)
    .map(({ attachments }) => attachments.map(({ filename, description }) => ({ filename, description })));
}

describe('a picture', () => {
  it('is in the preview and in every channel, with the words for whoever cannot see it', async () => {
    scene = await stage(START);
    const { said } = await compose(scene, ORGANIZER, POSTER, picture({}, 'A raised fist'));
    expect(said).toContain('- With a picture, described as: A raised fist');
    const [exact] = scene.discord.inspect.ephemerals(ORGANIZER);
    const shown = [{ filename: 'picture.png', description: 'A raised fist' }];
    expect(exact?.attachments.map(({ filename, description }) => ({ filename, description }))).toEqual(shown);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect([picturesIn(scene.strike.channels.announcements), picturesIn(LAMC)]).toEqual([[shown], [shown]]);
  });

  it('goes out as it was previewed, though Discord’s address of it has long stopped working', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, POSTER, [
      ...picture({}, 'A raised fist'),
      ...typed({ day: 'Mon', time: '9 a.m.' }),
    ]);
    await scene.press(ORGANIZER, 'Schedule');
    await scene.at('2024-12-30T09:00:00-08:00');
    expect(picturesIn(LAMC).at(-1)).toHaveLength(1);
  });

  it('stays when the words are corrected, and goes when the message is retracted', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, POSTER, picture({}, 'A raised fist'));
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
    const broadcast = choice?.value ?? '';
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'Bring two.' });
    await scene.press(ORGANIZER, 'Correct');
    await scene.bot.tick();
    expect(scene.discord.inspect.messages(LAMC)[0]).toMatchObject({
      content: expect.stringContaining('Bring two.') as string,
      attachments: [{ description: 'A raised fist' }],
    });
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The wrong poster.' }));
    await scene.press(ORGANIZER, 'Retract');
    await scene.bot.tick();
    expect(picturesIn(LAMC)).toEqual([[]]);
  });

  it.each([
    [
      'without words for whoever cannot see it',
      picture(),
      'Say in `alt` what the picture shows, for whoever cannot see it.',
    ],
    [
      'that is a text',
      picture({ name: 'a.txt', type: 'text/plain' }, 'Words'),
      'I can send pictures of the types PNG, JPEG, GIF and WebP. Add one of those.',
    ],
    [
      'that is too large',
      picture({ data: Buffer.alloc(8 * 1024 * 1024 + 1).toString('base64') }, 'Large'),
      'The picture is larger than 8 MB. Add a smaller one.',
    ],
    [
      'that is none, though it is described',
      typed({ alt: 'A raised fist' }),
      '`alt` describes a picture, and none is there. Add the picture, or leave `alt` out.',
    ],
  ])('%s is refused in one sentence', async (_, options, sentence) => {
    scene = await stage(START);
    expect(await scene.ask(ORGANIZER, 'broadcast compose', options)).toBe(sentence);
  });

  it('that Discord does not give out again is said; the words are kept', async () => {
    scene = await stage(START);
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', picture({}, 'A raised fist'));
    await scene.at('2024-12-28T15:00:00-08:00');
    void sendForm(scene, ORGANIZER, form, POSTER);
    expect(await shown(scene, ORGANIZER, 'I could not get')).toContain('the text is kept as a draft');
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    expect(draft?.name).toMatch(/^Draft of .* · Poster$/);
  });
});
