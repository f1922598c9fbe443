/** A request of a person that cannot be, with one sentence for them. */
export class Refused extends Error {
  readonly status: 400 | 403 | 404 | 409;

  constructor(status: 400 | 403 | 404 | 409, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** The entry, or a refusal that says what does not exist. */
export function found<T>(map: Map<string, T>, id: string, what: string): T {
  const entry = map.get(id);
  if (entry === undefined) throw new Refused(404, `There is no ${what} ${id}.`);
  return entry;
}
