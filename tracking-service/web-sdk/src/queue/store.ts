/** Where rows wait, and the counts beside them: both change together or not at all. */

/**
 * Says what a row is without reading it: message id (36 characters, so that keys are in the order of capture), then what
 * kind it is, then whose: `u` and the user, or `a` and the visitor.
 */
export type Key = string;

export const ORDINARY = '.';
export const URGENT = '!';
/** A loss report: counts others, and is not counted. */
export const REPORT = '~';

export const idOf = (key: Key): string => key.slice(0, 36);
export const kindOf = (key: Key): string => key[36] as string;
export const personOf = (key: Key): string => key.slice(37);

export const ofVisitor = (key: Key): boolean => key[37] === 'a';

export type Counts = Record<string, number>;

export interface Ledger {
  /** `made`, `sent`, and each fate but `lost`. */
  counts: Counts;
  /** By reason. */
  lost: Counts;
  /** Counts and losses as they were last reported, and on which day since 1970. */
  reported: [Counts, Counts];
  day: number;
  /** Rows that the last change took over from the journal, which may still be there. */
  moved: Key[];
}

export interface Change {
  put: Map<Key, string>;
  drop: Key[];
}

export interface Store {
  /** @param change is told the keys in order and the ledger, which it may write to; it must be repeatable */
  edit(change: (keys: Key[], ledger: Ledger) => Change): Promise<void>;
  read(keys: Key[]): Promise<(string | undefined)[]>;
}

export const emptyLedger = (): Ledger => ({
  counts: { made: 0, sent: 0, stored: 0, duplicate: 0, quarantined: 0, filtered: 0 },
  lost: {},
  reported: [{}, {}],
  day: 0,
  moved: [],
});
