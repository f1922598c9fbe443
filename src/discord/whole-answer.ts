import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Asks Discord and reads the answer to its end. The library's own patience is over once the headers are there, and
 * a body that dribbles in after them would hold up the tick, and with it every post, for as long as it likes.
 *
 * @param gone cuts what is asked, and refuses what is asked later, once it is aborted
 */
export function askForWholeAnswer(gone: AbortSignal): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const signal = init.signal ? AbortSignal.any([gone, init.signal]) : gone;
    const answer = await DefaultRestOptions.makeRequest(url, { ...init, signal });
    const bytes = await answer.arrayBuffer();
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
  };
}
