/** Whom a message notifies: the roles that an organizer chose and saw in a preview, or everyone on the server. */
export interface Pings {
  roles: readonly string[];
  everyone: boolean;
}

export const NOBODY: Pings = { roles: [], everyone: false };
