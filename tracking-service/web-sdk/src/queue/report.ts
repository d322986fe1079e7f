import type { Metadata } from '../types.js';
import type { Counts, Ledger } from './store.js';

function since(before: Counts, counts: Counts): Counts {
  const more: Counts = {};
  for (const name in counts) {
    more[name] = (counts[name] as number) - (before[name] ?? 0);
  }
  return more;
}

/** Enters in the ledger that it is reported now what changed, and returns that; nothing where it can wait. */
export function report(ledger: Ledger, day: number): Metadata | undefined {
  const { counts, lost } = ledger;
  const [countsBefore, lostBefore] = ledger.reported;
  const more = since(countsBefore, counts);
  const lostMore = since(lostBefore, lost);
  ledger.day ||= day;
  if ((ledger.day === day || !more.made) && !Object.values(lostMore).some(Boolean)) {
    return;
  }
  ledger.day = day;
  ledger.reported = [{ ...counts }, { ...lost }];
  return { ...more, lost: lostMore };
}
