import { render } from 'lit';
import type { ComponentRequest, LiveEvent, ModalRequest, PageMessage } from '../protocol.ts';
import { type CommandEntry, listEntries } from './command/entries.ts';
import { fromChoice } from './command/suggestions.ts';
import { channelTitle, directoryOf } from './directory.ts';
import { Connection } from './live/connection.ts';
import { request } from './live/requests.ts';
import { Sent } from './live/sent.ts';
import { knownLocale } from './locales.ts';
import { applyEvent, currentChannel, nowOf, openChannel, type State, setClock } from './state.ts';
import { localMinute } from './times.ts';
import { CommandBox, type Sender } from './views/command-box.ts';
import type { Actions } from './views/context.ts';
import { type FrameActions, frameView, waitingView } from './views/frame.ts';

type ClockMove = { action: 'hour' } | { action: 'next-post' } | { action: 'to'; local: string };

/** The page: holds what the server told, draws it, and sends what the person does. */
export class Page {
  readonly #root: HTMLElement;
  readonly #connection = new Connection({
    event: event => this.#hear(event),
    nobody: () => this.#set(() => (this.#nobody = true)),
    link: up => this.#set(() => (this.#linked = up)),
  });
  #state: State | undefined;
  #linked = false;
  #nobody = false;
  #locale: string;
  #wantedPerson: string | undefined;
  #wantedChannel: string | undefined;
  #menuOpen = false;
  #moving = false;
  #wantedTime = '';
  #settingTime = false;
  #notice = '';
  #modalProblem = '';
  #modalSending = false;
  #busy: ReadonlySet<string> = new Set();
  #listed: { commands: unknown; locale: string; entries: CommandEntry[] } | undefined;
  #drawing = false;
  readonly #sent = new Sent();

  constructor(root: HTMLElement, address: URL) {
    this.#root = root;
    this.#locale = knownLocale(address.searchParams.get('locale') ?? navigator.language);
    this.#wantedPerson = address.searchParams.get('person') ?? undefined;
    this.#wantedChannel = address.searchParams.get('channel') ?? undefined;
  }

  /** Connects, and draws from now on: at every event, and every second for the clock. */
  start(): void {
    this.#connection.be(this.#wantedPerson);
    setInterval(() => this.#draw(), 1000);
    addEventListener('online', () => this.#connection.hurry());
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.#menuOpen) this.#frame.toggleMenu(false);
    });
    this.#draw();
  }

  #hear(event: LiveEvent): void {
    if (event.type === 'form-taken') return void this.#sent.endForm(event.interactionId);
    if (event.type === 'interaction-failed') {
      if (this.#sent.endForm(event.interactionId, event) || !this.#sent.owns(event)) return;
    }
    this.#state = applyEvent(this.#state, event, performance.now(), this.#wantedChannel);
    if (event.type === 'snapshot') {
      this.#modalSending = false;
      this.#wantedTime ||= localMinute(event.clock.now, event.clock.zone);
      this.#remember();
    }
    this.#draw();
  }

  #set(change: () => void): void {
    change();
    this.#draw();
  }

  #change(change: (state: State) => State): void {
    if (this.#state) this.#state = change(this.#state);
    this.#draw();
  }

  /** Person, language and channel stand in the address, so that a reload and a bookmark come back to them. */
  #remember(): void {
    if (!this.#state) return;
    const { snapshot, channelId } = this.#state;
    const address = new URL(location.href);
    address.search = String(
      new URLSearchParams({ person: snapshot.person.id, locale: this.#locale, channel: channelId }),
    );
    history.replaceState(null, '', address);
  }

  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      render(this.#view(), this.#root);
    });
  }

  #view() {
    const state = this.#state;
    if (!state) return waitingView(this.#nobody);
    const { zone } = state.snapshot.clock;
    const guildId = currentChannel(state)?.guildId;
    return frameView(
      {
        context: {
          state,
          reading: { locale: this.#locale, zone, now: nowOf(state, performance.now()) },
          directory: directoryOf(state.snapshot, guildId),
          actions: this.#actions,
          commandName: id => this.#sent.nameOf(id),
          busy: this.#busy,
        },
        linked: this.#linked,
        entries: this.#entries(state, guildId),
        menuOpen: this.#menuOpen,
        moving: this.#moving,
        wantedTime: this.#wantedTime,
        settingTime: this.#settingTime,
        notice: this.#notice,
        modalProblem: this.#modalProblem,
        modalSending: this.#modalSending,
        sender: this.#sender,
      },
      this.#frame,
    );
  }

  #entries(state: State, guildId: string | undefined): CommandEntry[] {
    const commands = state.snapshot.commands[guildId ?? ''];
    if (this.#listed?.commands !== commands || this.#listed?.locale !== this.#locale) {
      this.#listed = { commands, locale: this.#locale, entries: listEntries(commands ?? [], this.#locale) };
    }
    return this.#listed?.entries ?? [];
  }

  #actor(): { person: string; locale: string } {
    return { person: this.#state?.snapshot.person.id ?? '', locale: this.#locale };
  }

  /** Runs a request; a refusal becomes the notice above the messages. */
  async #try(work: () => Promise<void>): Promise<void> {
    this.#notice = '';
    try {
      await work();
    } catch (error) {
      this.#notice = error instanceof Error ? error.message : 'This did not work.';
    }
    this.#draw();
  }

  readonly #actions: Actions = {
    openChannel: channelId => {
      this.#change(state => openChannel(state, channelId));
      this.#remember();
      this.#frame.toggleMenu(false);
    },
    useCommand: path => this.#root.querySelector(CommandBox.tag)?.useCommand(path),
    press: (message, customId, values) => void this.#press(message, customId, values),
    forward: (message, toChannelId) => void this.#forward(message, toChannelId),
    dismiss: message =>
      void this.#try(async () => {
        const channelId = message.channel_id;
        await request('dismiss', { ...this.#actor(), channelId, messageId: message.id });
        this.#hear({ type: 'message-deleted', channelId, messageId: message.id });
      }),
    dismissFailure: interactionId =>
      this.#change(state => ({
        ...state,
        failures: state.failures.filter(failure => failure.interactionId !== interactionId),
      })),
  };

  /** A forward to the channel on screen is seen there; of any other the person is told. */
  async #forward({ id: messageId, channel_id: channelId }: PageMessage, toChannelId: string): Promise<void> {
    await this.#try(async () => {
      await request('forward', { ...this.#actor(), channelId, messageId, toChannelId });
      const there = this.#state?.snapshot.channels.find(({ channel }) => channel.id === toChannelId);
      if (toChannelId === this.#state?.channelId) this.#toNewest();
      else if (there) this.#notice = `Forwarded to ${channelTitle(there)}.`;
    });
  }

  async #press(message: PageMessage, customId: string, values: string[] | undefined): Promise<void> {
    const key = `${message.id}:${customId}`;
    if (this.#busy.has(key)) return;
    this.#set(() => (this.#busy = new Set([...this.#busy, key])));
    const body: ComponentRequest = {
      ...this.#actor(),
      channelId: message.channel_id,
      messageId: message.id,
      customId,
      ...(values ? { values } : {}),
    };
    await this.#try(async () => {
      const { interactionId } = await request('component', body);
      this.#remind(interactionId);
    });
    this.#set(() => (this.#busy = new Set([...this.#busy].filter(one => one !== key))));
  }

  readonly #sender: Sender = {
    command: async (entry, options) => {
      const { interactionId } = await request('command', { ...this.#commandBase(entry), options });
      this.#remind(interactionId, entry.path);
      this.#toNewest();
    },
    complete: async (entry, options) => {
      const { choices } = await request('autocomplete', { ...this.#commandBase(entry), options });
      return choices.map(choice => fromChoice(choice, this.#locale));
    },
    message: async content => {
      await request('message', { ...this.#actor(), channelId: this.#state?.channelId ?? '', content });
      this.#toNewest();
    },
  };

  #commandBase({ commandId }: CommandEntry) {
    const entry = this.#state && currentChannel(this.#state);
    const channelId = entry?.channel.id ?? '';
    return { ...this.#actor(), guildId: entry?.guildId ?? '', channelId, commandId };
  }

  #remind(interactionId: string, command?: string): void {
    const failed = this.#sent.add(interactionId, command);
    if (failed) this.#hear(failed);
    this.#draw();
  }

  /** The list of messages grows from its end, so its end is its origin. */
  #toNewest(): void {
    this.#root.querySelector('.scroller')?.scrollTo({ top: 0 });
  }

  readonly #frame: FrameActions = {
    toggleMenu: open => {
      if (open === this.#menuOpen) return;
      this.#set(() => (this.#menuOpen = open));
      queueMicrotask(() => {
        const target = open ? '.sidebar .channel.here' : '.menu-button';
        this.#root.querySelector<HTMLElement>(target)?.focus();
      });
    },
    bePerson: id => this.#connection.be(id),
    speak: locale => {
      this.#set(() => (this.#locale = locale));
      this.#remember();
    },
    hour: () => void this.#moveClock({ action: 'hour' }),
    nextPost: () => void this.#moveClock({ action: 'next-post' }),
    goTo: local => void this.#moveClock({ action: 'to', local }),
    showSetting: shown => this.#set(() => (this.#settingTime = shown)),
    setWanted: local => this.#set(() => (this.#wantedTime = local)),
    submitModal: fields => void this.#submitModal(fields),
    leaveModal: () => this.#closeModal(),
    dismissNotice: () => this.#set(() => (this.#notice = '')),
  };

  async #moveClock(move: ClockMove): Promise<void> {
    if (this.#moving) return;
    this.#set(() => (this.#moving = true));
    const wanted = this.#wantedTime;
    await this.#try(async () => {
      const clock = await request('clock', { ...this.#actor(), ...move });
      this.#change(state => setClock(state, clock, performance.now()));
      // What somebody has typed meanwhile is theirs.
      if (this.#wantedTime === wanted) this.#wantedTime = localMinute(clock.now, clock.zone);
    });
    this.#set(() => (this.#moving = false));
  }

  /** A form stays, with what is in it, until the bot has answered: it may have to be sent again. */
  async #submitModal(fields: ModalRequest['fields']): Promise<void> {
    const open = this.#state?.modal;
    if (!open || this.#modalSending) return;
    this.#set(() => (this.#modalSending = true));
    this.#modalProblem = '';
    let problem: string | undefined;
    try {
      const body = { ...this.#actor(), interactionId: open.interactionId, fields };
      const { interactionId } = await request('modal', body);
      problem = (await this.#sent.form(interactionId))?.message;
    } catch (error) {
      problem = error instanceof Error ? error.message : 'This could not be sent.';
    }
    // It may have been left, or another one opened, meanwhile.
    if (this.#state?.modal !== open) return;
    if (problem === undefined) this.#closeModal();
    this.#set(() => {
      this.#modalProblem = problem ?? '';
      this.#modalSending = false;
    });
  }

  #closeModal(): void {
    this.#modalProblem = '';
    this.#modalSending = false;
    this.#change(state => {
      const { modal: _closed, ...rest } = state;
      return rest;
    });
    queueMicrotask(() => this.#root.querySelector<HTMLElement>('.line')?.focus());
  }
}
