import { type FormEvent, useRef, useState } from 'react';
import type { Concert } from '../data/catalogue';
import { change } from '../data/mine';
import { personNow } from '../data/session';
import { Icon } from '../parts/Icon';
import { reviewWritten } from '../tracking/captures';

const MOODS = ['electric', 'intimate', 'loud', 'dreamy', 'funny'];

export function ReviewForm({ concert, hasSetlist }: { concert: Concert; hasSetlist: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <Form concert={concert} hasSetlist={hasSetlist} onDone={() => setOpen(false)} />
  ) : (
    <button type="button" className="button quiet wide" data-testid="review-write" onClick={() => setOpen(true)}>
      <Icon name="star" />
      Write a review
    </button>
  );
}

function Form({ concert, hasSetlist, onDone }: { concert: Concert; hasSetlist: boolean; onDone: () => void }) {
  const [rating, setRating] = useState(0);
  const [text, setText] = useState('');
  const [moods, setMoods] = useState<string[]>([]);
  const [photos, setPhotos] = useState(0);
  const [isPublic, setPublic] = useState(true);
  const [began] = useState(() => Date.now());
  const field = useRef<HTMLTextAreaElement>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (rating === 0) {
      return;
    }
    const seconds = Math.floor((Date.now() - began) / 1_000);
    reviewWritten({ event: concert, rating, text, photos, moods, isPublic, hasSetlist, seconds });
    const review = {
      id: `review-${concert.event_id}-${began}`,
      concert,
      author: personNow()?.name ?? 'You',
      rating,
      text,
      photos,
      created_at: new Date().toISOString(),
    };
    change((before) => ({ reviews: [review, ...before.reviews] }));
    onDone();
  };
  const toggleMood = (mood: string): void =>
    setMoods(moods.includes(mood) ? moods.filter((other) => other !== mood) : [...moods, mood]);

  return (
    <form className="review-form" data-testid="review-form" onSubmit={submit}>
      <fieldset>
        <legend>How was it?</legend>
        <div className="star-choice">
          {[1, 2, 3, 4, 5].map((star) => (
            <label key={star} className={star <= rating ? 'star on' : 'star'} data-testid={`review-star-${star}`}>
              <input
                type="radio"
                name="rating"
                className="hidden"
                checked={rating === star}
                onChange={() => setRating(star)}
                aria-label={`${star} of 5`}
              />
              <Icon name="star" filled={star <= rating} />
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>Your review</span>
        <textarea
          ref={field}
          rows={3}
          value={text}
          data-testid="review-text"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="chips" role="group" aria-label="Mood">
        {MOODS.map((mood) => (
          <button
            key={mood}
            type="button"
            className={moods.includes(mood) ? 'chip on' : 'chip'}
            aria-pressed={moods.includes(mood)}
            data-testid={`review-mood-${mood}`}
            onClick={() => toggleMood(mood)}
          >
            {mood}
          </button>
        ))}
        <button type="button" className="chip" data-testid="review-photo" onClick={() => setPhotos(photos + 1)}>
          <Icon name="photo" />
          {photos === 0 ? 'Add a photo' : `${photos} photo${photos === 1 ? '' : 's'}`}
        </button>
      </div>
      <div className="form-foot">
        <label className="check">
          <input
            type="checkbox"
            checked={isPublic}
            data-testid="review-public"
            onChange={(event) => setPublic(event.target.checked)}
          />
          Everybody may read it
        </label>
        <button type="submit" className="button" disabled={rating === 0} data-testid="review-submit">
          Publish
        </button>
      </div>
    </form>
  );
}
