import type { Metadata, Sharp } from './picture-library.ts';

export type Encode = (picture: Sharp) => Sharp;

/** Below 85, the small letters of a flyer fray. Coloured ones do as soon as colours are halved a second time. */
const JPEG_STEPS = [
  { quality: 95, chromaSubsampling: '4:4:4' },
  { quality: 90, chromaSubsampling: '4:4:4' },
  { quality: 90, chromaSubsampling: '4:2:0' },
  { quality: 85, chromaSubsampling: '4:2:0' },
];
const WEBP_QUALITIES = [95, 90, 85];
/** So far two pictures of an animation may differ, of 32, and still count as the same in a place. */
const SAME_ENOUGH = 8;

/** The ways to write a picture again in the format that it came in, the most faithful first; none for other formats. */
export function encodingsOf({ format, isPalette }: Metadata): Encode[] {
  switch (format) {
    case 'jpeg':
      // To look for shorter codes as well would take three times the memory.
      return JPEG_STEPS.map(step => picture => picture.jpeg({ ...step, optimiseCoding: false }));
    case 'png':
      // Loses nothing, but a picture of 256 colours is written as one of all colours, which can take more room.
      return [
        picture => picture.png({ compressionLevel: 9, adaptiveFiltering: !isPalette }),
        ...(isPalette ? [(picture: Sharp) => picture.png({ palette: true, quality: 100, dither: 0 })] : []),
      ];
    case 'gif':
      return [picture => picture.gif(), picture => picture.gif({ interFrameMaxError: SAME_ENOUGH })];
    case 'webp':
      return WEBP_QUALITIES.map(
        quality => picture => picture.webp({ quality, alphaQuality: 100, smartSubsample: true }),
      );
    default:
      return [];
  }
}
