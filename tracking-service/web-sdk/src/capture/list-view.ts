import { safely } from '../safely.js';
import type { Tracking } from '../types.js';
import { onHistory } from './history.js';
import { onComeBack, together } from './listen.js';

/** The view that lists are in, in which each item counts once. */
export interface ListView {
  /**
   * Sees whether it has another name by now: what the app goes by may change without the history.
   *
   * @returns by performance.now(): what the app has told since then, it told in this view
   */
  look(): number;
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
  let current: string | null = read();
  let lookedAt = performance.now();
  let since = lookedAt;

  // Where nobody knows when it changed, it did at some time after the last look, and the app may have been first to
  // tell.
  const look = (from = lookedAt): number => {
    const now = read();
    lookedAt = performance.now();
    if (now !== current) {
      current = now;
      since = from;
      onNew();
    }
    return since;
  };
  const arrive = (): unknown => look(performance.now());
  return {
    look: () => look(),
    stop: together(
      onHistory(tracking, arrive),
      // Without the back/forward cache, it would be a new page.
      onComeBack(() => {
        current = null;
        arrive();
      }),
    ),
  };
}
