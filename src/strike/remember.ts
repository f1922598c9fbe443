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
