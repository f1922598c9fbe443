import type { Strike } from '../strike/strike.ts';

/**
 * How a request calls the organizers, in their own channel: it may stand for 15 minutes only, so nobody may have to
 * come by to see it. Its text names their roles, and the request allows exactly these, whatever else it quotes.
 */
export function callOf({ roles }: Pick<Strike, 'roles'>): {
  words: string;
  allowed: { parse: []; roles: string[] };
} {
  return {
    words: roles.organizer.map(role => `<@&${role}>`).join(' '),
    allowed: { parse: [], roles: [...roles.organizer] },
  };
}
