import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';

/**
 * The document as plain values. Whole numbers that a double cannot hold stay bigints, so that a Discord id written
 * without quotes can be quoted back with all its digits.
 */
export function plainValue(
  document: Document.Parsed,
): { value: unknown } | { wrong: string; offset: number } {
  try {
    return { value: withNumbers(document.toJS()) };
  } catch {
    return {
      wrong: 'the file refers to itself or repeats too much by aliases; write each value out',
      offset: 0,
    };
  }
}

/**
 * The offset of the value at `path`. Where it is not there, of the key or item that it belongs to, for that is
 * where something has to be added; the path's last key itself where the value is there but empty.
 */
export function positionOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: Node | undefined = document.contents ?? undefined;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const container = isAlias(node) ? node.resolve(document) : node;
    const step = stepInto(container, key);
    if (!step) return offset;
    node = step.node;
    offset = step.offset;
  }
  return offset;
}

function stepInto(
  container: unknown,
  key: PropertyKey,
): { node: Node | undefined; offset: number } | undefined {
  if (isSeq(container) && typeof key === 'number') {
    const item = container.items[key];
    const node = isNode(item) ? item : undefined;
    const offset = startOf(node);
    return offset === undefined ? undefined : { node, offset };
  }
  if (!isMap(container)) return undefined;
  const pair = container.items.find(
    item => isPair(item) && isScalar(item.key) && String(item.key.value ?? '') === key,
  );
  if (!pair || !isNode(pair.key)) return undefined;
  const node = isNode(pair.value) ? pair.value : undefined;
  return { node, offset: startOf(pair.key) ?? 0 };
}

function startOf(node: Node | undefined): number | undefined {
  return node?.range?.[0];
}

function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbers(item)]));
}
