import { safely } from '../errors.js';
import type { Kept } from '../kept.js';
import type { Key } from './store.js';

/**
 * Under such keys are rows that are safe but not yet in the store. A value holds what one task captured, and never changes:
 * each write is a message to another process, whatever its size, and it is those that a capture would wait for.
 */
export const JOURNAL = 'j';

/**
 * What cannot be read, because a disk or somebody else spoiled it, is told to the app and holds nobody else's rows up.
 *
 * @param parts the journal's keys, by default all that there are, of all tabs
 */
export const readJournal = (kept: Kept, parts = kept.keys(JOURNAL)): [Key, string][] =>
  parts.flatMap((part) => safely(() => JSON.parse(kept.get(JOURNAL + part) as string)) ?? []);
