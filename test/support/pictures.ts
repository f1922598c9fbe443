import sharp, { type Metadata, type Sharp } from 'sharp';

/** Where somebody lives and what they hold, as a phone writes it into a picture. */
export const NOTES = {
  IFD0: { Make: 'Pearphone', Model: 'Pearphone 12 of Rosa', DateTime: '2024:12:25 19:03:11' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '34/1 3/1 8/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '118/1 14/1 37/1',
  },
};
export const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>By Rosa</rdf:RDF></x:xmpmeta>';
/** What must be in no picture that goes out, in any encoding. */
const TRACES = [
  'Exif',
  'eXIf',
  'EXIF',
  'Pearphone',
  'GPS',
  'xmpmeta',
  'XMP',
  'Rosa',
  'Photoshop',
  'tEXt',
  'ftyp',
];

const RED = { r: 220, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 220 };
const SIZE = { width: 80, height: 40 };

/** As a phone keeps it that was held upright: the top of the picture, red, is at the left, and the file says so. */
export function lyingDown(): Sharp {
  const half = { width: 40, height: 40, channels: 3 } as const;
  return sharp({ create: { ...SIZE, channels: 3, background: BLUE } }).composite([
    { input: { create: { ...half, background: RED } }, left: 0, top: 0 },
  ]);
}

/** The same with all that a phone says of it. */
export function fromAPhone(): Sharp {
  return lyingDown().withMetadata({ orientation: 6, exif: NOTES }).withXmp(XMP);
}

/** Four pictures, each for another time, thrice. */
export function animated(): Sharp {
  const shades = [0, 80, 160, 255].map(shade => Buffer.alloc(40 * 30 * 3, shade));
  const raw = { width: 40, height: 120, channels: 3, pageHeight: 30 } as const;
  return sharp(Buffer.concat(shades), { raw });
}
export const ANIMATION = { delay: [100, 200, 300, 400], loop: 3 };

/** Small as a file, and 64 million pixels once it is decoded. */
export function bomb(): Promise<Buffer> {
  const create = { width: 8000, height: 8000, channels: 3, background: RED } as const;
  return sharp({ create }).png().toBuffer();
}

/** A JPEG with one more segment behind its first mark: 0xed is where IPTC stands, 0xfe a comment. */
export function withSegment(jpeg: Uint8Array, marker: number, content: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(content, 'latin1'), jpeg.subarray(2)]);
}

/** One record of IPTC, the author, as Photoshop frames it. */
export const IPTC = `Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x09\x1c\x02\x50\x00\x04Rosa\x00`;

/** What a file still says besides the picture; nothing is what it should be. */
export async function notesIn(bytes: Uint8Array): Promise<string[]> {
  const { exif, xmp, iptc, icc, orientation, comments } = await factsOf(bytes);
  const fields = Object.entries({ exif, xmp, iptc, icc, orientation, comments });
  const text = Buffer.from(bytes).toString('latin1');
  return [
    ...fields.filter(([, value]) => value !== undefined).map(([name]) => name),
    ...TRACES.filter(trace => text.includes(trace)),
  ];
}

export function factsOf(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { animated: true }).metadata();
}

/** The colour in the middle of the upper half of what is seen. */
export async function topOf(bytes: Uint8Array): Promise<'red' | 'blue' | 'other'> {
  const { width, height } = await factsOf(bytes);
  const at = { left: Math.floor(width / 2), top: Math.floor(height / 4), width: 1, height: 1 };
  const [red = 0, , blue = 0] = await sharp(bytes).removeAlpha().extract(at).raw().toBuffer();
  if (red > 190 && blue < 60) return 'red';
  return blue > 190 && red < 60 ? 'blue' : 'other';
}
