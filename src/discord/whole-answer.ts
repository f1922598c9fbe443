import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Asks Discord and reads the answer to its end. The library's own patience is over once the headers are there, and
 * a body that dribbles in after them would hold up the tick, and with it every post, for as long as it likes.
 */
export const askForWholeAnswer: RESTOptions['makeRequest'] = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init);
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
