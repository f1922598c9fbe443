import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml';

/**
 * The document as plain values. Whole numbers that a double cannot hold stay bigints, so that a Discord id written
 * without quotes can be quoted back with all its digits.
 */
export function plainValue(
  document: Document.Parsed,
): { value: unknown } | { wrong: string; offset: number } {
  const unplain = findUnplain(document);
  if (unplain) return unplain;
  try {
    return { value: withNumbers(document.toJS()) };
  } catch {
    const wrong = 'the file refers to itself, or repeats too much by aliases; write each value out';
    return { wrong, offset: startOf(document.contents ?? undefined) ?? 0 };
  }
}

/** What YAML allows and plain values do not: keys that are no words, and aliases of nothing. */
function findUnplain(document: Document.Parsed): { wrong: string; offset: number } | undefined {
  let found: { wrong: string; offset: number } | undefined;
  const stop = (node: Node, wrong: string) => {
    found = { wrong, offset: startOf(node) ?? 0 };
    return visit.BREAK;
  };
  visit(document, {
    Pair: (_, { key }) =>
      isNode(key) && !isScalar(key)
        ? stop(key, 'this is not a word that can be a key; write one')
        : undefined,
    Alias: (_, alias) =>
      alias.resolve(document) ? undefined : stop(alias, 'a `*` here means an alias; put the text in quotes'),
  });
  return found;
}

/** Where something is in a document: how far its path leads, and the offset at which it is written. */
export interface Whereabouts {
  path: readonly PropertyKey[];
  offset: number;
}

/**
 * Where the value at `path` is written, or with `atKey` its key. What is missing or empty is where it has to be
 * added: at the key of the block that it belongs to, or at its own key. A single value that stands where a list
 * may stand is its own only item.
 */
export function locate(document: Document.Parsed, path: readonly PropertyKey[], atKey: boolean): Whereabouts {
  let node: Node | undefined = document.contents ?? undefined;
  let key = startOf(node) ?? 0;
  for (const [depth, name] of path.entries()) {
    const container: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isScalar(container) && typeof name === 'number')
      return { path: path.slice(0, depth), offset: startOf(node) ?? key };
    const step = isMap(container)
      ? entryOf(container, name)
      : isSeq(container)
        ? itemOf(container.items, name)
        : undefined;
    if (!step) return { path, offset: key };
    ({ node, key } = step);
  }
  const empty = isScalar(node) && node.value === null;
  return { path, offset: atKey || empty ? key : (startOf(node) ?? key) };
}

type Step = { node: Node | undefined; key: number };

function entryOf(map: YAMLMap, name: PropertyKey): Step | undefined {
  const entries = entriesOf.get(map) ?? indexed(map);
  entriesOf.set(map, entries);
  return entries.get(name);
}

/** The entries of each block by their key, found once: a file may have as many problems as entries. */
const entriesOf = new WeakMap<YAMLMap, Map<PropertyKey, Step>>();

/** Of a key that is written twice, the first. */
function indexed(map: YAMLMap): Map<PropertyKey, Step> {
  const entries = new Map<PropertyKey, Step>();
  for (const { key, value } of map.items) {
    if (!isScalar<unknown>(key) || entries.has(keyText(key.value))) continue;
    entries.set(keyText(key.value), { node: isNode(value) ? value : undefined, key: startOf(key) ?? 0 });
  }
  return entries;
}

/** Keys are texts once they are plain: `7:` is "7", and an empty key is "". */
export function keyText(key: unknown): string {
  return key === null ? '' : `${key as string | number | bigint | boolean}`;
}

function itemOf(items: readonly unknown[], index: PropertyKey): Step | undefined {
  const node = typeof index === 'number' ? items[index] : undefined;
  return isNode(node) ? { node, key: startOf(node) ?? 0 } : undefined;
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
