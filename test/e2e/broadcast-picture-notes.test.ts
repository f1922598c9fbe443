import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import {
  ANIMATION,
  animated,
  bomb,
  factsOf,
  fromAPhone,
  lyingDown,
  NOTES,
  notesIn,
  topOf,
} from '../support/pictures.ts';
import { exampleStrike } from '../support/strikes.ts';
import { scratchStore } from './scratch-store.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const LAMC = '1310000000000000031';
const POSTER = { headline: 'Poster', text: 'Print it, and bring it.', channels: ['announcements', 'lamc'] };
const SAID = '- I took the hidden data out of the picture’s file; such data can tell place, time and phone.';

function picture(bytes: Buffer, type: string, name = 'IMG_2024.dat'): TypedOption[] {
  const file = { name, type, data: bytes.toString('base64') };
  return [{ name: 'picture', type: 11, file }, ...typed({ alt: 'A raised fist' })];
}

/** The bytes that Discord has of the last picture in a channel, or of the last that a person was shown. */
async function lastPicture({ discord }: Stage, place: { channel: string } | { person: string }) {
  const { inspect } = discord;
  const messages = 'channel' in place ? inspect.messages(place.channel) : inspect.ephemerals(place.person);
  const [attachment] = messages.flatMap(({ attachments }) => attachments).slice(-1);
  if (!attachment) throw new Error('no picture there');
  const answer = await fetch(attachment.url);
  return { name: attachment.filename, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

function rowsOf(address: string): string {
  const database = new DatabaseSync(address.slice('sqlite:'.length), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
  database.close();
  return JSON.stringify(rows);
}

describe('a picture that says where it was taken', () => {
  it.each([
    ['JPEG', () => fromAPhone().jpeg().toBuffer(), 'image/jpeg', 'picture.jpg'],
    ['PNG', () => fromAPhone().png().toBuffer(), 'image/png', 'picture.png'],
    ['WebP', () => fromAPhone().webp({ quality: 90 }).toBuffer(), 'image/webp', 'picture.webp'],
  ])('as %s is previewed, kept and posted upright, and says nothing', async (_, file, type, name) => {
    const store = scratchStore();
    scene = await stage(START, { store });
    const given = await file();
    const { said } = await compose(scene, ORGANIZER, POSTER, picture(given, type));
    expect(said).toContain(SAID);
    const previewed = await lastPicture(scene, { person: ORGANIZER });
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    for (const channel of [scene.strike.channels.announcements, LAMC]) {
      const posted = await lastPicture(scene, { channel });
      expect(posted).toEqual({ name, bytes: previewed.bytes });
      expect(await notesIn(posted.bytes)).toEqual([]);
      expect(await topOf(posted.bytes)).toBe('red');
    }
    const kept = rowsOf(store);
    expect(kept).toContain(Buffer.from(previewed.bytes).toString('base64'));
    expect(kept).not.toContain(given.toString('base64'));
    expect(kept).not.toContain('IMG_2024');
  });

  it.each([
    ['GIF', () => animated().gif(ANIMATION).toBuffer(), 'image/gif', false],
    ['WebP', () => animated().withMetadata({ exif: NOTES }).webp(ANIMATION).toBuffer(), 'image/webp', true],
  ])('or moves, as %s, moves still', async (_, file, type, isSaid) => {
    scene = await stage(START);
    const { said } = await compose(scene, ORGANIZER, POSTER, picture(await file(), type));
    expect(said.includes(SAID)).toBe(isSaid);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    const { bytes } = await lastPicture(scene, { channel: LAMC });
    expect(await notesIn(bytes)).toEqual([]);
    expect(await factsOf(bytes)).toMatchObject({ pages: 4, ...ANIMATION });
  });

  it('is clean where others are asked to approve it, and they are told', async () => {
    const strike = { ...exampleStrike(), approval: { everyone: 2, end: 2, broadcast: 2 } };
    scene = await stage(START, { strike });
    await compose(scene, ORGANIZER, POSTER, picture(await fromAPhone().jpeg().toBuffer(), 'image/jpeg'));
    await scene.press(ORGANIZER, 'Ask for approval');
    expect(scene.alerts().at(-1)).toContain(SAID);
    const asked = await lastPicture(scene, { channel: strike.channels.organizers });
    expect(await notesIn(asked.bytes)).toEqual([]);
    await scene.press(SECOND_ORGANIZER, 'Approve', strike.channels.organizers);
    await scene.bot.tick();
    expect((await lastPicture(scene, { channel: LAMC })).bytes).toEqual(asked.bytes);
  });

  it('is named after what it is: a JPEG that was called a PNG', async () => {
    scene = await stage(START);
    const { said } = await compose(
      scene,
      ORGANIZER,
      POSTER,
      picture(await lyingDown().jpeg().toBuffer(), 'image/png'),
    );
    expect(said).not.toContain(SAID);
    expect((await lastPicture(scene, { person: ORGANIZER })).name).toBe('picture.jpg');
  });
});

describe('what cannot be made clean', () => {
  it.each([
    ['is no picture', async () => Buffer.from('Meet at gate 4.'), 'I cannot read that file as a picture.'],
    [
      'is a bomb',
      bomb,
      'The picture has 64 million pixels, and I take 50 million at most, all frames of an animation together.',
    ],
  ])('since it %s is refused in one sentence, and the words go without it', async (_, file, sentence) => {
    scene = await stage(START);
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', picture(await file(), 'image/png'));
    void sendForm(scene, ORGANIZER, form, POSTER);
    expect(await shown(scene, ORGANIZER, sentence)).toContain('the text is kept as a draft');
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const again = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
    const [exact] = await sendForm(scene, ORGANIZER, again, {});
    expect(exact).toMatchObject({ attachments: [], content: expect.stringContaining('Print it') as string });
  });
});
