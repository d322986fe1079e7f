import type { Tracking } from './types.js';

/** Whatever fails in it, the app's own functions included, is told and never thrown. */
export function safely<T>(tracking: Tracking, work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    try {
      tracking.options.onError?.({ code: 'part', message: String(cause), cause });
    } catch {
      // Not even by who is told.
    }
    return undefined;
  }
}
