import type { APIAllowedMentions } from 'discord-api-types/v10';

/** What a text names, before anybody asks whether it may ping them. */
export interface Named {
  users: string[];
  roles: string[];
  everyone: boolean;
}

/** Who a sender may ping: roles that anyone can mention, or everything with MENTION_EVERYONE. */
export interface MentionRights {
  everyone: boolean;
  mentionableRoles: Set<string>;
  knownUsers: Set<string>;
}

/** The mentions in a text. Discord reads none inside code; embeds never ping and are not asked. */
export function namedIn(content: string): Named {
  const prose = content.replace(/```[\s\S]*?```/g, ' ').replace(/``[^`]*``|`[^`\n]*`/g, ' ');
  const ids = (pattern: RegExp) => [...new Set([...prose.matchAll(pattern)].map(match => match[1] ?? ''))];
  return {
    users: ids(/<@!?(\d{1,20})>/g),
    roles: ids(/<@&(\d{1,20})>/g),
    everyone: /@(everyone|here)/.test(prose),
  };
}

/**
 * Whom a text pings. Without `allowed_mentions` everything that it names is allowed, which holds for an edit, too:
 * "the default" is not what the original message said, but everything.
 */
export function pingsOf(
  content: string,
  allowed: APIAllowedMentions | null | undefined,
  rights: MentionRights,
): Named {
  const named = namedIn(content);
  const parse = new Set<string>(allowed ? (allowed.parse ?? []) : ['users', 'roles', 'everyone']);
  const users = named.users.filter(id => rights.knownUsers.has(id));
  const roles = named.roles.filter(id => rights.mentionableRoles.has(id));
  return {
    users: parse.has('users') ? users : users.filter(id => allowed?.users?.includes(id)),
    roles: parse.has('roles') ? roles : roles.filter(id => allowed?.roles?.includes(id)),
    everyone: named.everyone && rights.everyone && parse.has('everyone'),
  };
}
