import type { ModalRequest } from '../../protocol.ts';
import type { Held } from '../held.ts';
import { request } from '../live/requests.ts';
import type { Screen } from '../screen.ts';
import type { FormActions } from '../views/frame.ts';

/** The form that the bot has opened. */
export function actOnForm(held: Held, screen: Screen): FormActions {
  const close = () => {
    held.set({ modalProblem: '', modalSending: false });
    held.change(({ modal: _closed, ...rest }) => rest);
    screen.focus('.line');
  };
  return { submitModal: fields => void submit(held, fields, close), leaveModal: close };
}

/** A form stays, with what is in it, until the bot has answered: it may have to be sent again. */
async function submit(held: Held, fields: ModalRequest['fields'], close: () => void): Promise<void> {
  const open = held.state?.modal;
  if (!open || held.own.modalSending) return;
  held.set({ modalSending: true, modalProblem: '' });
  const problem = await send(held, open.interactionId, fields);
  // It may have been left, or another one opened, meanwhile.
  if (held.state?.modal !== open) return;
  if (problem === undefined) close();
  else held.set({ modalProblem: problem, modalSending: false });
}

/** Resolves once the bot has answered, to why it did not. */
async function send(held: Held, opened: string, fields: ModalRequest['fields']): Promise<string | undefined> {
  try {
    const { interactionId } = await request('modal', { ...held.actor, interactionId: opened, fields });
    return (await held.sent.form(interactionId))?.message;
  } catch (error) {
    return error instanceof Error ? error.message : 'This could not be sent.';
  }
}
