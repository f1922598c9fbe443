import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPicture } from '../../src/broadcasts/clean-picture.ts';
import { PICTURE_BYTES } from '../../src/broadcasts/pictures.ts';
import {
  ANIMATION,
  animated,
  bomb,
  factsOf,
  fromAPhone,
  IPTC,
  lyingDown,
  NOTES,
  notesIn,
  topOf,
  withSegment,
} from '../support/pictures.ts';

/** Everything that a phone and the programs after it write into one file. */
async function noisyJpeg(): Promise<Buffer> {
  const jpeg = await fromAPhone().jpeg().toBuffer();
  const noisy = withSegment(withSegment(jpeg, 0xfe, 'Taken by Rosa'), 0xed, IPTC);
  // A "motion photo": a film, with its sound, behind the end of the picture.
  return Buffer.concat([noisy, Buffer.from('\0\0\0\x18ftypmp42 Rosa speaking')]);
}

describe('a clean picture', () => {
  it.each([
    ['a JPEG of a phone', noisyJpeg, 'image/jpeg'],
    ['a PNG', () => fromAPhone().png().toBuffer(), 'image/png'],
    ['a WebP', () => fromAPhone().webp({ quality: 90 }).toBuffer(), 'image/webp'],
  ])('of %s is upright and says nothing', async (_, file, type) => {
    const given = await file();
    expect(await notesIn(given)).toEqual(expect.arrayContaining(['exif', 'xmp', 'orientation', 'Rosa']));
    expect(await topOf(given)).not.toBe('red');
    const clean = await cleanPicture(given);
    expect(clean).toMatchObject({ type, hadNotes: true });
    expect(await notesIn(clean.bytes)).toEqual([]);
    expect(await factsOf(clean.bytes)).toMatchObject({ width: 40, height: 80, mediaType: type });
    expect(await topOf(clean.bytes)).toBe('red');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is turned as the file says with %i', async orientation => {
    const given = await lyingDown().withMetadata({ orientation }).png().toBuffer();
    const { bytes } = await cleanPicture(given);
    const upright = await sharp(given).autoOrient().raw().toBuffer();
    expect((await sharp(bytes).raw().toBuffer()).equals(upright)).toBe(true);
  });

  it.each([
    ['GIF', () => animated().gif(ANIMATION).toBuffer(), 'image/gif', false],
    ['WebP', () => animated().withMetadata({ exif: NOTES }).webp(ANIMATION).toBuffer(), 'image/webp', true],
  ])('of an animated %s moves as before', async (_, file, type, hadNotes) => {
    const given = await file();
    const clean = await cleanPicture(given);
    expect(clean).toMatchObject({ type, hadNotes });
    expect(await notesIn(clean.bytes)).toEqual([]);
    expect(await factsOf(clean.bytes)).toMatchObject({ ...ANIMATION, pages: 4, pageHeight: 30, width: 40 });
  });

  it('of a PNG is the very same in every pixel, and of a flyer with few colours takes hardly more room', async () => {
    const flyer = await lyingDown().png({ palette: true }).toBuffer();
    for (const given of [flyer, await animated().png().toBuffer()]) {
      const { bytes, hadNotes } = await cleanPicture(given);
      expect(hadNotes).toBe(false);
      expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(given).raw().toBuffer());
      expect(bytes.length).toBeLessThan(given.length + 1000);
    }
  });

  it('has the colours that were seen, though the profile that named the phone is gone', async () => {
    const given = await lyingDown().withIccProfile('p3').png().toBuffer();
    const { bytes } = await cleanPicture(given);
    expect(await notesIn(bytes)).toEqual([]);
    const [before = 0, after = 0] = await Promise.all(
      [given, bytes].map(async each => (await sharp(each).toColourspace('srgb').raw().toBuffer())[0]),
    );
    expect(Math.abs(before - after)).toBeLessThan(3);
  });

  it('is called what it is, whatever its file was called', async () => {
    expect((await cleanPicture(await lyingDown().jpeg().toBuffer())).type).toBe('image/jpeg');
  });

  it.each(['4:4:4', '4:2:0'])(
    'of a JPEG keeps the edges of colours that it had in %s',
    async chromaSubsampling => {
      const given = await lyingDown().jpeg({ quality: 90, chromaSubsampling }).toBuffer();
      const { bytes } = await cleanPicture(given);
      const [before, after] = await Promise.all([given, bytes].map(each => sharp(each).raw().toBuffer()));
      const off = Array.from(before ?? [], (value, at) => Math.abs(value - (after?.[at] ?? 0)));
      expect(Math.max(...off)).toBeLessThan(8);
    },
  );

  it('of a JPEG that fits in no other way has its colours halved, and is not refused', async () => {
    const raw = { width: 3600, height: 2400, channels: 3 } as const;
    const given = await sharp(noise(3600, 2400), { raw }).jpeg({ quality: 80 }).toBuffer();
    expect(given.length).toBeLessThan(PICTURE_BYTES);
    const { bytes } = await cleanPicture(given);
    expect(bytes.length).toBeLessThanOrEqual(PICTURE_BYTES);
    expect(await factsOf(bytes)).toMatchObject({ chromaSubsampling: '4:2:0' });
  });
});

/** Noise, which no format makes small. */
function noise(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

describe('what is no picture to send', () => {
  it.each([
    ['a text', async () => Buffer.from('Meet at gate 4.')],
    ['nothing', async () => Buffer.alloc(0)],
    ['the beginning of a PNG', async () => (await lyingDown().png().toBuffer()).subarray(0, 60)],
    [
      'a JPEG that breaks off',
      async () => {
        const whole = await sharp(noise(400, 300), { raw: { width: 400, height: 300, channels: 3 } })
          .jpeg()
          .toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
    ],
    [
      'a drawing in SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a TIFF', () => lyingDown().tiff().toBuffer()],
  ])('is %s', async (_, file) => {
    await expect(cleanPicture(await file())).rejects.toMatchObject({ code: 'error.pictureUnreadable' });
  });

  it('is a bomb: small as a file, and larger than it may be in memory', async () => {
    const file = await bomb();
    expect(file.length).toBeLessThan(PICTURE_BYTES / 8);
    const refused = { code: 'error.picturePixels', params: { pixels: 64, most: 50 } };
    await expect(cleanPicture(file)).rejects.toMatchObject(refused);
  });

  it('is a PNG that only claims to be larger than any memory', async () => {
    const claim = Buffer.from(await lyingDown().png().toBuffer());
    claim.writeUInt32BE(1_000_000, 16);
    claim.writeUInt32BE(1_000_000, 20);
    await expect(cleanPicture(claim)).rejects.toThrow(/error\.picture(Pixels|Unreadable)/);
  });

  it('is an animation whose frames together are a bomb', async () => {
    const frames = { width: 2000, height: 30_000, channels: 3, pageHeight: 1000 } as const;
    const raw = Buffer.alloc(frames.width * frames.height * frames.channels);
    for (let frame = 0; frame < 30; frame += 1)
      raw.fill(frame * 8, frame * 6_000_000, (frame + 1) * 6_000_000);
    const file = await sharp(raw, { raw: frames }).gif({ effort: 1 }).toBuffer();
    await expect(cleanPicture(file)).rejects.toMatchObject({ code: 'error.picturePixels' });
  });

  it('is larger than may be sent once it is written anew, and it is said by how much', async () => {
    const raw = { width: 2400, height: 1700, channels: 3 } as const;
    const file = await sharp(noise(2400, 1700), { raw }).png().toBuffer();
    await expect(cleanPicture(file)).rejects.toMatchObject({
      code: 'error.pictureGrew',
      params: { over: 3.7 },
    });
  });

  it('is a picture where the library is missing', async () => {
    const given = await lyingDown().png().toBuffer();
    const missing = async () => Promise.reject(new Error('Could not load the "sharp" module'));
    await expect(cleanPicture(given, missing)).rejects.toMatchObject({ code: 'error.pictureLibrary' });
  });
});
