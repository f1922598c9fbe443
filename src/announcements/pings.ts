/** Whom a message notifies: the roles that an organizer chose and saw in a preview, or everyone on the server. */
export interface Pings {
  roles: readonly string[];
  everyone: boolean;
  /** People by their ids: only whoever asked for something and is told what became of it. */
  users?: readonly string[];
}

export const NOBODY: Pings = { roles: [], everyone: false };
