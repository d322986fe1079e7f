import type { Tracking } from '../types.js';

/** What an owner told of an element last. */
export interface Told {
  item: string;
  /** By performance.now(). */
  at: number;
}

type Own = (before: Told | undefined) => void;

/** Who watches an element, in the order in which they came: the first of them owns it. */
const watching = new WeakMap<Tracking, WeakMap<Element, Set<Own>>>();

function watchersOf(tracking: Tracking, element: Element): Set<Own> {
  const elements = watching.get(tracking) ?? new WeakMap<Element, Set<Own>>();
  watching.set(tracking, elements);
  const watchers = elements.get(element) ?? new Set<Own>();
  elements.set(element, watchers);
  return watchers;
}

/**
 * One owner per element, so that two who watch it do not count it twice.
 *
 * @param own called once it is the owner: now, or when those before it have left, with what they told of the element
 * @returns leaves it to the next
 */
export function claim(tracking: Tracking, element: Element, own: Own): (told: Told | undefined) => void {
  const watchers = watchersOf(tracking, element);
  const owner = (): Own | undefined => watchers.values().next().value;
  watchers.add(own);
  if (owner() === own) {
    own(undefined);
  }
  return (told) => {
    const isOwner = owner() === own;
    watchers.delete(own);
    if (isOwner) {
      owner()?.(told);
    }
  };
}
