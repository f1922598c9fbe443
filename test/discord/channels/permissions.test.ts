import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { permissionsIn } from '../../../src/discord/channels/permissions.ts';

const { ViewChannel, SendMessages, Administrator } = PermissionFlagsBits;
const BOTH = ViewChannel | SendMessages;

/** A server "1" in which "me" has the roles "a" and "b"; "c" is somebody else's. */
function held(
  rolePermissions: Record<string, bigint>,
  overwrites: [id: string, allow: bigint, deny: bigint][],
) {
  const roles = Object.entries(rolePermissions).map(([id, permissions]) => ({
    id,
    permissions: `${permissions}`,
  }));
  const standing = { guildId: '1', userId: 'me', roleIds: ['a', 'b'], roles };
  const said = overwrites.map(([id, allow, deny]) => ({ id, allow: `${allow}`, deny: `${deny}` }));
  return permissionsIn(standing, said).bitfield;
}

it.each`
  because                                       | roles                                  | overwrites                                             | expected
  ${'everyone may'}                             | ${{ 1: BOTH }}                         | ${[]}                                                  | ${BOTH}
  ${'a role adds'}                              | ${{ 1: ViewChannel, b: SendMessages }} | ${[]}                                                  | ${BOTH}
  ${'another’s role does not'}                  | ${{ 1: ViewChannel, c: SendMessages }} | ${[]}                                                  | ${ViewChannel}
  ${'the channel denies everyone'}              | ${{ 1: BOTH }}                         | ${[['1', 0n, SendMessages]]}                           | ${ViewChannel}
  ${'… and allows a role'}                      | ${{ 1: BOTH }}                         | ${[['a', SendMessages, 0n], ['1', 0n, SendMessages]]}  | ${BOTH}
  ${'of two roles, the one that allows counts'} | ${{ 1: BOTH }}                         | ${[['a', SendMessages, 0n], ['b', 0n, SendMessages]]}  | ${BOTH}
  ${'another’s role is nothing to it'}          | ${{ 1: BOTH }}                         | ${[['c', 0n, BOTH]]}                                   | ${BOTH}
  ${'the person is asked last'}                 | ${{ 1: BOTH }}                         | ${[['me', 0n, SendMessages], ['a', SendMessages, 0n]]} | ${ViewChannel}
`('$because', ({ roles, overwrites, expected }) => {
  expect(held(roles as Record<string, bigint>, overwrites as [string, bigint, bigint][])).toBe(expected);
});

it('an administrator may do everything, whatever the channel says', () => {
  const all = held({ a: Administrator }, [['1', 0n, BOTH]]);
  expect(all & BOTH).toBe(BOTH);
});
