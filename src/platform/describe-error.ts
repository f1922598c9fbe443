/** An error as it is logged. */
interface ErrorDescription {
  type: string;
  message: string;
  stack?: string;
  [detail: string]: unknown;
}

/** What else of an error helps a host. Not Discord's `requestBody`: it holds what people wrote. */
const DETAILS = ['code', 'status', 'method', 'url', 'problem', 'params', 'reference'] as const;

/** A chain of causes, or a nest of objects, is followed this far. */
const DEPTH = 5;

/**
 * Makes plain data of a value on its way to the log: errors wherever they hide become descriptions, with their
 * causes; everything else stays.
 */
export function describeErrors(value: unknown, depth = DEPTH): unknown {
  if (value instanceof Error) return depth > 0 ? describeError(value, depth) : value.message;
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(item => describeErrors(item, depth - 1));
  return isPlain(value) ? mapValues(value, item => describeErrors(item, depth - 1)) : value;
}

function describeError(error: Error, depth: number): ErrorDescription {
  const description: ErrorDescription = { type: error.name, message: error.message };
  if (error.stack !== undefined) description.stack = error.stack;
  for (const detail of DETAILS) {
    if (detail in error) description[detail] = error[detail as keyof typeof error];
  }
  if (error.cause !== undefined) description.cause = describeErrors(error.cause, depth - 1);
  if (error instanceof AggregateError) description.errors = describeErrors(error.errors, depth - 1);
  return description;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function mapValues(object: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
