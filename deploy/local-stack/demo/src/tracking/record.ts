import { type Captured, type Settled, type Tracking, TrackingValidator } from '@synth/tracking';
import { useSyncExternalStore } from 'react';

/** An interaction as the developer panel shows it: who captured it, and what became of it. */
export interface Recorded {
  interaction: Captured;
  by: string;
  fate?: Settled;
  /** What the tracking plan says that it lacks. */
  warning?: string;
}

const KEPT = 200;
let records: Recorded[] = [];
let wholeCount = 0;
const listeners = new Set<() => void>();

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** Writes down what is captured, and its fate once it has one; the latest first. */
export function record(tracking: Tracking): void {
  tracking.on('captured', (interaction, by) => {
    wholeCount++;
    records = [{ interaction, by }, ...records].slice(0, KEPT);
    tell();
  });
  TrackingValidator.watch({
    server: true,
    warn: (warning, { message_id }: Partial<Captured>) => {
      records = records.map((one) => (one.interaction.message_id === message_id ? { ...one, warning } : one));
      tell();
    },
  });
  tracking.on('settled', (fates) => {
    const fateOf = new Map(fates.map((fate) => [fate.message_id, fate]));
    records = records.map((one) => {
      const fate = fateOf.get(one.interaction.message_id);
      return fate ? { ...one, fate } : one;
    });
    tell();
  });
}

export const capturedCount = (): number => wholeCount;

export function useRecords(): Recorded[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => records,
  );
}
