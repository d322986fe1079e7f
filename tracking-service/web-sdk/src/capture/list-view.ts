import { safely } from '../safely.js';
import type { Tracking } from '../types.js';
import { onHistory } from './history.js';

/** The view that lists are in, in which each item counts once. */
export interface ListView {
  /** Sees whether it has another name by now: what the app goes by may change without the history. */
  look(): void;
  /** By performance.now(): what the app has told since then, it told in this view. */
  since(): number;
  stop(): void;
}

/**
 * Another name is another view, and so is each arrival at a name that was left before.
 *
 * @param name as the app has it; the page's path where it has none, or fails
 * @param onNew begins everything anew
 */
export function listView(tracking: Tracking, name: (() => string) | undefined, onNew: () => void): ListView {
  const read = (): string => safely(tracking, () => name?.()) ?? location.pathname;
  let current = read();
  let lookedAt = performance.now();
  let since = lookedAt;

  const begin = (from: number): void => {
    since = from;
    onNew();
  };
  // Unless it is known when it changed, it did at some time after the last look, and the app may have been first to tell.
  const look = (from = lookedAt): void => {
    const now = read();
    lookedAt = performance.now();
    if (now !== current) {
      current = now;
      begin(from);
    }
  };
  const unfollow = onHistory(tracking, () => look(performance.now()));
  // Back from another page by the back/forward cache: without the cache, it would be a new page.
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) {
      begin(performance.now());
    }
  };
  addEventListener('pageshow', comeBack);
  return {
    look: () => look(),
    since: () => since,
    stop() {
      unfollow();
      removeEventListener('pageshow', comeBack);
    },
  };
}
