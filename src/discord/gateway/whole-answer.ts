import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { realWait, type Wait } from '../../platform/wait.ts';

type Ask = RESTOptions['makeRequest'];
type Asked = Parameters<Ask>[1];
type Answer = Awaited<ReturnType<Ask>>;

/** How long a 401 has to pass over. */
const MOMENT_MS = 1_000;

/** No answer to the bot has a hundredth of this. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Asks Discord and reads the answer to its end. The library's own patience is over once the headers are there, and
 * a body that dribbles in after them would hold up the tick, and with it every post, for as long as it likes. One without
 * an end would fill the memory; it is cut off, and counts as no answer.
 *
 * A 401 to our token is asked again once, after a moment: it ends the bot, so one of a server that is out of order must
 * not count. Nothing was done under it, and both tries are within the time that the library gives to one. The answer to
 * an interaction has no such token.
 *
 * @param gone cuts what is asked, and refuses what is asked later, once it is aborted
 * @param wait how the moment is waited for
 */
export function askForWholeAnswer(gone: AbortSignal, wait: Wait = realWait): Ask {
  return async (url, init) => {
    const signal = init.signal ? AbortSignal.any([gone, init.signal]) : gone;
    const ask = () => askOnce(url, { ...init, signal });
    const answer = await ask();
    if (answer.status !== 401 || !bearsToken(init)) return answer;
    await wait(MOMENT_MS, signal);
    return ask();
  };
}

function bearsToken({ headers }: Asked): boolean {
  return new Headers(headers as HeadersInit).has('authorization');
}

async function askOnce(...asked: Parameters<Ask>): ReturnType<Ask> {
  const answer = await DefaultRestOptions.makeRequest(...asked);
  const bytes = await bytesOf(answer);
  const text = () => new TextDecoder().decode(bytes);
  const { headers, ok, status, statusText } = answer;
  return {
    headers,
    ok,
    status,
    statusText,
    body: null,
    bodyUsed: false,
    arrayBuffer: async () => bytes,
    text: async () => text(),
    json: async () => JSON.parse(text()) as unknown,
  };
}

async function bytesOf({ body }: Answer): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`Discord’s answer is longer than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return new Blob(chunks).arrayBuffer();
}
