/** One at a time, over all tabs; where the browser has no Web Locks, each tab by itself. */
export const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request('synth.' + name, work) as Promise<T>) : work();
