/** What the screens tell by hand, each with every key that the screen knows. The rest is captured by the SDK's own parts. */
import { trackInteraction } from '@synth/tracking';
import type { Concert } from '../data/catalogue';
import type { FeedItem } from '../data/feed';
import { path } from '../data/route';
import { type Review, daysSince } from '../data/reviews';

export type Source = 'feed' | 'search' | 'artist_page' | 'venue_page' | 'event_modal' | 'profile' | 'chat';

export function eventClicked(item: FeedItem, source: Source, position: number, tab?: string): void {
  const { concert, distance_miles, relevance_score } = item;
  trackInteraction.click('event', concert.event_id, {
    source,
    position,
    ...(tab ? { feed_tab: tab } : {}),
    distance_miles,
    relevance_score,
    artist_name: concert.artist_name,
    venue_name: concert.venue_name,
    event_date: concert.local_date,
    price_range: concert.price_range,
  });
}

/** By name, as the app's screens have it; the catalogue knows whom they mean. */
export function artistClicked(name: string, source: string, event?: Concert): void {
  trackInteraction.click('artist', name, {
    source,
    artist_name: name,
    ...(event ? { event_id: event.event_id } : {}),
    from_view: path(),
  });
}

export function venueClicked(event: Concert, source: string): void {
  trackInteraction.click('venue', event.venue_name, {
    source,
    event_id: event.event_id,
    venue_name: event.venue_name,
    venue_city: event.venue_city,
    venue_state: event.venue_state,
    from_view: path(),
  });
}

export function interestChanged(event: Concert, interested: boolean, source: Source): void {
  trackInteraction.interest('event', event.event_id, interested, {
    source,
    artist_name: event.artist_name,
    venue_name: event.venue_name,
    event_date: event.local_date,
  });
}

export function attended(event: Concert): void {
  trackInteraction.attend(event.event_id, { artist_name: event.artist_name, venue_name: event.venue_name });
}

export function followChanged(type: 'artist' | 'venue', id: string, following: boolean, name: string): void {
  trackInteraction.follow(type, id, following, { source: `${type}_page`, [`${type}_name`]: name });
}

export function reviewClicked(review: Review, position: number, source: Source): void {
  trackInteraction.click('review', review.id, {
    source,
    position,
    rating: review.rating,
    has_photos: review.photos > 0,
    review_age_days: daysSince(review.created_at),
  });
}

export function reviewLiked(review: Review, liked: boolean, source: Source): void {
  trackInteraction.like('review', review.id, liked, {
    review_rating: review.rating,
    source,
    had_photos: review.photos > 0,
  });
}

export function reviewCommented(review: Review, text: string, source: Source): void {
  trackInteraction.comment('review', review.id, text.length, { source, review_rating: review.rating });
}

/** What a person wrote, and how long they took for it. */
export interface Written {
  event: Concert;
  rating: number;
  text: string;
  photos: number;
  moods: string[];
  isPublic: boolean;
  hasSetlist: boolean;
  seconds: number;
}

export function reviewWritten(written: Written): void {
  trackInteraction.review('event', written.event.event_id, written.rating, {
    rating: written.rating,
    review_length: written.text.length,
    has_photos: written.photos > 0,
    photo_count: written.photos,
    has_setlist: written.hasSetlist,
    mood_tags: written.moods,
    privacy: written.isPublic ? 'public' : 'private',
    time_to_complete_seconds: written.seconds,
  });
}

export function shared(event: Concert, platform: 'synth' | 'copy_link', recipients: number, message: string): void {
  trackInteraction.share('event', event.event_id, platform, {
    recipient_count: recipients,
    has_message: message.trim() !== '',
  });
}

export function messageSent(recipientId: string, text: string, eventId?: string): void {
  trackInteraction.comment('chat', recipientId, text.length, {
    has_event_share: eventId !== undefined,
    ...(eventId === undefined ? {} : { event_id: eventId }),
    message_length: text.length,
  });
}

export function friendAdded(userId: string): void {
  trackInteraction.friendAdd(userId, { source: 'chat' });
}

export function tabChanged(from: string, to: string, itemsViewed: number): void {
  trackInteraction.navigate('feed_tab', to, { from_tab: from, to_tab: to, items_viewed: itemsViewed });
}

export function moreLoaded(tab: string, items: number): void {
  trackInteraction.click('load_more', 'feed', { active_tab: tab, current_items: items, offset: items });
}
