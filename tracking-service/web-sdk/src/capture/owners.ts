/** What an owner told of an element last, and when, by performance.now(). */
export type Told = readonly [item: string, at: number] | undefined;

type Own = (before?: Told) => void;

/** Who watches an element, in the order in which they came: the first of them owns it. */
const watching = new WeakMap<Element, Own[]>();

/**
 * One owner per element, so that two who watch it do not count it twice.
 *
 * @param own called once it is the owner: now, or when those before it have left, with what they told of the element
 * @returns leaves it to the next
 */
export function claim(element: Element, own: Own): (told: Told) => void {
  const watchers = watching.get(element) ?? [];
  watching.set(element, watchers);
  if (watchers.push(own) === 1) {
    own();
  }
  return (told) => {
    const place = watchers.indexOf(own);
    watchers.splice(place, 1);
    if (place === 0) {
      watchers[0]?.(told);
    }
  };
}
