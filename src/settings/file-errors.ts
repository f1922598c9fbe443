/** Why a file could not be read, for a host, and what to do about it. */
const WORDS: Record<string, string> = {
  ENOENT: 'there is no such file; check the name, and where a link leads',
  EACCES: 'this file may not be read; give the user that runs the bot the right to read it',
  EPERM: 'this file may not be read; give the user that runs the bot the right to read it',
  EISDIR: 'this is a folder; write a file here',
  ELOOP: 'this link leads back to itself; replace it by the file',
  ENOTDIR: 'part of this path is a file, not a folder; check the path',
};

/** Words for an error of node:fs. Whatever is not an error of the file system is thrown again. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return WORDS[error.code] ?? `this file cannot be read (${error.code}); check the disk and the path`;
}
