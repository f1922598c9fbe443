import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ModalRequest } from '../../protocol.ts';
import type { CommandEntry } from '../command/entries.ts';
import type { Sender } from '../command/surroundings.ts';
import { channelName, channelTitle } from '../directory.ts';
import type { Own } from '../held.ts';
import { currentChannel } from '../state.ts';
import { channelView } from './channel.ts';
import { type ClockActions, clockView } from './clock.ts';
import './command-box.ts';
import type { ViewContext } from './context.ts';
import './modal.ts';
import { type SidebarActions, sidebarView } from './sidebar.ts';

/** What a person may do with a form that the bot has opened. */
export interface FormActions {
  submitModal(fields: ModalRequest['fields']): void;
  leaveModal(): void;
}

export interface FrameActions extends SidebarActions, ClockActions, FormActions {
  toggleMenu(open: boolean): void;
  dismissNotice(): void;
}

export interface FrameView {
  context: ViewContext;
  own: Own;
  entries: CommandEntry[];
  sender: Sender;
}

/** What is shown before the server has told anything. */
export function waitingView(nobody: boolean): TemplateResult {
  return html`<main class="waiting">
    <h1>Picketline rehearsal</h1>
    <p role="status">
      ${
        nobody
          ? 'This address does not say who you are. Add ?person= and the id of somebody in the rehearsal.'
          : 'Connecting to the simulated Discord on this computer…'
      }
    </p>
  </main>`;
}

/** The whole page: clock above, channels beside, messages and the command box. */
export function frameView(view: FrameView, actions: FrameActions): TemplateResult {
  const { context, own } = view;
  const { menuOpen, moving, wantedTime: wanted, settingTime: setting } = own;
  const { snapshot, modal } = context.state;
  const now = context.reading.now;
  return html`<div class="page">
      <header class="stage">
        <p class="banner">
          <strong>Picketline rehearsal</strong>
          <span>A simulated Discord on this computer. Nothing leaves it.</span>
        </p>
        ${clockView({ clock: snapshot.clock, now, moving, wanted, setting }, actions)}
      </header>
      <div class="sidebar ${menuOpen ? 'open' : ''}" id="sidebar">${sidebarView(context, actions)}</div>
      ${menuOpen ? html`<div class="veil" @click=${() => actions.toggleMenu(false)}></div>` : nothing}
      ${mainView(view, actions)}
    </div>
    ${
      modal
        ? keyed(
            modal.interactionId,
            html`<modal-form
            .modal=${modal.modal}
            .directory=${context.directory}
            .refusal=${own.modalProblem}
            .sending=${own.modalSending}
            @send=${(event: CustomEvent<ModalRequest['fields']>) => actions.submitModal(event.detail)}
            @leave=${() => actions.leaveModal()}
          ></modal-form>`,
          )
        : nothing
    }`;
}

function mainView(view: FrameView, actions: FrameActions): TemplateResult {
  const { context, own } = view;
  const { menuOpen } = own;
  const entry = currentChannel(context.state);
  if (!entry)
    return html`<main class="channel-main"><p class="waiting">This person sees no channel.</p></main>`;
  const { channel, guildId } = entry;
  const topic = 'topic' in channel ? channel.topic : undefined;
  const elsewhere = Object.values(context.state.unread).some(({ count }) => count > 0);
  return html`<main class="channel-main" ?inert=${menuOpen}>
    <div class="channel-head">
      <button
        type="button"
        class="menu-button"
        aria-controls="sidebar"
        aria-expanded=${menuOpen}
        aria-label=${elsewhere ? 'Channels and person, unread messages' : 'Channels and person'}
        @click=${() => actions.toggleMenu(!menuOpen)}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M4 6h16M4 12h16M4 18h16" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
        ${elsewhere ? html`<span class="dot"></span>` : nothing}
      </button>
      <h1><span aria-hidden="true">${guildId ? '#' : '@'}</span>${channelName(channel)}</h1>
      ${topic ? html`<p class="topic">${topic}</p>` : nothing}
    </div>
    ${noticesView(view, actions)} ${channelView(entry, context)}
    <command-box
      .entries=${view.entries}
      .directory=${context.directory}
      .sender=${view.sender}
      .locale=${context.reading.locale}
      .place=${channelTitle(entry)}
    ></command-box>
  </main>`;
}

function noticesView({ context, own }: FrameView, actions: FrameActions): TemplateResult {
  const { linked, notice } = own;
  const { application, botOnline } = context.state.snapshot;
  return html`<div role="status" class="notices">
    ${
      linked
        ? nothing
        : html`<p class="notice">The rehearsal does not answer at the moment. This page comes back by itself.</p>`
    }
    ${
      linked && !botOnline
        ? html`<p class="notice">${application.name} is offline. Commands get no answer until it is back.</p>`
        : nothing
    }
    ${
      notice
        ? html`<p class="notice">
          ${notice} <button type="button" class="link" @click=${() => actions.dismissNotice()}>Dismiss</button>
        </p>`
        : nothing
    }
  </div>`;
}
