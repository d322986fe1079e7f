import { Icon } from './Icon';

export function Stars({ rating }: { rating: number }) {
  return (
    <span className="stars" role="img" aria-label={`${rating} of 5 stars`}>
      {[1, 2, 3, 4, 5].map((star) => (
        <span key={star} className={star <= rating ? 'star on' : 'star'}>
          <Icon name="star" filled={star <= rating} />
        </span>
      ))}
    </span>
  );
}
