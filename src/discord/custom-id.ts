/** Discord takes at most this many characters. */
const LIMIT = 100;

/** The id of a button: which command it belongs to, what it does, and to what. */
export function customId(command: string, action: string, argument: string): string {
  const id = [command, action, argument].join(':');
  if (id.length > LIMIT) throw new RangeError(`a custom id of ${id.length} characters: ${id}`);
  return id;
}

/** The parts of such an id; what is missing is empty. */
export function readCustomId(id: string): { command: string; action: string; argument: string } {
  const [command = '', action = '', ...rest] = id.split(':');
  return { command, action, argument: rest.join(':') };
}
