/** An element, or who knows it by the time that it is needed. */
export type Place = Element | null | undefined | (() => Element | null | undefined);

export const elementOf = (place: Place): Element | null | undefined => (typeof place === 'function' ? place() : place);

/** What scrolls: an element, or the page. */
export type Scroller = Element | null | undefined;

/**
 * How far it is scrolled, in percent of what can be scrolled: 0 at the top, 100 at the bottom, null where nothing
 * scrolls.
 */
export function scrolledPercent(scroller: Scroller): number | null {
  const box = scroller ?? document.scrollingElement ?? document.documentElement;
  const top = scroller ? scroller.scrollTop : window.scrollY;
  const room = box.scrollHeight - (scroller ? scroller.clientHeight : window.innerHeight);
  return room > 0 ? Math.min(100, Math.max(0, (top / room) * 100)) : null;
}
