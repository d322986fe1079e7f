import type { Metadata, Tracking } from '../types.js';
import { credentials, type ExperimentOptions, type Headers, post } from './credentials.js';
import { exposureQueue, type Waiting } from './exposure-queue.js';

/** Somebody sees what an experiment gave them. */
export interface Exposure {
  /** The experiment's key. */
  experiment: string;
  /** Name of the variant; by default the one that the server gives. */
  variant?: string | undefined;
  /** Where it is known; in a new phase it is told anew. */
  phase?: string | number | undefined;
  /** The visitor that the experiment was divided by, where it is not the tracking's. */
  anonymousId?: string | undefined;
  /** What was known when the condition was evaluated. */
  attributes?: Metadata | undefined;
}

export interface Exposures {
  /** Keeps it until the server has it. Never throws. */
  report(exposure: Exposure): void;
  /** Sends what waits; resolves when it was tried. */
  flush(): Promise<void>;
  stop(): void;
}

const TOGETHER = 100;
const DELAY = 100;
const RETRY_FIRST = 1_000;
const RETRY_LAST = 300_000;
const TOLD = ['kept', 'known'];
/** A new phase is noticed after a day, and an experiment that begins after ten minutes. */
const TOLD_FOR = 86_400_000;
const REFUSED_FOR = 600_000;

/**
 * Reports exposures to the experiments: once per experiment, variant and subject, of users in their own name only, and
 * kept in this browser until the server says what became of each.
 */
export function exposures(tracking: Tracking, options: ExperimentOptions = {}): Exposures {
  const queue = exposureQueue(tracking);
  const speakFor = credentials(tracking, options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let sending: Promise<void> | null = null;
  let isOver = false;

  const schedule = (ms: number): void => {
    clearTimeout(timer);
    if (!isOver) {
      timer = setTimeout(() => void flush(), ms);
    }
  };
  const settle = (batch: Waiting[], outcomes: (string | undefined)[]): void => {
    const state = queue.read();
    const ids = new Set(batch.map(({ id }) => id));
    state.waiting = state.waiting.filter(({ id }) => !ids.has(id));
    batch.forEach(({ id }, index) => {
      const time = TOLD.includes(outcomes[index] ?? '') ? TOLD_FOR : REFUSED_FOR;
      state.told[id] = Date.now() + time;
    });
    queue.write(state);
  };

  /** @returns milliseconds to wait before the next try, where there must be one */
  const send = async (batch: Waiting[], headers: Headers): Promise<number> => {
    const body = { exposures: batch.map(({ sent }) => sent) };
    const answer = await post(tracking, options, '/api/v1/exposures', headers, body);
    if (answer.ok) {
      const { exposures: fates } = (await answer.json()) as { exposures: { outcome: string }[] };
      settle(
        batch,
        fates.map(({ outcome }) => outcome),
      );
      return 0;
    }
    if (answer.status !== 400 && answer.status !== 413) {
      return Math.max(1, Number(answer.headers.get('Retry-After')) * 1_000 || backoff(failures));
    }
    if (batch.length > 1) {
      // One of them cost all.
      const half = batch.length >> 1;
      return (await send(batch.slice(0, half), headers)) || (await send(batch.slice(half), headers));
    }
    settle(batch, []);
    tracking.options.onError?.({ code: 'exposure_refused', message: `The exposure was refused: ${batch[0]?.id}` });
    return 0;
  };

  const sendAll = async (): Promise<void> => {
    const { waiting } = queue.read();
    let wait = 0;
    for (const user of new Set(waiting.map((item) => item.user))) {
      const own = waiting.filter((item) => item.user === user);
      const headers = await speakFor.of(user);
      for (let from = 0; headers && from < own.length; from += TOGETHER) {
        const next = await send(own.slice(from, from + TOGETHER), headers).catch(() => backoff(failures));
        if (next > 0) {
          wait = Math.max(wait, next);
          break;
        }
      }
    }
    failures = wait > 0 ? failures + 1 : 0;
    if (wait > 0) {
      schedule(wait);
    }
  };
  const flush = (): Promise<void> => {
    if (isOver || !queue.allowed()) {
      return Promise.resolve();
    }
    sending ??= sendAll()
      .catch(() => {})
      .then(() => {
        sending = null;
      });
    return sending;
  };

  const onOnline = (): void => schedule(0);
  const onLeave = (): void => void flush();
  addEventListener('online', onOnline);
  addEventListener('pagehide', onLeave);
  // What a page before left behind; what is of somebody who is logged in by now.
  let isFirst = true;
  const unhear = tracking.on('captured', ({ event_type }) => {
    if (isFirst || event_type === 'identify') {
      isFirst = false;
      schedule(DELAY);
    }
  });
  schedule(DELAY);

  return {
    report({ experiment, variant, phase, anonymousId, attributes }) {
      if (isOver || !experiment || !queue.allowed()) {
        return;
      }
      const { userId: user, anonymousId: visitor } = tracking.subject();
      const anonymous_id = anonymousId ?? visitor;
      const id = [experiment, variant ?? '', phase ?? '', user ?? '', anonymous_id].join('|');
      const state = queue.read();
      if (id in state.told || state.waiting.some((item) => item.id === id)) {
        return;
      }
      if (user === null && !options.clientKey) {
        // Nobody's token speaks for visitors; their interactions do, and the experiments read them.
        if (variant !== undefined && anonymous_id === visitor) {
          const shown = {
            event_type: 'custom',
            entity_type: 'experiment',
            entity_id: experiment,
            metadata: { variant },
          };
          tracking.track(shown, 'exposures');
          queue.write({ ...state, told: { ...state.told, [id]: Date.now() + TOLD_FOR } });
        }
        return;
      }
      const said = { ...(variant === undefined ? {} : { variant }), ...(attributes ? { attributes } : {}) };
      const sent = { experiment, ...said, anonymous_id, occurred_at: new Date().toISOString() };
      state.waiting.push({ id, user, sent });
      queue.write(state);
      if (failures === 0) {
        schedule(DELAY);
      }
    },
    flush,
    stop() {
      isOver = true;
      clearTimeout(timer);
      removeEventListener('online', onOnline);
      removeEventListener('pagehide', onLeave);
      unhear();
    },
  };
}

/** Full jitter: between nothing and twice as long as the time before. */
function backoff(failures: number): number {
  return Math.max(1, Math.random() * Math.min(RETRY_LAST, RETRY_FIRST * 2 ** Math.min(failures, 20)));
}
