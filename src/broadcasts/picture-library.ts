import sharp from 'sharp';

/** What a picture may be read with. Everything else that the library knows, from SVG to PDF, is only a way in. */
const READERS = ['JpegBuffer', 'PngBuffer', 'NsgifBuffer', 'WebpBuffer'];

// These hold for the whole process, so they are set where the library is loaded, and nowhere else.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: READERS.map(reader => `VipsForeignLoad${reader}`) });
// Nothing of a picture stays in memory.
sharp.cache(false);

export type { Metadata, Sharp } from 'sharp';
export { sharp };
