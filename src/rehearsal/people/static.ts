import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The types that a built page consists of. Anything else is not served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file of a folder by its address; undefined where there is none, or where the address leads out of the folder. */
export async function staticFile(
  folder: string,
  path: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | undefined> {
  const name = path === '/' ? '/index.html' : decoded(path);
  const type = TYPES[extname(name ?? '').toLowerCase()];
  if (name === undefined || type === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    if (!file.startsWith(root + sep)) return undefined;
    return { bytes: new Uint8Array(await readFile(file)), type };
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') ? undefined : name;
  } catch {
    return undefined;
  }
}
