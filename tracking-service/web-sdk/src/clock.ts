let last = 0;
let tick = 0;

/**
 * Milliseconds since 1970 by this device's clock, except that a clock set back goes on from where it was: within a page
 * what happened later never has an earlier time. A device that slept, or a clock set forward, is followed.
 */
export function now(): number {
  const ticks = performance.now();
  last = Math.max(Date.now(), last && last + ticks - tick);
  tick = ticks;
  return last;
}

export const iso = (time: number): string => new Date(time).toJSON();
