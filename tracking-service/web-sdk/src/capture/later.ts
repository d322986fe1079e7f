import { listen, together } from './listen.js';

/**
 * Runs `work` in a later task, or at once when the page goes away, for then there is no later. In the capture phase,
 * so that it is said before the queue writes down what waits.
 *
 * @param ms milliseconds
 * @returns takes it back
 */
export function later(work: () => void, ms = 0): () => void {
  const run = (): void => {
    cancel();
    work();
  };
  const timer = setTimeout(run, ms);
  const cancel = together(() => clearTimeout(timer), listen(window, 'pagehide', run, true));
  return cancel;
}
