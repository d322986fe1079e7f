type Method = (...call: unknown[]) => unknown;

/** By the function that stands in a method's place, which all who listen share: the method, and they. */
const wrappings = new WeakMap<Method, readonly [original: Method, works: Set<() => void>]>();

function wrap(original: Method): Method {
  const works = new Set<() => void>();
  const wrapped: Method = function (this: unknown, ...call) {
    const result = original.apply(this, call);
    works.forEach((work) => work());
    return result;
  };
  wrappings.set(wrapped, [original, works]);
  return wrapped;
}

/**
 * Does `work` after each call of a method that went well.
 *
 * @param work must not throw
 * @returns takes it back; the last one leaves the object as it was
 */
export function after<N extends string>(owner: Record<N, unknown>, name: N, work: () => void): () => void {
  let wrapped = owner[name] as Method;
  if (!wrappings.has(wrapped)) {
    owner[name] = wrapped = wrap(wrapped);
  }
  const [original, works] = wrappings.get(wrapped)!;
  works.add(work);
  return () => {
    works.delete(work);
    // Where somebody else wrapped ours, it stays, and does nothing.
    if (!works.size && owner[name] === wrapped) {
      owner[name] = original;
    }
  };
}
