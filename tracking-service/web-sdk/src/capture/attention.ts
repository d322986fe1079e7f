import { listen, together } from './listen.js';

/** Whether somebody can be looking: the tab is shown, and the window has the focus. */
export function isAttentive(): boolean {
  return !document.hidden && document.hasFocus();
}

/** Tells when attention comes and goes. */
export function onAttention(listener: (attentive: boolean) => void): () => void {
  let last = isAttentive();
  let over = false;
  const look = (): void => {
    const now = isAttentive();
    if (now !== last && !over) {
      last = now;
      listener(now);
    }
  };
  return together(
    listen(document, 'visibilitychange', look),
    listen(window, 'focus', look),
    // The focus may have gone into a frame of this very page, which is known only after the event.
    listen(window, 'blur', () => setTimeout(look)),
    () => (over = true),
  );
}

/** Counts the time with attention. The function it gives says the milliseconds until now. */
export function stopwatch(): { elapsed: () => number; stop: () => void } {
  let before = 0;
  let from = isAttentive() ? performance.now() : null;
  const elapsed = (): number => before + (from === null ? 0 : performance.now() - from);
  const stop = onAttention((attentive) => {
    before = elapsed();
    from = attentive ? performance.now() : null;
  });
  return { elapsed, stop };
}
