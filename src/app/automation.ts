import type { Automation } from '../../commands/kit/command.ts';
import { nonceOf } from '../announcements/identity.ts';
import { nextPost } from '../announcements/owed.ts';
import { stopEvent } from '../audit/examine.ts';
import { refuseLoosening } from '../delivery/halts.ts';
import type { Health } from '../delivery/health.ts';
import { faultsIn } from '../delivery/troubles.ts';
import type { Strike } from '../strike/strike.ts';
import type { Strikes, StrikeView } from '../strike/view.ts';
import type { Translator } from '../wording/translator.ts';
import { UserError } from '../wording/user-error.ts';
import type { Beat } from './beats.ts';
import type { Running } from './running.ts';

export interface AutomationParts extends Running {
  isConnected: () => boolean;
  /** What stands in the way of a strike's posts on Discord, a sentence each. */
  obstacles: (strike: Strike) => string[];
  /** The last beat of the strike of a server. */
  lastBeat: (guild: string) => Beat | undefined;
}

/** What is said in the place of a reason that nobody can vouch for, in the language of the strike. */
export function unknownReason(text: Translator, strikes: Strikes, guild: string): string {
  return text(strikes.of(guild)?.strike.language ?? 'en').t('automation.unknownReason');
}

type Said = 'paused' | 'frozen' | 'resumed';

/** The organizers' hold on what the bot does by itself. A stop or a start is said in the organizers' channel. */
export function createAutomation(parts: AutomationParts): Automation {
  const { store, strikes, halts, auditing, text, clock, log } = parts;

  function tellOrganizers(guild: string, said: Said, reason: string): void {
    sayTo(guild, said, reason).catch(error =>
      log.error({ guild, err: error }, 'a stop could not be told to the organizers'),
    );
  }

  async function sayTo(guild: string, said: Said, reason: string): Promise<void> {
    const view = strikes.of(guild);
    if (!view) return;
    const content = text(view.strike.language).t(`automation.told.${said}`, { reason });
    const nonce = nonceOf(`automation/${guild}/${said}/${clock.now().toMillis()}`);
    const messengers = parts.messengers();
    if (messengers)
      await auditing
        .words(messengers.of(guild), guild)
        .send(view.strike.channels.organizers, { content, nonce });
  }

  return {
    haltOf: guild => halts.of(guild),
    halt: async (guild, halt, by) => {
      refuseLoosening(halts.of(guild), halt);
      await auditing.log.append(guild, { ...stopEvent(halt), role: by.role, actor: by.hash });
      const kept = await halts.halt(guild, halt).then(
        () => true,
        error => {
          log.error({ err: error }, 'a stop could not be written');
          return false;
        },
      );
      tellOrganizers(guild, halt.mode, halt.reason);
      // It is stopped all the same, and the organizer has to know for how long. After a restart, the log is enough.
      if (!kept && !auditing.log.isWritten(guild)) throw new UserError('error.haltNotKept');
    },
    resume: async (guild, by) => {
      const standing = halts.of(guild);
      if (!standing) return undefined;
      try {
        await auditing.enter(guild, { what: 'automation-resumed', role: by.role, actor: by.hash });
      } catch (error) {
        // The entry waits to be written, and would say what is not so.
        await auditing.log.append(guild, stopEvent(standing));
        throw error;
      }
      const ended = await halts.resume(guild);
      if (ended) tellOrganizers(guild, 'resumed', ended.reason);
      return ended;
    },
    deliveries: guild => store.deliveries.open(guild, clock.now()),
    latest: (guild, most) => store.deliveries.latest(guild, most),
    history: guild => store.deliveries.of(guild),
    health: async guild => {
      const view = strikes.of(guild);
      if (!view) throw new RangeError(`no strike in ${guild}`);
      return healthOf(parts, view);
    },
  };
}

async function healthOf(
  { store, halts, clock, isConnected, obstacles, lastBeat }: AutomationParts,
  view: StrikeView,
): Promise<Health> {
  const { strike } = view;
  const beat = lastBeat(strike.guild);
  const halt = halts.of(strike.guild);
  const next = nextPost(view, clock.now());
  return {
    isGatewayReady: isConnected(),
    isStoreWritable: await store.isWritable(),
    openTroubles: faultsIn(await store.troubles.open(strike.guild)),
    obstacles: obstacles(strike),
    ...(beat && { lastBeat: { at: beat.at, hasFailed: beat.hasFailed }, clock: beat.clock }),
    ...(halt && { halt }),
    ...(next && { nextPost: next }),
  };
}
