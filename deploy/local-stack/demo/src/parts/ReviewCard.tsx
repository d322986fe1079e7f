import { type FormEvent, useState } from 'react';
import { change, toggle, useMine } from '../data/mine';
import { type Review, daysSince } from '../data/reviews';
import { type Source, reviewClicked, reviewCommented, reviewLiked } from '../tracking/captures';
import { type FeedType, useSeen } from '../tracking/hooks';
import { Icon } from './Icon';
import { Stars } from './Stars';

interface Props {
  review: Review;
  position: number;
  source: Source;
}

export function SeenReviewCard({ feedType, ...card }: Props & { feedType: FeedType }) {
  const { review, position } = card;
  const ref = useSeen({ entityType: 'review', entityId: review.id, source: 'feed', position, feedType });
  return (
    <li ref={ref} className="card-place" data-seen={`review ${review.id} feed ${feedType}`}>
      <ReviewCard {...card} />
    </li>
  );
}

export function ReviewCard({ review, position, source }: Props) {
  const [isOpen, setOpen] = useState(false);
  const mine = useMine();
  const isLiked = mine.liked.includes(review.id);
  const comments = mine.comments[review.id] ?? [];
  const read = (): void => {
    if (!isOpen) {
      reviewClicked(review, position, source);
    }
    setOpen(!isOpen);
  };
  return (
    <article className="review" data-testid={`review-${review.id}`}>
      <header>
        <span className="avatar" aria-hidden="true">
          {review.author.slice(0, 1)}
        </span>
        <div>
          <b>{review.author}</b>
          <span className="faint">{ago(review.created_at)}</span>
        </div>
        <Stars rating={review.rating} />
      </header>
      <h3>
        <button
          type="button"
          className="card-open"
          aria-expanded={isOpen}
          data-testid={`review-open-${review.id}`}
          onClick={read}
        >
          {review.concert.title}
        </button>
      </h3>
      <p className={isOpen ? 'review-text' : 'review-text short'}>{review.text}</p>
      <footer>
        {review.photos > 0 && (
          <span className="tag">
            <Icon name="photo" />
            {review.photos}
          </span>
        )}
        <button
          type="button"
          className={isLiked ? 'chip on' : 'chip'}
          aria-pressed={isLiked}
          data-testid={`review-like-${review.id}`}
          onClick={() => reviewLiked(review, toggle('liked', review.id), source)}
        >
          <Icon name="heart" filled={isLiked} />
          {isLiked ? 'Liked' : 'Like'}
        </button>
        <button
          type="button"
          className="chip"
          data-testid={`review-comments-${review.id}`}
          aria-expanded={isOpen}
          onClick={read}
        >
          <Icon name="chat" />
          {comments.length === 0 ? 'Comment' : comments.length}
        </button>
      </footer>
      {isOpen && <Comments review={review} comments={comments} source={source} />}
    </article>
  );
}

function Comments({ review, comments, source }: { review: Review; comments: string[]; source: Source }) {
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') {
      return;
    }
    reviewCommented(review, text, source);
    change((before) => ({ comments: { ...before.comments, [review.id]: [...comments, text] } }));
    setText('');
  };
  return (
    <div className="comments">
      {comments.map((comment, index) => (
        <p key={index} className="comment">
          {comment}
        </p>
      ))}
      <form className="inline-form" onSubmit={send}>
        <input
          aria-label={`Comment on the review of ${review.author}`}
          placeholder="Say something"
          value={text}
          data-testid={`review-comment-text-${review.id}`}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="round" aria-label="Send" data-testid={`review-comment-send-${review.id}`}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}

function ago(time: string): string {
  const days = daysSince(time);
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}
