import { DECISION, mayTrack } from './consent.js';
import { createKept, type Kept } from './kept.js';
import type { Tracking } from './types.js';

/** What a part of the SDK keeps in this browser, as long as the person allows it. */
export interface PartStorage<T> {
  /** Whether this person may be tracked now. Where not, nothing is kept, and what was is gone. */
  allowed(): boolean;
  read(): T;
  write(value: T): void;
}

const mayKeep = (tracking: Tracking, kept: Kept): boolean => mayTrack(tracking.options, kept.get(DECISION));

/** Whether this person may be tracked, asked anew each time. */
export function consentTo(tracking: Tracking): () => boolean {
  const storage = partStorage(tracking, 'none', () => null);
  return storage.allowed;
}

/**
 * @param key of its own
 * @param valid makes what was read what it should be, whoever wrote it
 */
export function partStorage<T>(tracking: Tracking, key: string, valid: (stored: unknown) => T): PartStorage<T> {
  let made: Kept | undefined;
  const kept = (): Kept => (made ??= createKept(() => mayKeep(tracking, kept())));
  return {
    allowed() {
      if (typeof document === 'undefined') {
        return false;
      }
      if (mayKeep(tracking, kept())) {
        // Before `init`, nobody knows what the app needs consent for.
        return tracking.subject().anonymousId !== '';
      }
      kept().drop(key);
      return false;
    },
    read() {
      try {
        return valid(JSON.parse(kept().get(key) ?? 'null'));
      } catch {
        return valid(null);
      }
    },
    write: (value) => kept().set(key, JSON.stringify(value)),
  };
}
