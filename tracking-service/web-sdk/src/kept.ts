/** Small things that outlive the page: `localStorage`, and this page's memory for what must not or cannot go there. */
export interface Kept {
  get(key: string): string | undefined;
  /** @param always also before consent: for the decision itself */
  set(key: string, value: string, always?: boolean): void;
  drop(key: string): void;
  /** What follows the prefix in the keys that begin with it, in order. */
  keys(prefix: string): string[];
  /** What waited in memory goes to where it stays. */
  settle(): void;
}

const PREFIX = 'synth.';

/** @param allowed whether anything may be stored on this device now */
export function createKept(allowed: () => boolean): Kept {
  const memory = new Map<string, string>();
  let disk: Storage | undefined;
  try {
    disk = localStorage;
  } catch {
    // A page without storage: everything lives as long as it does.
  }
  const set = (key: string, value: string, always?: boolean) => {
    memory.set(key, value);
    if (always || allowed()) {
      try {
        disk!.setItem(PREFIX + key, value);
        memory.delete(key);
      } catch {
        // None, full, or forbidden.
      }
    }
  };
  return {
    get: (key) => memory.get(key) ?? disk?.getItem(PREFIX + key) ?? undefined,
    set,
    drop(key) {
      memory.delete(key);
      disk?.removeItem(PREFIX + key);
    },
    keys: (prefix) =>
      [...new Set([...[...memory.keys()].map((key) => PREFIX + key), ...Object.keys(disk ?? {})])]
        .filter((key) => key.startsWith(PREFIX + prefix))
        .map((key) => key.slice((PREFIX + prefix).length))
        .sort(),
    settle: () => memory.forEach((value, key) => set(key, value)),
  };
}
