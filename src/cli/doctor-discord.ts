import { TRUSTED_WITHIN_SECONDS } from '../delivery/trusted-clock.ts';
import { type Visit, visitDiscord } from '../discord/channels/visit.ts';
import { DiscordUnavailable } from '../discord/gateway/login.ts';
import type { Clock } from '../platform/clock.ts';
import type { Settings } from '../settings/settings.ts';
import type { Strike } from '../strike/strike.ts';
import { type Finding, problem, well } from './doctor-findings.ts';

/** Does Discord take the token, is the clock Discord's, and may the bot do on each server what it has to? */
export async function* examineDiscord(settings: Settings, clock: Clock): AsyncGenerator<Finding> {
  if (settings.mode === 'rehearsal') {
    yield problem(
      'Token',
      'there is none, so a start is a rehearsal on this computer and nothing is posted; set DISCORD_TOKEN.',
    );
    return;
  }
  const visit = await unlessUnavailable(visitDiscord(settings.token, clock, settings.apiUrl));
  if (typeof visit === 'string') {
    yield problem('Discord', visit);
    return;
  }
  yield well(
    'Discord',
    `the token is accepted; the bot is called ${visit.botName} and may log in ${visit.loginsLeft} times today.`,
  );
  yield examineClock(visit.clockAheadSeconds);
  for (const strike of settings.strikes) yield* examineServer(visit, strike, settings.strikes);
}

function examineClock(ahead: number | undefined): Finding {
  if (ahead === undefined) return problem('Clock', 'Discord did not say what time it is; try again later.');
  const seconds = Math.abs(ahead);
  if (seconds <= TRUSTED_WITHIN_SECONDS) return well('Clock', `${seconds} s from Discord’s.`);
  const side = ahead > 0 ? 'ahead of' : 'behind';
  return problem(
    'Clock',
    `this computer is ${seconds} s ${side} Discord; nothing is posted until its clock is set right.`,
  );
}

async function* examineServer(
  visit: Visit,
  strike: Strike,
  strikes: readonly Strike[],
): AsyncGenerator<Finding> {
  const about = `Server of “${strike.name}”`;
  const problems = await unlessUnavailable(visit.problemsOf(strike, strikes));
  if (typeof problems === 'string') yield problem(about, problems);
  else if (problems.length === 0)
    yield well(about, 'its channels, roles and permissions are as they must be.');
  else for (const each of problems) yield problem(about, each);
}

/** The result, or the sentence for the host. */
async function unlessUnavailable<Result>(asked: Promise<Result>): Promise<Result | string> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DiscordUnavailable) return error.message;
    throw error;
  }
}
