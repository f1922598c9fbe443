import type { APIAttachment } from 'discord-api-types/v10';
import type { TypedFile, TypedOption } from '../protocol.ts';
import type { Discord } from '../state/discord.ts';
import { pictureSize } from '../state/picture-size.ts';

/** The largest file that a person can send: what Discord allows without a boosted server or a subscription. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;
/** How long the address of an uploaded file works. Discord signs it for about a day and documents no number. */
const ADDRESS_MS = 86_400_000;

/** Options as the bot gets them, and the files that were in them by id, as `resolved.attachments` has them. */
export interface Uploaded {
  options: TypedOption[];
  attachments: Record<string, APIAttachment>;
}

/** Uploads the files in options, at any depth. In their place stands the id. */
export function uploadFiles(discord: Discord, options: TypedOption[]): Uploaded {
  const attachments: Uploaded['attachments'] = {};
  const walk = ({ file, ...option }: TypedOption): TypedOption => {
    const inner = option.options ? { options: option.options.map(walk) } : {};
    if (!file) return { ...option, ...inner };
    const attachment = upload(discord, file);
    attachments[attachment.id] = attachment;
    return { ...option, ...inner, value: attachment.id };
  };
  return { options: options.map(walk), attachments };
}

/** Options without their files: while somebody still types, Discord has not uploaded anything. */
export function withoutFiles(options: TypedOption[]): TypedOption[] {
  return options
    .filter(({ file }) => !file)
    .map(option => (option.options ? { ...option, options: withoutFiles(option.options) } : option));
}

/** The bytes of a typed file; undefined where they are not in base64. */
export function bytesOf({ data }: TypedFile): Uint8Array | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(data) ? new Uint8Array(Buffer.from(data, 'base64')) : undefined;
}

/** Discord calls these files ephemeral: nobody but the bot is shown them, and their address stops working. */
function upload(discord: Discord, file: TypedFile): APIAttachment {
  const bytes = bytesOf(file) ?? new Uint8Array();
  const id = discord.newId();
  const filename = file.name.replace(/[^\p{L}\p{N}._-]+/gu, '_');
  const until = discord.clock.now() + ADDRESS_MS;
  discord.files.set(id, { name: filename, type: file.type, bytes, until });
  const expiry = Math.floor(until / 1000).toString(16);
  const path = `/ephemeral-attachments/${discord.application.id}/${id}/${encodeURIComponent(filename)}`;
  const url = `${discord.origin}${path}?ex=${expiry}`;
  return {
    id,
    filename,
    size: bytes.byteLength,
    url,
    proxy_url: url,
    ...(file.type ? { content_type: file.type } : {}),
    ...pictureSize(bytes),
    ephemeral: true,
  };
}
