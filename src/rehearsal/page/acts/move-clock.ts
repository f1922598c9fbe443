import type { Held } from '../held.ts';
import { request } from '../live/requests.ts';
import { setClock } from '../state.ts';
import { localMinute } from '../times.ts';
import type { ClockActions } from '../views/clock.ts';

type ClockMove = { action: 'hour' } | { action: 'next-post' } | { action: 'to'; local: string };

/** The rehearsal's clock, moved by a person. */
export function actOnClock(held: Held): ClockActions {
  return {
    hour: () => void move(held, { action: 'hour' }),
    nextPost: () => void move(held, { action: 'next-post' }),
    goTo: local => void move(held, { action: 'to', local }),
    showSetting: shown => held.set({ settingTime: shown }),
    setWanted: local => held.set({ wantedTime: local }),
  };
}

async function move(held: Held, to: ClockMove): Promise<void> {
  if (held.own.moving) return;
  held.set({ moving: true });
  const wanted = held.own.wantedTime;
  await held.try(async () => {
    const clock = await request('clock', { ...held.actor, ...to });
    held.change(state => setClock(state, clock, performance.now()));
    // What somebody has typed meanwhile is theirs.
    if (held.own.wantedTime === wanted) held.set({ wantedTime: localMinute(clock.now, clock.zone) });
  });
  held.set({ moving: false });
}
