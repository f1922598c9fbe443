/**
 * What a button knows of what it belongs to: its id, and a hash of what was shown. It lies with Discord,
 * so a record that is altered in the store between preview and press is not carried out.
 */
export interface Seen {
  id: string;
  /** Empty under a button of a version that had none: it fits nothing. */
  seal: string;
}
