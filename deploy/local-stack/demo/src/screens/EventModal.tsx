import { useRef, useState } from 'react';
import { type Opened, useApp, useSampleReviews } from '../app';
import { daysUntil, isOver } from '../data/feed';
import { change, toggle, useMine } from '../data/mine';
import { go } from '../data/route';
import { setlistOf } from '../data/reviews';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Link } from '../parts/Link';
import { Poster } from '../parts/Poster';
import { ReviewCard } from '../parts/ReviewCard';
import { when } from '../parts/when';
import { artistClicked, attended, interestChanged, venueClicked } from '../tracking/captures';
import { useEventView, useTicketLabel } from '../tracking/hooks';
import { ReviewForm } from './ReviewForm';
import { ShareDialog } from './ShareDialog';

export function EventModal({ opened: { concert }, onClose }: { opened: Opened; onClose: () => void }) {
  const [isSharing, setSharing] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const setlistPart = useRef<HTMLElement>(null);
  const reviewsPart = useRef<HTMLElement>(null);
  const mine = useMine();
  const setlist = setlistOf(concert);
  const samples = useSampleReviews();
  const reviews = [...mine.reviews, ...samples].filter((review) => review.concert.event_id === concert.event_id);
  const isInterested = mine.interested.includes(concert.event_id);
  const wasThere = mine.attended.includes(concert.event_id);
  useEventView(concert, setlist.length > 0, { scroller, setlist: setlistPart, reviews: reviewsPart });

  const attend = (): void => {
    attended(concert);
    change((before) => ({ attended: [...before.attended, concert.event_id] }));
  };

  return (
    <Dialog label={concert.title} testId="event-modal" onClose={onClose} scrollerRef={scroller}>
      <div className="modal-hero">
        <Poster of={concert.artist_name} />
        <div className="modal-title">
          <span className="eyebrow">{when(concert)}</span>
          <h2>
            <Link
              to={`/artist/${concert.artist_id}`}
              testId="modal-artist"
              onClick={() => {
                artistClicked(concert.artist_name, 'event_modal', concert);
                onClose();
              }}
            >
              {concert.artist_name}
            </Link>
          </h2>
          <p>
            <Icon name="pin" />
            <span>
              <Link
                to={`/venue/${concert.venue_id}`}
                testId="modal-venue"
                onClick={() => {
                  venueClicked(concert, 'event_modal');
                  onClose();
                }}
              >
                {concert.venue_name}
              </Link>
              {`, ${concert.venue_city}, ${concert.venue_state}`}
            </span>
          </p>
        </div>
      </div>

      <div className="modal-actions">
        {isOver(concert) ? (
          <button type="button" className="button" disabled={wasThere} data-testid="modal-attend" onClick={attend}>
            <Icon name="check" />
            {wasThere ? 'You were there' : 'I was there'}
          </button>
        ) : (
          <TicketLink concert={concert} isInterested={isInterested} />
        )}
        <button
          type="button"
          className={isInterested ? 'button quiet on' : 'button quiet'}
          aria-pressed={isInterested}
          data-testid="modal-interest"
          onClick={() => interestChanged(concert, toggle('interested', concert.event_id), 'event_modal')}
        >
          <Icon name="heart" filled={isInterested} />
          {isInterested ? 'Interested' : "I'm interested"}
        </button>
        <button type="button" className="button quiet" data-testid="modal-share" onClick={() => setSharing(true)}>
          <Icon name="share" />
          Share
        </button>
      </div>

      <div className="modal-facts">
        <div>
          <span className="faint">Price</span>
          <b>{concert.price_range}</b>
        </div>
        <div>
          <span className="faint">Genre</span>
          <b>{concert.genres.join(', ')}</b>
        </div>
        <div>
          <span className="faint">{isOver(concert) ? 'It was' : 'Starts'}</span>
          <b>{inDays(daysUntil(concert))}</b>
        </div>
      </div>

      {setlist.length > 0 && (
        <section ref={setlistPart} className="modal-section" data-testid="modal-setlist">
          <h3>Setlist</h3>
          <ol className="setlist">
            {setlist.map((song) => (
              <li key={song}>{song}</li>
            ))}
          </ol>
        </section>
      )}

      <section ref={reviewsPart} className="modal-section" data-testid="modal-reviews">
        <h3>Reviews</h3>
        {reviews.length === 0 && (
          <p className="faint">{isOver(concert) ? 'Be the first to write one.' : 'They can be written after the concert.'}</p>
        )}
        {reviews.map((review, position) => (
          <ReviewCard key={review.id} review={review} position={position} source="event_modal" />
        ))}
        {isOver(concert) && <ReviewForm concert={concert} hasSetlist={setlist.length > 0} />}
      </section>

      {isSharing && (
        <ShareDialog
          concert={concert}
          onClose={() => setSharing(false)}
          onSent={() => {
            setSharing(false);
            onClose();
            go('/chat');
          }}
        />
      )}
    </Dialog>
  );
}

/** What the SDK's ticket link capture reads stands in data attributes; its click is told without any call. */
function TicketLink({ concert, isInterested }: { concert: Opened['concert']; isInterested: boolean }) {
  const label = useTicketLabel(useApp().catalogue.experiment);
  return (
    <a
      className="button"
      href={concert.ticket_url}
      target="_blank"
      rel="noopener"
      data-testid="modal-tickets"
      data-ticket-link=""
      data-event-id={concert.event_id}
      data-event-date={concert.local_date}
      data-ticket-provider="tickets.example"
      data-price-range={concert.price_range}
      data-artist-name={concert.artist_name}
      data-venue-name={concert.venue_name}
      data-source="event_modal"
      data-user-interested={isInterested}
    >
      <Icon name="ticket" />
      {label}
    </a>
  );
}

function inDays(days: number): string {
  if (days === 0) {
    return 'today';
  }
  return days > 0 ? `in ${days} day${days === 1 ? '' : 's'}` : `${-days} day${days === -1 ? '' : 's'} ago`;
}
