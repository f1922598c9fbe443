import type { Sender } from '../command/surroundings.ts';
import type { Held } from '../held.ts';
import type { Connection } from '../live/connection.ts';
import type { Screen } from '../screen.ts';
import type { Actions } from '../views/context.ts';
import type { FrameActions } from '../views/frame.ts';
import { actOnForm } from './fill-form.ts';
import { lookAround } from './look-around.ts';
import { actOnClock } from './move-clock.ts';
import { actOnMessages } from './on-messages.ts';
import { createSender } from './send.ts';

/** Everything that a person can do on the page. */
export type Acts = Actions & FrameActions & { sender: Sender };

export function createActs(held: Held, screen: Screen, connection: Connection): Acts {
  return {
    ...lookAround(held, screen),
    ...actOnMessages(held, screen),
    ...actOnClock(held),
    ...actOnForm(held, screen),
    bePerson: id => connection.be(id),
    useCommand: path => screen.useCommand(path),
    sender: createSender(held, screen),
  };
}
