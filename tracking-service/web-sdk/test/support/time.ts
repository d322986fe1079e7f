/** Time that passes only when told: timers of all tabs and of the server, in order. */
export interface Time {
  /** The true time, milliseconds since 1970. */
  now(): number;
  after(delay: number, work: () => void): number;
  cancel(id: number): void;
  /** Lets so much time pass, and all that happens in it. */
  pass(milliseconds: number): Promise<void>;
  settled(): Promise<void>;
}

/** @param busy whether something goes on that takes no time, such as a transaction */
export function createTime(start = Date.UTC(2026, 4, 1, 12), busy: () => boolean = () => false): Time {
  /** Until what was begun without waiting for time (database, promises) is through. */
  const settled = async () => {
    for (let turn = 0; turn < 40 || (busy() && turn < 20_000); turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  let now = start;
  let next = 1;
  const timers = new Map<number, { at: number; work: () => void }>();
  return {
    now: () => now,
    settled,
    after(delay, work) {
      timers.set(next, { at: now + Math.max(0, delay || 0), work });
      return next++;
    },
    cancel: (id) => void timers.delete(id),
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (!due) {
          break;
        }
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].work();
      }
      now = end;
    },
  };
}
