import type {
  AutocompleteAnswer,
  ClockRequest,
  ClockState,
  CommandRequest,
  ComponentRequest,
  DismissRequest,
  ForwardRequest,
  MenuRequest,
  MessageRequest,
  ModalRequest,
} from '../../protocol.ts';

interface Requests {
  command: [CommandRequest, { interactionId: string }];
  autocomplete: [CommandRequest, AutocompleteAnswer];
  menu: [MenuRequest, { interactionId: string }];
  component: [ComponentRequest, { interactionId: string }];
  modal: [ModalRequest, { interactionId: string }];
  message: [MessageRequest, { id: string }];
  forward: [ForwardRequest, { id: string }];
  dismiss: [DismissRequest, object];
  clock: [ClockRequest, ClockState];
}

/** The server said no, or could not be reached; the message is one sentence for the person. */
export class Refused extends Error {}

/** Acts in the simulated Discord. Rejects with `Refused`. */
export async function request<Name extends keyof Requests>(
  name: Name,
  body: Requests[Name][0],
): Promise<Requests[Name][1]> {
  const response = await send(name, body);
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(reasonIn(answer) ?? `The rehearsal refused this (${response.status}).`);
  return answer as Requests[Name][1];
}

async function send(name: string, body: object): Promise<Response> {
  try {
    return await fetch(`/page/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refused('The rehearsal cannot be reached at the moment.');
  }
}

function reasonIn(answer: unknown): string | undefined {
  const message = typeof answer === 'object' && answer !== null && 'message' in answer && answer.message;
  return typeof message === 'string' ? message : undefined;
}
