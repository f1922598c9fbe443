import { rememberPlace } from '../address.ts';
import type { Held } from '../held.ts';
import type { Screen } from '../screen.ts';
import { openChannel } from '../state.ts';
import type { Actions } from '../views/context.ts';
import type { FrameActions } from '../views/frame.ts';

/** Where a person looks, and in which language. */
export function lookAround(
  held: Held,
  screen: Screen,
): Pick<Actions, 'openChannel'> & Pick<FrameActions, 'toggleMenu' | 'speak' | 'dismissNotice'> {
  const toggleMenu = (open: boolean) => {
    if (open === held.own.menuOpen) return;
    held.set({ menuOpen: open });
    screen.focus(open ? '.sidebar .channel.here' : '.menu-button');
  };
  return {
    toggleMenu,
    openChannel: channelId => {
      held.change(state => openChannel(state, channelId));
      remember(held);
      toggleMenu(false);
    },
    speak: locale => {
      held.set({ locale });
      remember(held);
    },
    dismissNotice: () => held.set({ notice: '' }),
  };
}

/** Writes into the address where the person is. */
export function remember({ state, own }: Held): void {
  if (state) rememberPlace(state.snapshot.person.id, own.locale, state.channelId);
}
