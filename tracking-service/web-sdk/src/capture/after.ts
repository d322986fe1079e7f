interface Wrapping {
  original: unknown;
  works: Set<() => void>;
}

/** By the function that stands in the original's place: all who listen to a method share one. */
const wrappings = new WeakMap<object, Wrapping>();

/**
 * Does `work` after each call of a method that went well.
 *
 * @param work must not throw
 * @returns takes it back; the last one leaves the object as it was
 */
export function after<O extends object, N extends keyof O>(owner: O, name: N, work: () => void): () => void {
  const original = owner[name] as (...call: unknown[]) => unknown;
  let wrapped = original;
  let wrapping = wrappings.get(original);
  if (!wrapping) {
    const works = new Set<() => void>();
    wrapping = { original, works };
    wrapped = function (this: unknown, ...call) {
      const result = original.apply(this, call);
      works.forEach((each) => each());
      return result;
    };
    wrappings.set(wrapped, wrapping);
    owner[name] = wrapped as O[N];
  }
  const { works, original: before } = wrapping;
  works.add(work);
  return () => {
    works.delete(work);
    // Where somebody else wrapped ours, it stays, and does nothing.
    if (works.size === 0 && owner[name] === wrapped) {
      owner[name] = before as O[N];
    }
  };
}
