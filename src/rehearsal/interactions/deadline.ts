import type { Discord } from '../state/discord.ts';
import { FIRST_ANSWER_MS, type StoredInteraction, TOKEN_MS } from './interaction.ts';

/** What Discord's client says when nothing comes. */
const WORDS = {
  command: 'The application did not respond',
  autocomplete: 'Loading options failed',
  component: 'This interaction failed',
  modal: 'Something went wrong. Try again.',
} satisfies Record<StoredInteraction['kind'], string>;

/**
 * Lets an interaction fail when its first answer is late, by real time or by the rehearsal's clock, whichever says so
 * first: the machine's time holds while the clock stands still or is set back, the clock when it is moved on.
 */
export function watchFirstAnswer(discord: Discord, interaction: StoredInteraction): void {
  interaction.stopTimer = discord.startTimer(FIRST_ANSWER_MS, () => fail(discord, interaction));
}

/** Fails everything that is overdue by the rehearsal's clock, after the clock was moved. */
export function failOverdue(discord: Discord): void {
  for (const interaction of discord.interactions.values()) failIfOverdue(discord, interaction);
}

/** Lets an interaction fail if its first answer is overdue by the rehearsal's clock. */
export function failIfOverdue(discord: Discord, interaction: StoredInteraction): void {
  if (discord.clock.now() - interaction.askedAt >= FIRST_ANSWER_MS) fail(discord, interaction);
}

/** Whether an interaction's token still works, by the rehearsal's clock. */
export function tokenLives(discord: Discord, interaction: StoredInteraction): boolean {
  return discord.clock.now() - interaction.askedAt < TOKEN_MS;
}

function fail(discord: Discord, interaction: StoredInteraction): void {
  if (interaction.state !== 'waiting') return;
  interaction.state = 'failed';
  interaction.stopTimer();
  discord.emit({ type: 'interaction-failed', interaction, message: WORDS[interaction.kind] });
}
