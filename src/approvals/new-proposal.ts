import { rungBy } from '../announcements/act-notices.ts';
import { isoOf } from '../announcements/instants.ts';
import type { Act } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Text } from '../wording/translator.ts';
import { basisOf } from './basis.ts';
import type { KeptProposals } from './kept-proposals.ts';
import { type Asker, actorWhoMay, refuseCaptainsPing } from './may-act.ts';
import type { ApprovalParts } from './ports.ts';
import type { Proposal, Wish } from './proposal.ts';
import { refuseIdle } from './refuse-idle.ts';
import { VALID_MINUTES } from './request.ts';
import { actNamed, mentionNamed, replacedIn, storedOf, viewIn } from './stored-act.ts';

/** What somebody wants, and how it is to be told. */
export interface Wished {
  guild: string;
  asker: Asker;
  wish: Wish;
  /**
   * The name of the role that the notice pings, as the strike file has it. Where none is named, what corrects an act rings those
   * whom the notice of that act has rung.
   */
  ping?: string | undefined;
  /** Nobody is pinged. */
  isSilent?: boolean;
  /** When the notice is to go out, where that is later: ISO 8601 in UTC. */
  tellAt?: string | undefined;
  /** Of the language in which the asker is told why nothing would change. */
  text: Text;
}

/**
 * What is kept of a wish, to be previewed, bound to what stands now. Rejects with a UserError where they may not, or where
 * nothing would change.
 */
export async function newProposal(
  { strikes, clock, deliveries, newId }: Pick<ApprovalParts, 'strikes' | 'clock' | 'deliveries' | 'newId'>,
  { stepOf, followedKeys }: Pick<KeptProposals, 'stepOf' | 'followedKeys'>,
  { guild, asker, wish, ping, isSilent = false, tellAt, text }: Wished,
): Promise<Proposal> {
  const now = clock.now();
  const id = newId();
  const view = viewIn(strikes, guild);
  const wrong = wish.do === 'undo' ? actNamed(view, wish.act) : standingIn(view, replacedIn(wish.act));
  const rung = wrong && rungBy(view, await deliveries(guild), wrong.id);
  const mention = isSilent ? undefined : (mentionNamed(view, ping) ?? rung);
  const isUndone = wish.do === 'undo';
  const replaced = isUndone || !wrong ? {} : { replaced: wrong };
  const asked: Wish = isUndone ? wish : { do: 'act', act: { ...wish.act, id } };
  const subject = asked.do === 'act' ? asked.act : actNamed(view, asked.act);
  const author = actorWhoMay(view, asker, { act: subject, isUndone, ...replaced }, now);
  const { act } = storedOf(strikes, guild, asked, author, now);
  refuseCaptainsPing(view, author, { act, isUndone, ...replaced, mention }, now);
  const proposal: Proposal = {
    id,
    guild,
    author,
    wish: isUndone ? wish : { do: 'act', act },
    ...(mention !== undefined && { mention }),
    ...(tellAt !== undefined && { tellAt }),
    basis: basisOf({ act, ...replaced, before: view }),
    at: isoOf(now),
    expiresAt: isoOf(now.plus({ minutes: VALID_MINUTES })),
  };
  refuseIdle(text, stepOf(proposal), strikeDate(view.strike, now));
  return { ...proposal, followed: await followedKeys(guild, stepOf(proposal)) };
}

/** The act with that id, unless it has been taken back. */
function standingIn({ acts = [] }: StrikeView, id: string | undefined): Act | undefined {
  return acts.find(({ act }) => act.id === id && act.undone === undefined)?.act;
}
