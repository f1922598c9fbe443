import type { Context } from 'hono';
import type { UploadedFile } from '../state/attachments.ts';
import type { ApiEnv } from './env.ts';
import { type DiscordError, refusal } from './errors.ts';

interface Read {
  body: unknown;
  files: UploadedFile[];
  /** The refusal that a body which is no JSON earns, once it is known who asks. */
  invalid?: DiscordError;
}

/** Reads a request's body once: JSON, or multipart with `payload_json` and files. */
export async function readRequest(c: Context<ApiEnv>): Promise<Read> {
  const type = c.req.header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(await c.req.raw.formData());
  const raw = await c.req.text();
  return { ...parse(raw), files: [] };
}

/** Discord takes the fields of a form one by one as well, but no library sends messages that way. */
async function readMultipart(form: FormData): Promise<Read> {
  const json = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') continue;
    const index = /^files\[(\d+)\]$/.exec(name)?.[1] ?? String(files.length);
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ index, name: value.name, type: value.type || 'application/octet-stream', bytes });
  }
  return { ...parse(typeof json === 'string' ? json : ''), files };
}

function parse(raw: string): Omit<Read, 'files'> {
  if (raw === '') return { body: undefined };
  try {
    return { body: JSON.parse(raw) as unknown };
  } catch {
    return { body: undefined, invalid: refusal(50109) };
  }
}

/** The query as plain text by name. */
export function readQuery(c: Context<ApiEnv>): Record<string, string> {
  return { ...c.req.query() };
}
