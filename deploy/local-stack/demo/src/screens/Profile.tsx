import { type ReactNode, useState } from 'react';
import { useApp, useRanked } from '../app';
import { type FeedItem, isOver } from '../data/feed';
import { toggle, useMine } from '../data/mine';
import { EventCard } from '../parts/EventCard';
import { Icon } from '../parts/Icon';
import { Poster } from '../parts/Poster';
import { followChanged } from '../tracking/captures';

const PAGE = 6;

export function ArtistPage({ id }: { id: string }) {
  const artist = useApp().catalogue.artists.find(({ artist_id }) => artist_id === id);
  const items = useRanked().filter(({ concert }) => concert.artist_id === id);
  return artist ? (
    <Profile type="artist" id={id} name={artist.name} items={items}>
      {artist.genres.join(' · ')}
    </Profile>
  ) : (
    <Unknown what="artist" />
  );
}

export function VenuePage({ id }: { id: string }) {
  const venue = useApp().catalogue.venues.find(({ venue_id }) => venue_id === id);
  const items = useRanked().filter(({ concert }) => concert.venue_id === id);
  return venue ? (
    <Profile type="venue" id={id} name={venue.name} items={items}>
      {venue.city}, {venue.state} · holds {venue.capacity.toLocaleString('en-US')}
    </Profile>
  ) : (
    <Unknown what="venue" />
  );
}

interface Props {
  type: 'artist' | 'venue';
  id: string;
  name: string;
  items: FeedItem[];
  children: ReactNode;
}

function Profile({ type, id, name, items, children }: Props) {
  const isFollowed = useMine().following.includes(id);
  const byDate = [...items].sort((a, b) => a.concert.starts_at.localeCompare(b.concert.starts_at));
  const upcoming = byDate.filter(({ concert }) => !isOver(concert));
  const past = byDate.filter(({ concert }) => isOver(concert)).reverse();
  return (
    <>
      <header className="hero" data-testid={`${type}-page`}>
        <Poster of={name} className="hero-poster" />
        <div className="hero-text">
          <span className="eyebrow">{type}</span>
          <h1>{name}</h1>
          <p className="faint">{children}</p>
        </div>
        <button
          type="button"
          className={isFollowed ? 'button quiet' : 'button'}
          aria-pressed={isFollowed}
          data-testid="follow"
          onClick={() => followChanged(type, id, toggle('following', id), name)}
        >
          <Icon name={isFollowed ? 'check' : 'heart'} />
          {isFollowed ? 'Following' : 'Follow'}
        </button>
      </header>
      <List heading="Upcoming" items={upcoming} type={type} />
      <List heading="Past" items={past} type={type} offset={upcoming.length} />
    </>
  );
}

function List({ heading, items, type, offset = 0 }: { heading: string; items: FeedItem[]; type: string; offset?: number }) {
  const [size, setSize] = useState(PAGE);
  if (items.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="cards">
        {items.slice(0, size).map((item, index) => (
          <li key={item.concert.event_id} className="card-place">
            <EventCard item={item} position={offset + index} source={type === 'artist' ? 'artist_page' : 'venue_page'} />
          </li>
        ))}
      </ul>
      {size < items.length && (
        <button type="button" className="button quiet wide" onClick={() => setSize(size + PAGE)}>
          Show all {items.length}
        </button>
      )}
    </section>
  );
}

function Unknown({ what }: { what: string }) {
  return <p className="empty">There is no such {what}.</p>;
}
