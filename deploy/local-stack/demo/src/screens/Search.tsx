import { useEffect, useMemo, useRef, useState } from 'react';
import { type SearchCapture, searches } from '@synth/tracking';
import { useApp, useRanked } from '../app';
import { isOver } from '../data/feed';
import { SeenEventCard } from '../parts/EventCard';
import { Icon } from '../parts/Icon';
import { Link } from '../parts/Link';
import { Poster } from '../parts/Poster';
import { artistClicked } from '../tracking/captures';

const TYPES = ['all', 'artists', 'events'] as const;
type SearchType = (typeof TYPES)[number];
const LISTED = 12;

/** Debounced by the SDK's own search capture; the app says what was typed and how much was found. */
function useSearchCapture(type: SearchType, filters: string[]): SearchCapture | null {
  const { tracking } = useApp();
  const [capture, setCapture] = useState<SearchCapture | null>(null);
  const now = useRef({ type, filters });
  useEffect(() => {
    now.current = { type, filters };
  });
  useEffect(() => {
    const made = searches(tracking, { type: () => now.current.type, filters: () => now.current.filters });
    setCapture(() => made);
    return made;
  }, [tracking]);
  return capture;
}

export function Search() {
  const { catalogue } = useApp();
  const ranked = useRanked();
  const [query, setQuery] = useState('');
  const [type, setType] = useState<SearchType>('all');
  const [isUpcoming, setUpcoming] = useState(true);
  const filters = useMemo(() => (isUpcoming ? ['upcoming'] : []), [isUpcoming]);
  const capture = useSearchCapture(type, filters);

  const wanted = query.trim().toLowerCase();
  const isAsked = wanted.length >= 2;
  const artists =
    isAsked && type !== 'events'
      ? catalogue.artists.filter(({ name, genres }) => [name, ...genres].some((text) => text.toLowerCase().includes(wanted)))
      : [];
  const events =
    isAsked && type !== 'artists'
      ? ranked.filter(
          ({ concert: { title, venue_city, genres, ...concert } }) =>
            !(isUpcoming && isOver({ title, venue_city, genres, ...concert })) &&
            [title, venue_city, ...genres].some((text) => text.toLowerCase().includes(wanted)),
        )
      : [];
  const [artistCount, eventCount] = [artists.length, events.length];

  useEffect(() => {
    capture?.typed(query);
    if (isAsked) {
      const results = { result_count: artistCount + eventCount, artist_count: artistCount, event_count: eventCount };
      capture?.answered(results, query);
    }
  }, [capture, query, type, isAsked, artistCount, eventCount]);

  return (
    <>
      <header className="screen-head">
        <h1>Search</h1>
        <form
          role="search"
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            capture?.submitted(query);
          }}
        >
          <Icon name="search" />
          <input
            type="search"
            aria-label="Artists, venues, cities, genres"
            placeholder="Artists, cities, genres"
            autoComplete="off"
            value={query}
            data-testid="search-input"
            onChange={(event) => setQuery(event.target.value)}
          />
        </form>
        <div className="switches">
          <div className="segments" role="group" aria-label="What to look for">
            {TYPES.map((choice) => (
              <button
                key={choice}
                type="button"
                aria-pressed={type === choice}
                data-testid={`search-type-${choice}`}
                onClick={() => setType(choice)}
              >
                {choice}
              </button>
            ))}
          </div>
          <label className="check">
            <input
              type="checkbox"
              checked={isUpcoming}
              data-testid="search-upcoming"
              onChange={(event) => setUpcoming(event.target.checked)}
            />
            Upcoming only
          </label>
        </div>
      </header>
      <p className="faint" role="status" data-testid="search-count">
        {isAsked ? `${artistCount} artists, ${eventCount} events` : 'Two letters are enough.'}
      </p>
      {artists.length > 0 && (
        <ul className="people-row">
          {artists.slice(0, LISTED).map((artist) => (
            <li key={artist.artist_id}>
              <Link
                to={`/artist/${artist.artist_id}`}
                className="artist-tile"
                testId={`search-artist-${artist.artist_id}`}
                onClick={() => artistClicked(artist.name, 'search')}
              >
                <Poster of={artist.name} />
                <b>{artist.name}</b>
                <span className="faint">{artist.genres.join(', ')}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ul className="cards" data-testid="search-results">
        {events.slice(0, LISTED).map((item, position) => (
          <SeenEventCard
            key={item.concert.event_id}
            item={item}
            position={position}
            source="search"
            feedType="personalized"
          />
        ))}
      </ul>
    </>
  );
}
