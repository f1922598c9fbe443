import type { TypedFile } from '../../protocol.ts';
import { OptionType } from '../discord.ts';
import type { CommandOption } from './entries.ts';

/** A file that a person picked for an option, read and ready to be sent. */
export interface PickedFile extends TypedFile {
  /** In bytes. */
  size: number;
}

/** What was picked, by option name. */
export type Files = ReadonlyMap<string, PickedFile>;

const mebibyte = 1024 * 1024;
/** Below Discord's own limit, so that Discord takes everything that the page takes. */
export const largestFile = 8 * mebibyte;

/** Whether an option takes a file. */
export function takesFile({ raw }: Pick<CommandOption, 'raw'>): boolean {
  return raw.type === OptionType.Attachment;
}

/** Which files the browser offers for an option: "image/*,.pdf"; undefined for any. */
export function acceptedBy({ raw }: CommandOption): string | undefined {
  if (raw.type !== OptionType.Attachment) return undefined;
  return raw.file_types?.map(kind => (kind.startsWith('.') ? kind : `${kind}/*`)).join(',');
}

/** Reads a file. Rejects with one sentence when it is too large or cannot be read. */
export async function readFile(file: File): Promise<PickedFile> {
  const { name, type, size } = file;
  if (size > largestFile) throw new Error(`${name} has ${sizeWords(size)}. A file may have at most 8 MiB.`);
  const data = await base64Of(file);
  return { name, type, size, data };
}

/** "340 KiB", "1.2 MiB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < mebibyte ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / mebibyte).toFixed(1)} MiB`;
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(new Error(`${file.name} could not be read.`)));
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.readAsDataURL(file);
  });
}
