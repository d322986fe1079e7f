/** The SDK's React helpers, with what this app has around them. */
import { useImpression, useScrollDepth } from '@synth/tracking/react';
import type { FeedItem } from '../data/feed';

export type FeedType = 'personalized' | 'following';

interface Seen {
  entityType: 'event' | 'review';
  entityId: string;
  source: 'feed' | 'search';
  position: number;
  feedType: FeedType;
}

/** For the element of one item of a list. */
export function useSeen({ entityType, entityId, source, position, feedType }: Seen) {
  return useImpression(entityType, entityId, { source, position, feed_type: feedType });
}

export function useFeedDepth(tab: string): void {
  useScrollDepth('feed', { activeTab: tab });
}

export const seenEvent = ({ concert }: FeedItem): Pick<Seen, 'entityType' | 'entityId'> => ({
  entityType: 'event',
  entityId: concert.event_id,
});
