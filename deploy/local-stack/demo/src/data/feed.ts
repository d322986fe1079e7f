import type { Concert } from './catalogue';
import { milesBetween } from './places';

/** A concert as it stands in somebody's feed. */
export interface FeedItem {
  concert: Concert;
  distance_miles: number;
  /** 0 to 1; how sure the feed is that it is worth a look. */
  relevance_score: number;
}

const DAY = 86_400_000;

/** Days until the concert, 0 on its day, negative after it. */
export function daysUntil(concert: Concert): number {
  return Math.ceil((Date.parse(concert.starts_at) - Date.now()) / DAY);
}

export const isOver = (concert: Concert): boolean => Date.parse(concert.starts_at) < Date.now();

/** Near, soon and popular first; the sample's most popular concerts have the lowest numbers. */
export function rank(concerts: Concert[], city: string): FeedItem[] {
  return concerts
    .map((concert, index) => {
      const distance_miles = milesBetween(city, concert.venue_city);
      const near = 1 / (1 + distance_miles / 400);
      const soon = 1 / (1 + Math.abs(daysUntil(concert)) / 20);
      const popular = 1 - index / concerts.length;
      const relevance_score = Math.round((0.4 * near + 0.3 * soon + 0.3 * popular) * 100) / 100;
      return { concert, distance_miles, relevance_score };
    })
    .sort((a, b) => b.relevance_score - a.relevance_score || a.concert.event_id.localeCompare(b.concert.event_id));
}
