import { useApp } from '../app';
import type { FeedItem } from '../data/feed';
import { isOver } from '../data/feed';
import { toggle, useMine } from '../data/mine';
import { type Source, artistClicked, interestChanged, venueClicked } from '../tracking/captures';
import { type FeedType, useSeen } from '../tracking/hooks';
import { Icon } from './Icon';
import { Link } from './Link';
import { Poster } from './Poster';
import { dayOf, monthOf, when } from './when';

interface Props {
  item: FeedItem;
  position: number;
  source: Source;
  tab?: string;
}

interface SeenProps extends Props {
  source: 'feed' | 'search';
  feedType: FeedType;
}

/** A card in a list whose impressions count. */
export function SeenEventCard({ feedType, ...card }: SeenProps) {
  const { source, position, item } = card;
  const entityId = item.concert.event_id;
  const ref = useSeen({ entityType: 'event', entityId, source, position, feedType });
  return (
    <li ref={ref} className="card-place" data-seen={`event ${entityId} ${source} ${feedType}`}>
      <EventCard {...card} />
    </li>
  );
}

export function EventCard({ item, position, source, tab }: Props) {
  const { open } = useApp();
  const { concert, distance_miles } = item;
  const isInterested = useMine().interested.includes(concert.event_id);
  const names = source === 'feed' ? 'feed_event_card' : source;
  const changeInterest = (): void => interestChanged(concert, toggle('interested', concert.event_id), source);
  return (
    <article className="card" data-testid={`event-card-${concert.event_id}`} data-event-id={concert.event_id}>
      <Poster of={concert.artist_name} className="card-poster" />
      <div className="card-date" aria-hidden="true">
        <b>{dayOf(concert)}</b>
        {monthOf(concert)}
      </div>
      <div className="card-body">
        <h3>
          <button
            type="button"
            className="card-open"
            data-testid={`event-open-${concert.event_id}`}
            onClick={() => open(item, source, position, tab)}
          >
            {concert.artist_name}
          </button>
        </h3>
        <p className="card-line">
          <Link
            to={`/venue/${concert.venue_id}`}
            testId={`card-venue-${concert.event_id}`}
            onClick={() => venueClicked(concert, names)}
          >
            {concert.venue_name}
          </Link>
          {`, ${concert.venue_city}`}
        </p>
        <p className="card-line faint">{when(concert)}</p>
        <div className="card-foot">
          <span className="tag price">{isOver(concert) ? 'Past concert' : concert.price_range}</span>
          <span className="tag">
            <Icon name="pin" />
            {Math.round(distance_miles)} mi
          </span>
          <Link
            to={`/artist/${concert.artist_id}`}
            className="tag link"
            testId={`card-artist-${concert.event_id}`}
            onClick={() => artistClicked(concert.artist_name, names, concert)}
          >
            {concert.genres[0]}
          </Link>
          <button
            type="button"
            className={isInterested ? 'round on' : 'round'}
            aria-pressed={isInterested}
            aria-label={`Interested in ${concert.title}`}
            data-testid={`card-interest-${concert.event_id}`}
            onClick={changeInterest}
          >
            <Icon name="heart" filled={isInterested} />
          </button>
        </div>
      </div>
    </article>
  );
}
