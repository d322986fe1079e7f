import type { Kept } from '../kept.js';
import { emptyLedger, type Store } from './store.js';

export const ROW = 'q';
const LEDGER = 'c';

/** For browsers without a database. */
export const openPlain = (kept: Kept): Store => ({
  async edit(change) {
    const known = kept.get(LEDGER);
    const ledger = known ? JSON.parse(known) : emptyLedger();
    const { put, drop } = change(kept.keys(ROW), ledger);
    put.forEach((value, key) => kept.set(ROW + key, value));
    drop.forEach((key) => kept.drop(ROW + key));
    kept.set(LEDGER, JSON.stringify(ledger));
  },
  read: async (keys) => keys.map((key) => kept.get(ROW + key)),
});
