import type { Tracking } from '../types.js';
import { type ImpressionOptions, impressionObserver, shownBy } from './impressions.js';

export interface ImpressionListOptions extends ImpressionOptions {
  /** What is watched for items, also for those that come later. Default: the whole page. */
  container?: Element;
  /** What is an item. Default: what has a `data-position`, and an id such as `data-event-id`. */
  selector?: string;
}

const ATTRIBUTES = ['event-id', 'review-id', 'ad-id', 'promotion-id', 'entity-type', 'entity-id', 'position'];

/**
 * Counts what people see of lists, also of virtual ones, whose elements come, go and are used again for other items.
 *
 * @returns stops it
 */
export function impressions(tracking: Tracking, options: ImpressionListOptions = {}): () => void {
  const container = options.container ?? document.documentElement;
  const selector = options.selector ?? '[data-position]';
  const observer = impressionObserver(tracking, options);
  const items = new Map<Element, { id: string; unobserve: () => void }>();

  const remove = (element: Element): void => {
    items.get(element)?.unobserve();
    items.delete(element);
  };
  const look = (element: Element): void => {
    const shown = element.isConnected && element.matches(selector) ? shownBy(element) : null;
    const id = shown && `${shown.entityType}\n${shown.entityId}`;
    if (items.get(element)?.id === id) {
      return;
    }
    // The element of another item before: its second begins anew.
    remove(element);
    if (id) {
      items.set(element, { id, unobserve: observer.observe(element) });
    }
  };
  const lookInto = (node: Node): void => {
    if (node instanceof Element) {
      look(node);
      node.querySelectorAll(selector).forEach(look);
    }
  };

  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        look(target as Element);
      }
      removedNodes.forEach(lookInto);
      addedNodes.forEach(lookInto);
    }
  });
  changes.observe(container, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ATTRIBUTES.map((name) => `data-${name}`),
  });
  lookInto(container);
  return () => {
    changes.disconnect();
    observer.stop();
  };
}
