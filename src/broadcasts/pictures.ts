import { createHash } from 'node:crypto';

/** Where the bytes of pictures are kept, by their hash: what was previewed is what goes out. */
export interface PictureRepository {
  find(hash: string): Promise<Uint8Array | undefined>;
  save(hash: string, bytes: Uint8Array): Promise<void>;
  drop(hash: string): Promise<void>;
}

/** What Discord shows as a picture, with the ending that its name gets. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Discord takes 10 MiB from a bot; a phone on a picket line is glad of less. */
export const PICTURE_BYTES = 8 * 1024 * 1024;

export function hashOfPicture(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
