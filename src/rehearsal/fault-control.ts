import { GatewayOpcodes } from 'discord-api-types/v10';
import type { OutageMode } from './door.ts';
import type { FaultRules } from './faults.ts';
import type { Rebuff } from './gateway/connection.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Discord } from './state/discord.ts';
import { found } from './state/lookup.ts';

/** Everything that can be made to go wrong. */
export interface Faults extends Omit<FaultRules, 'take'> {
  /** Discord forgets the nonces it has seen, as it does "after a few minutes". */
  forgetNonces(): void;
  /** How long nonces are remembered from now on. */
  setNonceMemory(ms: number): void;
  /** How far the `Date` header is off the rehearsal's clock, in milliseconds. */
  setDateSkew(ms: number): void;
  /** All of Discord is away, API and gateway. The page keeps working while it is `reset`. */
  outage(mode: OutageMode): Promise<void>;
  gateway: {
    /** Closes the connections so that the session can be resumed. */
    drop(): void;
    /** Closes the connections with any code: 4004, 4014 and the like are fatal to a bot. */
    close(code: number): void;
    /** Cuts the connections without a close frame. */
    cut(): void;
    /** Sends a packet of the host's own making: an event's name, and anything. */
    dispatch(event: string, data: unknown): void;
    /** Tells the bot to reconnect. */
    reconnect(): void;
    /** Tells the bot that its session is invalid. */
    invalidateSession(resumable?: boolean): void;
    /** Refuses new connections, until told otherwise. */
    refuse(on: boolean): void;
    /** Stops acknowledging heartbeats: a zombie connection. */
    deaf(on: boolean): void;
    /** A server becomes unavailable, or available again. */
    guildAway(guildId: string, away: boolean): void;
    /** How many IDENTIFYs are left of a day's 1,000, as `GET /gateway/bot` says. */
    setSessionStartsLeft(left: number): void;
    /** Closes every IDENTIFY with this code; undefined: no longer. */
    closeOnIdentify(code?: number): void;
    /** Says nothing to every IDENTIFY or RESUME, or calls the session invalid; undefined: no longer. */
    rebuff(what: 'identify' | 'resume', how?: Rebuff): void;
  };
}

export interface FaultContext {
  discord: Discord;
  gateway: Gateway;
  rules: FaultRules;
  setDateSkew: (ms: number) => void;
  outage: (mode: OutageMode) => Promise<void>;
}

/** The switches of everything that can go wrong. */
export function createFaults({ discord, gateway, rules, setDateSkew, outage }: FaultContext): Faults {
  return {
    add: rules.add,
    hold: rules.hold,
    clear: () => {
      rules.clear();
      setDateSkew(0);
      gateway.faults.refusing = false;
      gateway.faults.deaf = false;
      delete gateway.faults.closeOnIdentify;
      gateway.faults.rebuffs = {};
    },
    forgetNonces: () => discord.nonces.clear(),
    setNonceMemory: ms => {
      discord.nonceMemoryMs = ms;
    },
    setDateSkew,
    outage,
    gateway: {
      drop: () => gateway.closeConnections(4000),
      close: code => gateway.closeConnections(code),
      cut: gateway.cutConnections,
      dispatch: (t, d) => gateway.dispatch({ t, d }),
      reconnect: () => gateway.send(GatewayOpcodes.Reconnect, null),
      invalidateSession: (resumable = false) => {
        if (!resumable) gateway.forgetSessions();
        gateway.send(GatewayOpcodes.InvalidSession, resumable);
      },
      refuse: on => {
        gateway.faults.refusing = on;
      },
      deaf: on => {
        gateway.faults.deaf = on;
      },
      guildAway: (guildId, away) => {
        const guild = found(discord.guilds, guildId, 'server');
        discord.emit({ type: away ? 'guild-away' : 'guild-back', guild });
      },
      setSessionStartsLeft: left => {
        discord.sessionStartsLeft = left;
      },
      closeOnIdentify: code => {
        if (code === undefined) delete gateway.faults.closeOnIdentify;
        else gateway.faults.closeOnIdentify = code;
      },
      rebuff: (what, how) => {
        if (how === undefined) delete gateway.faults.rebuffs[what];
        else gateway.faults.rebuffs[what] = how;
      },
    },
  };
}
