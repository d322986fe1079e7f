const chains = new Map<string, Promise<unknown>>();

/** One at a time, over all tabs; where the browser has no Web Locks, in this tab. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) {
    return navigator.locks.request('synth.' + name, work) as Promise<T>;
  }
  const run = (chains.get(name) ?? Promise.resolve()).then(work);
  chains.set(name, run.catch(() => 0));
  return run;
}
