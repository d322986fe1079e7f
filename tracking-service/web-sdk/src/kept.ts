import { DECISION } from './consent.js';

/** Small things that outlive the page: `localStorage`, and this page's memory for what must not or cannot go there. */
export interface Kept {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
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
  const set = (key: string, value: string) => {
    const name = PREFIX + key;
    try {
      if (key !== DECISION && !allowed()) {
        throw 0;
      }
      disk!.setItem(name, value);
      memory.delete(name);
    } catch {
      // Forbidden, none, or full.
      memory.set(name, value);
      disk?.removeItem(name);
    }
  };
  return {
    // The disk first: another tab may have stored what this one could not yet.
    get: (key) => disk?.getItem(PREFIX + key) ?? memory.get(PREFIX + key),
    set,
    drop(key) {
      memory.delete(PREFIX + key);
      disk?.removeItem(PREFIX + key);
    },
    keys: (prefix) =>
      [...new Set([...memory.keys(), ...Object.keys(disk ?? {})])]
        .filter((name) => name.startsWith(PREFIX + prefix))
        .map((name) => name.slice((PREFIX + prefix).length))
        .sort(),
    settle: () => memory.forEach((value, name) => set(name.slice(PREFIX.length), value)),
  };
}
