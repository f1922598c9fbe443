import { describe, expect, it } from 'vitest';
import { routeOf } from '../../src/rehearsal/rest/observed.ts';
import { checkRequest } from '../support/discord-schema.ts';

function request(method: string, path: string, body?: unknown) {
  return { method, path, route: routeOf(path), query: {}, body, files: [], at: 0, carriedOut: true };
}

it.each`
  path                                           | route
  ${'/channels/12/messages/34'}                  | ${'/channels/{channel_id}/messages/{message_id}'}
  ${'/channels/12/messages/pins/34'}             | ${'/channels/{channel_id}/messages/pins/{message_id}'}
  ${'/channels/12/messages/34/reactions/🪧/@me'} | ${'/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me'}
  ${'/webhooks/12/to-ken/messages/@original'}    | ${'/webhooks/{webhook_id}/{webhook_token}/messages/@original'}
  ${'/interactions/12/to-ken/callback'}          | ${'/interactions/{interaction_id}/{interaction_token}/callback'}
  ${'/applications/12/guilds/34/commands/56'}    | ${'/applications/{application_id}/guilds/{guild_id}/commands/{command_id}'}
  ${'/guilds/12/scheduled-events/34'}            | ${'/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}'}
  ${'/users/@me/channels'}                       | ${'/users/@me/channels'}
`('names the ids in $path', ({ path, route }) => {
  expect(routeOf(path)).toBe(route);
});

describe('what Discord’s description has against a request', () => {
  it.each`
    method     | path                                   | body
    ${'POST'}  | ${'/channels/1/messages'}              | ${{ content: 'x', enforce_nonce: false, flags: 0 }}
    ${'GET'}   | ${'/channels/1/messages'}              | ${undefined}
    ${'PUT'}   | ${'/applications/1/guilds/2/commands'} | ${[{ name: 'a', description: 'd', default_member_permissions: '32' }]}
    ${'POST'}  | ${'/interactions/1/t/callback'}        | ${{ type: 4, data: { content: 'x', flags: 64 } }}
    ${'PATCH'} | ${'/webhooks/1/t/messages/@original'}  | ${{ content: 'x' }}
  `('is nothing: $method $path', ({ method, path, body }) => {
    expect(checkRequest(request(method, path, body))).toEqual([]);
  });

  it.each`
    method     | path                                   | body                                             | says
    ${'POST'}  | ${'/channels/1/nonsense'}              | ${{}}                                            | ${'no such route'}
    ${'PATCH'} | ${'/channels/1/messages'}              | ${{}}                                            | ${'no such route'}
    ${'POST'}  | ${'/channels/1/messages'}              | ${{ content: 7 }}                                | ${'at content'}
    ${'POST'}  | ${'/channels/1/messages'}              | ${{ nonce: 'x'.repeat(26) }}                     | ${'at nonce'}
    ${'POST'}  | ${'/channels/1/messages'}              | ${undefined}                                     | ${'no body'}
    ${'PUT'}   | ${'/applications/1/guilds/2/commands'} | ${[{ name: 'x'.repeat(33), description: 'd' }]}  | ${'commands[0] at name'}
    ${'POST'}  | ${'/interactions/1/t/callback'}        | ${{ type: 9, data: { title: 't' } }}             | ${'at data.custom_id'}
    ${'POST'}  | ${'/interactions/1/t/callback'}        | ${{ type: 8, data: { choices: [{ name: 1 }] } }} | ${'at data'}
  `('is something: $method $path $says', ({ method, path, body, says }) => {
    expect(checkRequest(request(method, path, body)).join()).toContain(says);
  });
});
