import { RESTJSONErrorCodes } from 'discord.js';
import { expect, it } from 'vitest';
import * as refusals from '../../src/delivery/refusals.ts';

it('the codes of refusals are those that Discord has under the same name', () => {
  expect(refusals).toMatchObject({
    UNKNOWN_CHANNEL: RESTJSONErrorCodes.UnknownChannel,
    UNKNOWN_MESSAGE: RESTJSONErrorCodes.UnknownMessage,
    ALREADY_PUBLISHED: RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted,
    MISSING_ACCESS: RESTJSONErrorCodes.MissingAccess,
    MISSING_PERMISSIONS: RESTJSONErrorCodes.MissingPermissions,
  });
});
