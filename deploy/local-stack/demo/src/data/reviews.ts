import type { Catalogue, Concert } from './catalogue';
import { chance, oneOf } from './chance';
import { isOver } from './feed';

export interface Review {
  id: string;
  concert: Concert;
  author: string;
  rating: number;
  text: string;
  photos: number;
  created_at: string;
}

const TEXTS = [
  'The second half was worth the whole trip. Nobody wanted to go home.',
  'Sound was muddy near the bar, perfect three steps further in. Go early.',
  'They played the new record front to back and it made sense for the first time.',
  'Small room, big night. I will be hearing that last chorus for a week.',
  'Started late, ended later. Still one of the best evenings this year.',
  'Lovely crowd, fair prices, and an encore that felt unplanned.',
];

const SONGS = [
  'Low Ceiling', 'Harbour Lights', 'Second Train', 'Paper Moonrise', 'All the Small Rooms', 'Static Bloom',
  'Ninety Miles', 'The Long Way Down', 'Copper Sky', 'Slow Applause', 'Not Yet Sunday', 'Encore for Nobody',
];

/** Invented reviews of the concerts that are over, the same for everybody; the latest first. */
export function sampleReviews({ events, people }: Catalogue): Review[] {
  return events
    .filter(isOver)
    .flatMap((concert) =>
      [0, 1].map((number) => {
        const id = `sample-review-${concert.event_id.slice(-2)}-${number}`;
        const hours = 12 + Math.floor(chance(`${id} when`) * 30);
        return {
          id,
          concert,
          author: oneOf(people, `${id} who`).name,
          rating: 3 + Math.floor(chance(`${id} stars`) * 3),
          text: TEXTS[(Math.floor(chance(`${concert.event_id} what`) * TEXTS.length) + number) % TEXTS.length] as string,
          photos: chance(`${id} photos`) < 0.4 ? 1 + Math.floor(chance(`${id} how many`) * 3) : 0,
          created_at: new Date(Date.parse(concert.starts_at) + hours * 3_600_000).toISOString(),
        };
      }),
    )
    .filter((review) => Date.parse(review.created_at) < Date.now())
    .sort((a, b) => b.created_at.localeCompare(a.created_at));
}

/** What was played, once it is over. */
export function setlistOf(concert: Concert): string[] {
  if (!isOver(concert)) {
    return [];
  }
  return SONGS.map((song) => ({ song, place: chance(concert.event_id + song) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, 7)
    .map(({ song }) => song);
}

export const daysSince = (time: string): number => Math.floor((Date.now() - Date.parse(time)) / 86_400_000);
