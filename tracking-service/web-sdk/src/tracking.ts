import { now } from './clock.js';
import { uuidV7 } from './ids.js';
import { log, safely, tell, tellTo } from './errors.js';
import { type Tracker, createTracker } from './tracker.js';
import type { Events, Interaction, Metadata, Options, Tracking } from './types.js';

const EARLY = 1_000;

let tracker: Tracker | undefined;
let waiting: ((ready: Tracker) => void)[] = [];
let missed = 0;
const listeners = new Set<[event: keyof Events, listener: unknown]>();

/** Server-side rendering: there is nobody to track. */
const absent = typeof document === 'undefined';

function emit<E extends keyof Events>(event: E, ...values: Parameters<Events[E]>): void {
  log(event, ...values);
  listeners.forEach(
    ([to, listener]) =>
      to === event && safely(() => (listener as (...values: Parameters<Events[E]>) => void)(...values), 'app'),
  );
}

type Late = 'identify' | 'reset' | 'optIn' | 'optOut' | 'flush' | 'stats';

/** Now, or as soon as `init` was called; a failure is told and not thrown. */
const late =
  <N extends Late>(name: N) =>
  (traits?: Metadata): ReturnType<Tracker[N]> =>
    new Promise<Tracker | undefined>((resolve) => (tracker || absent ? resolve(tracker) : waiting.push(resolve)))
      .then<unknown>((ready) => ready?.[name](traits))
      .catch((cause) => tell('internal', cause)) as ReturnType<Tracker[N]>;

/** The page's one tracking; it may be called before `init`. */
export const tracking: Tracking = {
  track: (interaction: Interaction, by = 'app') =>
    safely(() => {
      const time = now();
      const id = uuidV7(time);
      if (tracker || absent) {
        return tracker?.capture(interaction, by, time, id);
      }
      if (waiting.length < EARLY) {
        waiting.push((ready) => ready.capture(interaction, by, time, id));
      } else {
        missed++;
      }
      return id;
    }) ?? null,
  identify: /* @__PURE__ */ late('identify'),
  reset: /* @__PURE__ */ late('reset'),
  optIn: /* @__PURE__ */ late('optIn'),
  optOut: /* @__PURE__ */ late('optOut'),
  flush: /* @__PURE__ */ late('flush'),
  stats: /* @__PURE__ */ late('stats'),
  on(event, listener) {
    const one: [keyof Events, unknown] = [event, listener];
    listeners.add(one);
    return () => listeners.delete(one);
  },
  subject: () => tracker?.subject() ?? { anonymousId: '', sessionId: '', userId: null },
  async close() {
    tracker?.stop();
    tracker = undefined;
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
  tellTo(options);
  safely(() => {
    if (!absent) {
      tracker?.stop();
      const ready = (tracker = createTracker(options, emit));
      waiting.forEach((call) => safely(() => call(ready)));
      waiting = [];
      for (; missed; missed--) {
        ready.lose(uuidV7(now()), 'queue_full');
      }
    }
  });
  return tracking;
}
