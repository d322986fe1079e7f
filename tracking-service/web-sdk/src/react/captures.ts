import { useCallback, useEffect, useRef } from 'react';
import type { Shown } from '../capture/impressions.js';
import { type ScrollOptions, scrollDepth } from '../capture/scroll.js';
import { type ViewOptions, viewDuration } from '../capture/view.js';
import type { Metadata } from '../types.js';
import { useShared, useTracking } from './provider.js';

/** What was given at the last render, for what happens later. */
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/**
 * Counts the element once it was seen for a second.
 *
 * @param metadata position, source, feed_type …, as they are when it counts
 * @returns for the element's `ref`
 */
export function useImpression(
  entityType: string,
  entityId: string,
  metadata?: Metadata,
): (element: Element | null) => void {
  const shared = useShared();
  const latest = useLatest(metadata);
  const unobserve = useRef<(() => void) | undefined>(undefined);
  return useCallback(
    (element) => {
      unobserve.current?.();
      unobserve.current =
        element && shared
          ? shared.impressions().observe(element, (): Shown => {
              const metadata = latest.current;
              return { entityType, entityId, ...(metadata ? { metadata } : {}) };
            })
          : undefined;
    },
    [shared, entityType, entityId, latest],
  );
}

export interface UseViewOptions extends ViewOptions {
  /** Whether it is open. Default true: as long as the component is there. */
  open?: boolean;
}

/**
 * Tells that something is looked at, and for how long. What the options say is read when it begins, `atEnd` when it
 * ends.
 */
export function useViewDuration(entityType: string, entityId: string, options: UseViewOptions = {}): void {
  const tracking = useTracking();
  const latest = useLatest(options);
  const open = options.open !== false;
  useEffect(() => {
    if (tracking && open) {
      return viewDuration(tracking, entityType, entityId, {
        ...latest.current,
        atEnd: () => latest.current.atEnd?.() ?? {},
      });
    }
    return undefined;
  }, [tracking, entityType, entityId, open, latest]);
}

/** Tells how far somebody scrolled, when the component goes, or the tab or place is another one. */
export function useScrollDepth(options: ScrollOptions = {}): void {
  const { place, activeTab, scroller } = options;
  const tracking = useTracking();
  const latest = useLatest(options);
  // A function is another one at each render, and means the same.
  const element = typeof scroller === 'function' ? null : scroller;
  useEffect(
    () => (tracking ? scrollDepth(tracking, latest.current) : undefined),
    [tracking, place, activeTab, element, latest],
  );
}

/**
 * A click, told by hand.
 *
 * @param metadata source, position, artist_name, venue_name …, as they are at the click
 * @returns for `onClick`
 */
export function useTrackClick(entityType: string, entityId: string, metadata?: Metadata): () => void {
  const tracking = useTracking();
  const latest = useLatest(metadata);
  return useCallback(() => {
    const interaction = { event_type: 'click', entity_type: entityType, entity_id: entityId };
    tracking?.track({ ...interaction, metadata: latest.current });
  }, [tracking, entityType, entityId, latest]);
}
