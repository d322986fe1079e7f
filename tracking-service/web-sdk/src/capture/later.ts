/**
 * Runs `work` in a later task, or at once when the page goes away, for then there is no later. In the capture phase,
 * so that it is said before the queue writes down what waits.
 *
 * @param ms milliseconds
 * @returns takes it back
 */
export function later(work: () => void, ms = 0): () => void {
  const cancel = (): void => {
    clearTimeout(timer);
    removeEventListener('pagehide', run, true);
  };
  const run = (): void => {
    cancel();
    work();
  };
  const timer = setTimeout(run, ms);
  addEventListener('pagehide', run, true);
  return cancel;
}
