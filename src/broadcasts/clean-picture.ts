import { UserError, type UserErrorCode } from '../wording/user-error.ts';
import { encodingsOf } from './picture-encodings.ts';
import type { Metadata } from './picture-library.ts';
import { PICTURE_BYTES, PICTURE_TYPES } from './pictures.ts';

/** A phone's largest. Decoded and turned it takes some 200 MB. Of an animation, all its pictures together. */
const PICTURE_PIXELS = 50_000_000;
/** An animation of that size took 30 s. What takes much longer was made to. */
const DECODE_SECONDS = 120;
const MB = 1024 * 1024;
const MILLION = 1_000_000;

export interface CleanPicture {
  bytes: Uint8Array;
  /** What the bytes are, whatever the file was called: "image/png". */
  type: string;
  /** Whether the file said anything besides the picture, such as where, when and with what it was taken. */
  hadNotes: boolean;
}

type Library = Pick<typeof import('./picture-library.ts'), 'sharp'>;

/**
 * A picture as everybody may have it: decoded, turned upright and written anew in its format, with nothing in the file
 * but the picture. Its colours become sRGB, since the profile that explains others names the phone.
 *
 * @param load gets the library when a picture comes and not before, so that where it is missing all else works
 * @throws UserError for what is no picture, has too many pixels, or is too large once it is written anew
 */
export async function cleanPicture(given: Uint8Array, load = loadLibrary): Promise<CleanPicture> {
  const { sharp } = await load().catch(() => refuse('error.pictureLibrary'));
  const facts = await factsOf(sharp, given);
  refuseBomb(facts);
  const type = typeOf(facts);
  const isAnimated = (facts.pages ?? 1) > 1;
  const reading = { animated: isAnimated, limitInputPixels: PICTURE_PIXELS, failOn: 'error' } as const;
  let smallest = Number.POSITIVE_INFINITY;
  for (const encode of encodingsOf(facts)) {
    const decoded = sharp(given, reading).timeout({ seconds: DECODE_SECONDS });
    // The library turns no animation, and no phone takes one.
    const bytes = await encode(isAnimated ? decoded : decoded.autoOrient())
      .toBuffer()
      .catch(() => refuse('error.pictureUnreadable'));
    if (bytes.length <= PICTURE_BYTES) return { bytes, type, hadNotes: hasNotes(facts) };
    smallest = Math.min(smallest, bytes.length);
  }
  throw new UserError('error.pictureGrew', { over: Math.ceil(((smallest - PICTURE_BYTES) / MB) * 10) / 10 });
}

async function loadLibrary(): Promise<Library> {
  return import('./picture-library.ts');
}

/** What a file says of itself, read without decoding anything. */
async function factsOf(sharp: Library['sharp'], given: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(given, { animated: true, limitInputPixels: false, failOn: 'error' }).metadata();
  } catch {
    return refuse('error.pictureUnreadable');
  }
}

/** A small file can be larger than any memory once it is decoded. */
function refuseBomb({ width, height }: Metadata): void {
  const pixels = width * height;
  if (pixels <= PICTURE_PIXELS) return;
  const millions = { pixels: Math.ceil(pixels / MILLION), most: PICTURE_PIXELS / MILLION };
  throw new UserError('error.picturePixels', millions);
}

function typeOf({ mediaType }: Metadata): string {
  if (mediaType === undefined || !Object.hasOwn(PICTURE_TYPES, mediaType)) return refuse('error.pictureType');
  return mediaType;
}

function hasNotes({ exif, xmp, iptc, tifftagPhotoshop, comments = [] }: Metadata): boolean {
  return [exif, xmp, iptc, tifftagPhotoshop].some(Boolean) || comments.length > 0;
}

function refuse(code: UserErrorCode): never {
  throw new UserError(code);
}
