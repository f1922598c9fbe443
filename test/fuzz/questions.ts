import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { MEMBER, ORGANIZER, type Stage, typed } from '../e2e/stage.ts';

/** Something that a person types. */
export interface Question {
  person: string;
  command: string;
  options: TypedOption[];
  /** What the answer says if nothing is spoilt on its way. */
  says: RegExp;
}

/** A packet may have told that the channel is gone, or closed to them. */
const WHATEVER_IS_SEEN = /from (me|my account)|I cannot look there/;

/** What people ask: what is answered at once, what is looked up in the store, and what the bot must ask Discord about. */
export function questionsAbout(scene: Stage): Question[] {
  const by =
    (person: string) =>
    (command: string, says: RegExp, options: TypedOption[] = []) => ({
      person,
      command,
      options,
      says,
    });
  const [member, organizer] = [by(MEMBER), by(ORGANIZER)];
  return [
    member('picket today', /picket/i),
    member('picket week', /picket/i),
    member('negotiations status', /./),
    member('help', /\/picket/),
    organizer('schedule list', /./),
    organizer('automation health', /./),
    organizer('automation log', /./),
    organizer('automation preview', /./),
    organizer('audit', /./),
    ...verifying(scene).map(options => member('verify', WHATEVER_IS_SEEN, options)),
    ...verifying(scene).map(options => organizer('verify', WHATEVER_IS_SEEN, options)),
  ];
}

/** About the newest announcement, by its link: the bot reads the message for the answer. */
function verifying({ discord, strike }: Stage): TypedOption[][] {
  const { announcements } = strike.channels;
  const newest = discord.inspect.messages(announcements).at(-1);
  if (!newest) return [];
  return [typed({ message: `https://discord.com/channels/${strike.guild}/${announcements}/${newest.id}` })];
}
