import type { PageMessage } from '../../protocol.ts';
import type { MessageCommand } from '../command/message-commands.ts';
import type { Directory } from '../directory.ts';
import type { State } from '../state.ts';
import type { Reading } from '../times.ts';

/** What a view may ask the page to do. */
export interface Actions {
  openChannel(channelId: string): void;
  /** Fills the command box with "picket on" and puts the cursor there. */
  useCommand(path: string): void;
  press(message: PageMessage, customId: string, values?: string[]): void;
  /** Picks a command in the menu of a message. */
  runOn(message: PageMessage, command: MessageCommand): void;
  forward(message: PageMessage, toChannelId: string): void;
  dismiss(message: PageMessage): void;
  dismissFailure(interactionId: string): void;
}

/** What every view of a message needs to know. */
export interface ViewContext {
  state: State;
  reading: Reading;
  directory: Directory;
  actions: Actions;
  /** What stands under "Apps" in the menu of a message. */
  messageCommands: MessageCommand[];
  /** The command that an interaction of this page was, as it was used: "/picket today". */
  commandName(interactionId: string): string | undefined;
  /** `messageId:customId` of what was pressed and not yet taken by the server. */
  busy: ReadonlySet<string>;
}
