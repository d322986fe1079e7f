/** Listens until it is taken back. */
export function listen(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: AddEventListenerOptions | boolean,
): () => void {
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}

/** One stop for all of them. */
export const together =
  (...stops: (() => void)[]): (() => void) =>
  () =>
    stops.forEach((stop) => stop());

/** When somebody comes back to this page, which the back/forward cache kept as it was. */
export const onComeBack = (work: () => void): (() => void) =>
  listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && work());
