import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Fields } from '../rules/json.ts';
import { isFields } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import type { ClockControl } from '../world.ts';
import { autocomplete, sendCommand } from './act-command.ts';
import { useComponent } from './act-component.ts';
import { dismissMessage, writeMessage } from './act-message.ts';
import { submitModal } from './act-modal.ts';
import { targetOf } from './move-clock.ts';
import {
  clockRequest,
  commandRequest,
  componentRequest,
  dismissRequest,
  messageRequest,
  modalRequest,
} from './requests.ts';
import { personOf } from './sight.ts';
import { clockState } from './snapshot.ts';

/** `POST /page/*`: what a person does on the page. Refusals answer with one sentence. */
export function pageRoutes(discord: Discord, clockMoved: () => void, control?: ClockControl): Hono {
  const routes = new Hono();
  const post = (path: string, act: (body: Fields) => unknown) =>
    routes.post(path, async c => {
      const body: unknown = await c.req.json().catch(() => undefined);
      if (!isFields(body)) throw new Refused(400, 'The request is not a JSON object.');
      return c.json((await act(body)) ?? {});
    });
  post('/page/command', body => ({ interactionId: sendCommand(discord, commandRequest.parse(body)).id }));
  post('/page/autocomplete', body => autocomplete(discord, commandRequest.parse(body)));
  post('/page/component', body => ({
    interactionId: useComponent(discord, componentRequest.parse(body)).id,
  }));
  post('/page/modal', body => ({ interactionId: submitModal(discord, modalRequest.parse(body)).id }));
  post('/page/message', body => ({ id: writeMessage(discord, messageRequest.parse(body)).message.id }));
  post('/page/dismiss', body => dismissMessage(discord, dismissRequest.parse(body)));
  post('/page/clock', async body => {
    const request = clockRequest.parse(body);
    personOf(discord, request.person);
    if (!control) throw new Refused(409, 'This rehearsal’s clock cannot be moved.');
    await control.jumpTo(targetOf(request, discord.clock.now(), control));
    clockMoved();
    return clockState(discord, control);
  });
  routes.onError((error, c) => {
    const status: ContentfulStatusCode = error instanceof Refused ? error.status : 400;
    return c.json({ message: error instanceof Refused ? error.message : sentenceOf(error) }, status);
  });
  return routes;
}

/** A shape that does not fit is said with the place where it does not. */
function sentenceOf(error: Error): string {
  const issues = 'issues' in error && Array.isArray(error.issues) ? error.issues : [];
  const first: unknown = issues[0];
  if (!isFields(first)) return 'The request could not be carried out.';
  const path = Array.isArray(first.path) ? first.path.join('.') : '';
  return `The request is not well formed${path === '' ? '' : ` at "${path}"`}.`;
}
