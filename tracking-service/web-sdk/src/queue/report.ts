import type { Metadata } from '../types.js';
import type { Counts, Ledger } from './store.js';

const since = (before: Counts, counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count - (before[name] ?? 0)]));

/** Enters in the ledger that it is reported now what changed, and returns that; nothing where it can wait. */
export function report(ledger: Ledger, day: number): Metadata | undefined {
  const { counts, lost } = ledger;
  const [countsBefore, lostBefore] = ledger.reported;
  const more = since(countsBefore, counts);
  const lostMore = since(lostBefore, lost);
  ledger.day ||= day;
  if (!Object.values(lostMore).some(Boolean) && (ledger.day === day || !more.made)) {
    return;
  }
  ledger.day = day;
  ledger.reported = [{ ...counts }, { ...lost }];
  return { ...more, lost: lostMore };
}
