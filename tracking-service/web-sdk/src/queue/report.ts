import type { Metadata } from '../types.js';
import type { Ledger } from './store.js';

const LOST = 'lost.';

/** Enters in the ledger that it is reported now what changed, and returns that; nothing where it can wait. */
export function report(ledger: Ledger, day: number): Metadata | undefined {
  const { counts, reported } = ledger;
  const lost: Record<string, number> = {};
  const metadata: Metadata = { lost };
  let made = false;
  let bad = false;
  for (const name in counts) {
    const change = (counts[name] as number) - (reported[name] || 0);
    if (name.startsWith(LOST)) {
      if (change) {
        lost[name.slice(LOST.length)] = change;
        bad = true;
      }
    } else if (name !== 'sent') {
      metadata[name] = change;
      made ||= change > 0;
    }
  }
  ledger.day ||= day;
  if (!bad && (!made || ledger.day === day)) {
    return;
  }
  ledger.day = day;
  ledger.reported = { ...counts };
  return metadata;
}
