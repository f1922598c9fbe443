import { render, type TemplateResult } from 'lit';
import { type Acts, createActs } from './acts/acts.ts';
import { remember } from './acts/look-around.ts';
import { readAddress } from './address.ts';
import { createLister } from './command/listed.ts';
import { listMessageCommands } from './command/message-commands.ts';
import { directoryOf } from './directory.ts';
import { Held } from './held.ts';
import { Connection } from './live/connection.ts';
import { Screen } from './screen.ts';
import { currentChannel, nowOf } from './state.ts';
import { frameView, waitingView } from './views/frame.ts';

/** Puts the page together: it connects, and is drawn at every change, and every second for the clock. */
export function startPage(root: HTMLElement, address: URL): void {
  const wanted = readAddress(address);
  const held = new Held(wanted, () => drawSoon());
  const connection = new Connection({
    event: event => {
      held.hear(event);
      if (event.type === 'snapshot') remember(held);
    },
    nobody: () => held.set({ nobody: true }),
    link: up => held.set({ linked: up }),
  });
  const acts = createActs(held, new Screen(root), connection);
  const view = createView(held, acts);
  const drawSoon = onceSoon(() => render(view(), root));

  connection.be(wanted.person);
  setInterval(drawSoon, 1000);
  addEventListener('online', () => connection.hurry());
  addEventListener('keydown', event => {
    if (event.key === 'Escape') acts.toggleMenu(false);
  });
  drawSoon();
}

/** Draws what is held. */
function createView(held: Held, acts: Acts): () => TemplateResult {
  const list = createLister();
  return () => {
    const { state, own } = held;
    if (!state) return waitingView(own.nobody);
    const { clock, commands } = state.snapshot;
    const guildId = currentChannel(state)?.guildId;
    const context = {
      state,
      reading: { locale: own.locale, zone: clock.zone, now: nowOf(state, performance.now()) },
      directory: directoryOf(state.snapshot, guildId),
      messageCommands: listMessageCommands(commands[guildId ?? ''], own.locale),
      actions: acts,
      commandName: (id: string) => held.sent.nameOf(id),
      busy: own.busy,
    };
    const entries = list(commands[guildId ?? ''], own.locale);
    return frameView({ context, own, entries, sender: acts.sender }, acts);
  };
}

/** Does something once for any number of wishes in a row. */
function onceSoon(work: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      work();
    });
  };
}
