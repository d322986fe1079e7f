import { useState } from 'react';
import { useRanked, useSampleReviews } from '../app';
import { isOver } from '../data/feed';
import { useMine } from '../data/mine';
import { SeenEventCard } from '../parts/EventCard';
import { Link } from '../parts/Link';
import { SeenReviewCard } from '../parts/ReviewCard';
import { moreLoaded, tabChanged } from '../tracking/captures';
import { type FeedType, useFeedDepth } from '../tracking/hooks';

const PAGE = 8;
type Tab = 'events' | 'reviews';

const TABS: { tab: Tab; label: string }[] = [
  { tab: 'events', label: 'Events' },
  { tab: 'reviews', label: 'Reviews' },
];
const TYPES: { type: FeedType; label: string }[] = [
  { type: 'personalized', label: 'For you' },
  { type: 'following', label: 'Following' },
];

export function Feed() {
  const [tab, setTab] = useState<Tab>('events');
  const [feedType, setFeedType] = useState<FeedType>('personalized');
  const [size, setSize] = useState(PAGE);
  const { following } = useMine();
  const isMine = ({ artist_id, venue_id }: { artist_id: string; venue_id: string }): boolean =>
    feedType === 'personalized' || following.includes(artist_id) || following.includes(venue_id);
  const events = useRanked().filter(({ concert }) => !isOver(concert) && isMine(concert));
  const reviews = useSampleReviews().filter(({ concert }) => isMine(concert));
  const length = tab === 'events' ? events.length : reviews.length;
  const shown = Math.min(size, length);
  useFeedDepth(`${feedType}:${tab}`);

  const change = (from: string, to: string, apply: () => void): void => {
    if (from !== to) {
      tabChanged(from, to, shown);
      setSize(PAGE);
      apply();
    }
  };
  const loadMore = (): void => {
    moreLoaded(tab, shown);
    setSize(size + PAGE);
  };

  return (
    <>
      <header className="screen-head">
        <h1>{feedType === 'personalized' ? 'Concerts near you' : 'From those you follow'}</h1>
        <div className="switches">
          <div className="tabs" role="tablist" aria-label="What the feed shows">
            {TABS.map((choice) => (
              <button
                key={choice.tab}
                type="button"
                role="tab"
                aria-selected={tab === choice.tab}
                data-testid={`feed-tab-${choice.tab}`}
                onClick={() => change(tab, choice.tab, () => setTab(choice.tab))}
              >
                {choice.label}
              </button>
            ))}
          </div>
          <div className="segments" role="group" aria-label="Whose feed it is">
            {TYPES.map((choice) => (
              <button
                key={choice.type}
                type="button"
                aria-pressed={feedType === choice.type}
                data-testid={`feed-type-${choice.type}`}
                onClick={() => change(feedType, choice.type, () => setFeedType(choice.type))}
              >
                {choice.label}
              </button>
            ))}
          </div>
        </div>
      </header>
      {length === 0 && (
        <div className="empty" data-testid="feed-empty">
          <p>Nothing here yet.</p>
          <p className="faint">
            Follow an artist or a venue, and their {tab} stand here. <Link to="/search">Find some</Link>
          </p>
        </div>
      )}
      <ul className="cards" data-testid="feed-list" key={`${feedType}:${tab}`}>
        {tab === 'events'
          ? events
              .slice(0, size)
              .map((item, position) => (
                <SeenEventCard
                  key={item.concert.event_id}
                  item={item}
                  position={position}
                  source="feed"
                  feedType={feedType}
                  tab={tab}
                />
              ))
          : reviews
              .slice(0, size)
              .map((review, position) => (
                <SeenReviewCard key={review.id} review={review} position={position} source="feed" feedType={feedType} />
              ))}
      </ul>
      {shown < length && (
        <button type="button" className="button quiet wide" data-testid="load-more" onClick={loadMore}>
          Load more
        </button>
      )}
    </>
  );
}
