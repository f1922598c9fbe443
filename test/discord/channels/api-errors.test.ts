import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/discord/channels/api-errors.ts';
import { connect, simulatedDiscord } from '../connected.ts';

const HTML = '<html>Access denied</html>';
const json = (code?: number) => JSON.stringify({ message: 'No', ...(code !== undefined && { code }) });

/** What comes of a post that is answered like that. */
async function outcomeOf(status: number, body: string) {
  const { client, discord, strike } = await connect(await simulatedDiscord());
  discord.faults.add({ method: 'POST', times: 2, fault: { kind: 'status', status, stage: 'before', body } });
  const failure = await client.rest
    .post(`/channels/${strike.channels.announcements}/messages`, {
      body: { content: 'x', allowed_mentions: { parse: [] } },
    })
    .then(() => undefined, failureOf);
  return failure?.type === 'refused' ? failure.code : failure?.type;
}

describe('an answer that is no success', () => {
  it.each([
    // What Discord says with a code of its own is a no.
    [400, json(50035), 50035],
    [403, json(50001), 50001],
    [403, json(50013), 50013],
    [404, json(10003), 10003],
    [404, json(10008), 10008],
    // The general error, and what a proxy makes up, is none.
    [400, json(0), 'unknown'],
    [403, json(0), 'unknown'],
    [404, json(0), 'unknown'],
    [405, json(0), 'unknown'],
    [403, json(), 'unknown'],
    [404, json(), 'unknown'],
    [403, HTML, 'unknown'],
    [404, HTML, 'unknown'],
    [403, '', 'unknown'],
    [403, 'null', 'unknown'],
    [404, '"not here"', 'unknown'],
    [404, '[]', 'unknown'],
    [403, '{"code":"50013"}', 'unknown'],
    [403, json(-1), 'unknown'],
    [404, json(404), 'unknown'],
    [404, json(1e300), 'unknown'],
    [403, '{"code":null}', 'unknown'],
    // "Not now" is none, whatever its code.
    [408, json(50013), 'unknown'],
    [500, json(50013), 'unknown'],
    [502, HTML, 'unknown'],
    [503, json(0), 'unknown'],
    // The token is not taken, whoever says so.
    [401, json(0), 'unauthorized'],
    [401, json(40001), 'unauthorized'],
    [401, '{}', 'unauthorized'],
    [401, HTML, 'unauthorized'],
  ] as const)('%i with %s means %s', async (status, body, meaning) => {
    expect(await outcomeOf(status, body)).toBe(meaning);
  });
});
