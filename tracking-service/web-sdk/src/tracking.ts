import { now } from './clock.js';
import { uuidV7 } from './ids.js';
import { type Tracker, createTracker } from './tracker.js';
import type { Events, Interaction, Options, Tracking } from './types.js';

const EARLY = 1_000;

let tracker: Tracker | undefined;
let waiting: ((ready: Tracker) => void)[] = [];
let early = 0;
let missed = 0;
let errors: Options['onError'];
const listeners = new Map<keyof Events, Set<(...values: never[]) => void>>();

/** Server-side rendering: there is nobody to track. */
const absent = typeof document === 'undefined';

const failed = (cause: unknown) => {
  try {
    errors?.({ code: 'internal', message: String(cause), cause });
  } catch {
    // Nothing reaches the app, its own errors included.
  }
};

function emit<E extends keyof Events>(event: E, ...values: Parameters<Events[E]>): void {
  listeners.get(event)?.forEach((listener) => {
    try {
      (listener as unknown as (...values: Parameters<Events[E]>) => void)(...values);
    } catch (cause) {
      failed(cause);
    }
  });
}

/** Now, or as soon as `init` was called; a failure is told and not thrown. */
const whenReady = <T>(call: (ready: Tracker) => Promise<T>): Promise<T> =>
  absent
    ? Promise.resolve(undefined as T)
    : new Promise<T>((resolve) => (tracker ? resolve(tracker as never) : waiting.push(resolve as never)))
        .then((ready) => call(ready as Tracker))
        .catch((cause) => failed(cause) as T);

/** The page's one tracking; it may be called before `init`. */
export const tracking: Tracking = {
  track(interaction: Interaction, by = 'app') {
    if (absent) {
      return null;
    }
    try {
      const time = now();
      const id = uuidV7(time);
      if (tracker) {
        return tracker.capture(interaction, by, time, id);
      }
      if (early++ < EARLY) {
        waiting.push((ready) => ready.capture(interaction, by, time, id));
      } else {
        missed++;
      }
      return id;
    } catch (cause) {
      failed(cause);
      return null;
    }
  },
  identify: (traits) => whenReady((ready) => ready.identify(traits)),
  reset: () => whenReady((ready) => ready.reset()),
  optIn: () => whenReady((ready) => ready.optIn()),
  optOut: () => whenReady((ready) => ready.optOut()),
  flush: () => whenReady((ready) => ready.flush()),
  stats: () => whenReady((ready) => ready.stats()),
  on(event, listener) {
    const those = listeners.get(event) ?? new Set();
    listeners.set(event, those.add(listener));
    return () => those.delete(listener);
  },
  subject: () => tracker?.subject() ?? { anonymousId: '', sessionId: '', userId: null },
  async close() {
    const closing = tracker;
    tracker = undefined;
    await closing?.close();
  },
  get options() {
    return tracker?.options ?? {};
  },
};

/**
 * Begins tracking on this page. What was called before counts from when it was called. A second `init` takes the place of
 * the first.
 *
 * @example
 * init({ endpoint: 'https://api.example', writeKey: 'wk_…', getToken: () => session?.access_token });
 */
export function init(options: Options = {}): Tracking {
  if (!absent) {
    try {
      void tracker?.close();
      errors = options.onError;
      const ready = (tracker = createTracker(options, emit));
      const calls = waiting;
      waiting = [];
      calls.forEach((call) => {
        try {
          call(ready);
        } catch (cause) {
          failed(cause);
        }
      });
      for (; missed; missed--) {
        ready.lose(uuidV7(now()), 'queue_full');
      }
      early = 0;
    } catch (cause) {
      failed(cause);
    }
  }
  return tracking;
}
