/** The same answer for the very same two objects, found once. For what is pure, of lists that never change. */
export function rememberOfBoth<One extends object, Other extends object, Result extends object>(
  find: (one: One, other: Other) => Result,
): (one: One, other: Other) => Result {
  const known = new WeakMap<One, WeakMap<Other, Result>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new WeakMap<Other, Result>();
    known.set(one, ofOne);
    const result = ofOne.get(other) ?? find(one, other);
    ofOne.set(other, result);
    return result;
  };
}

/** What is known under a key, found where it is not. Of a map that is full everything is forgotten before one more is kept. */
export function rememberIn<Key, Value>(
  known: Map<Key, Value>,
  key: Key,
  most: number,
  find: () => Value,
): Value {
  if (known.has(key)) return known.get(key) as Value;
  const found = find();
  if (known.size >= most) known.clear();
  known.set(key, found);
  return found;
}
