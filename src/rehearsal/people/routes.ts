import { Hono } from 'hono';
import type { Discord } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import type { ClockControl } from '../world.ts';
import { autocomplete, sendCommand } from './act-command.ts';
import { useComponent } from './act-component.ts';
import { forwardMessage } from './act-forward.ts';
import { useMenu } from './act-menu.ts';
import { dismissMessage, writeMessage } from './act-message.ts';
import { submitModal } from './act-modal.ts';
import { targetOf } from './move-clock.ts';
import {
  clockRequest,
  commandRequest,
  componentRequest,
  dismissRequest,
  forwardRequest,
  menuRequest,
  messageRequest,
  modalRequest,
} from './requests.ts';
import { personOf } from './sight.ts';
import { clockState } from './snapshot.ts';

/** `POST /page/*`: what a person does on the page. */
export function pageRoutes(discord: Discord, clockMoved: () => void, control?: ClockControl): Hono {
  const routes = new Hono();
  const post = (path: string, act: (body: unknown) => unknown) =>
    routes.post(path, async c => c.json((await act(await c.req.json())) ?? {}));
  post('/command', body => ({ interactionId: sendCommand(discord, commandRequest.parse(body)).id }));
  post('/autocomplete', body => autocomplete(discord, commandRequest.parse(body)));
  post('/menu', body => ({ interactionId: useMenu(discord, menuRequest.parse(body)).id }));
  post('/component', body => ({ interactionId: useComponent(discord, componentRequest.parse(body)).id }));
  post('/modal', body => ({ interactionId: submitModal(discord, modalRequest.parse(body)).id }));
  post('/message', body => ({ id: writeMessage(discord, messageRequest.parse(body)).message.id }));
  post('/forward', body => ({ id: forwardMessage(discord, forwardRequest.parse(body)).message.id }));
  post('/dismiss', body => dismissMessage(discord, dismissRequest.parse(body)));
  post('/clock', async body => {
    const request = clockRequest.parse(body);
    personOf(discord, request.person);
    if (!control) throw new Refused(409, 'This rehearsal’s clock cannot be moved.');
    await control.jumpTo(targetOf(request, discord.clock.now(), control));
    clockMoved();
    return clockState(discord, control);
  });
  return routes;
}
