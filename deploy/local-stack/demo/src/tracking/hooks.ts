/** The SDK's React helpers, with what this app's screens know. */
import { useExperiment, useImpression, useScrollDepth, useViewDuration } from '@synth/tracking/react';
import type { RefObject } from 'react';
import type { Concert } from '../data/catalogue';

export type FeedType = 'personalized' | 'following';

interface Seen {
  entityType: 'event' | 'review';
  entityId: string;
  source: 'feed' | 'search';
  position: number;
  feedType: FeedType;
}

/** For the element of one item of a list; scroll_depth and viewport_time come from the SDK. */
export function useSeen({ entityType, entityId, source, position, feedType }: Seen): (element: Element | null) => void {
  return useImpression(entityType, entityId, { source, position, feed_type: feedType });
}

export function useFeedDepth(tab: string): void {
  useScrollDepth({ place: 'feed', activeTab: tab });
}

interface Parts {
  scroller: RefObject<Element | null>;
  setlist: RefObject<Element | null>;
  reviews: RefObject<Element | null>;
}

/** An event's details are open: the view, how long it lasted, and what of it was looked at. */
export function useEventView(concert: Concert, hasSetlist: boolean, { scroller, setlist, reviews }: Parts): void {
  useViewDuration('event', concert.event_id, {
    source: 'event_modal',
    metadata: {
      artist_name: concert.artist_name,
      venue_name: concert.venue_name,
      has_ticket_urls: concert.ticket_url !== '',
      has_setlist: hasSetlist,
    },
    // Read when the view begins: while this renders, the elements are not there yet.
    get scroller() {
      return scroller.current;
    },
    get parts() {
      return { viewed_setlist: setlist.current, viewed_reviews: reviews.current };
    },
  });
}

/** What the sample's experiment lets the button say. */
export function useTicketLabel(experiment: string): string {
  return useExperiment<{ label: string }>(experiment, { label: 'Get tickets' }).value.label;
}
