import type { Guild } from 'discord.js';

/**
 * How many people a role holds, if Discord tells; without members' intents it counts them itself. Undefined where it
 * cannot be asked: a preview says then that it is not known.
 */
export async function peopleIn(guild: Guild, role: string): Promise<number | undefined> {
  try {
    if (role === guild.id) {
      const { approximateMemberCount, memberCount } = await guild.fetch();
      return approximateMemberCount ?? memberCount;
    }
    const counts = (await guild.client.rest.get(`/guilds/${guild.id}/roles/member-counts`)) as Record<
      string,
      number
    >;
    return counts[role];
  } catch {
    return undefined;
  }
}
