/** How large a picture is, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

const JPEG_FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/**
 * The size of a PNG, GIF, JPEG or WebP, read from its first bytes as Discord does; undefined for anything else, and
 * for a file that only has such a name. Nothing is decoded.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n'))
      return { width: view.getUint32(16), height: view.getUint32(20) };
    if (startsWith(bytes, 0, 'GIF8'))
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (view.getUint16(0) === 0xffd8) return jpegSize(view);
    if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return webpSize(bytes, view);
  } catch (error) {
    // A file that ends too early is no picture.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** A JPEG is a row of segments, each with its length; the size is in the one that begins the frame. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (JPEG_FRAMES.includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** WebP comes in three forms, and each writes its size in its own way. */
function webpSize(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000 + 1;
  if (startsWith(bytes, 12, 'VP8X')) return { width: three(24), height: three(27) };
  if (startsWith(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!startsWith(bytes, 12, 'VP8 ')) return undefined;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function startsWith(bytes: Uint8Array, at: number, signature: string): boolean {
  return Array.from(signature).every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
}
