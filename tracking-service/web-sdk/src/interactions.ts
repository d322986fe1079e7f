import type {
  ClickMetadata, ImpressionMetadata, LikeMetadata, Loose, MessageMetadata, NavigateMetadata, PurchaseMetadata,
  ReviewMetadata, ScrollMetadata, SearchMetadata, ShareMetadata, ViewMetadata,
} from './metadata.js';
import { tracking } from './tracking.js';
import type { Metadata } from './types.js';

type Id = string | null;

/**
 * What the app's screens call. Each takes its interaction and returns its message id (null where the person does not want
 * to be tracked), and none ever throws. What an argument says can be said otherwise in the metadata, which wins.
 */
export interface TrackInteraction {
  /**
   * A click on something: `event`, `ticket_link` (the id is the event's), `artist`, `venue`, `review`, `load_more`, `ad`,
   * `promotion`, or anything else. A click on a ticket link leaves at once.
   */
  click<T extends string>(type: T, id: string, metadata?: ClickMetadata<T>): Id;

  /**
   * Something was opened; with a duration, it was closed again after so long.
   *
   * @param durationSeconds how long it was open, in seconds
   */
  view<T extends string>(type: T, id: string, durationSeconds?: number, metadata?: ViewMetadata<T>): Id;

  /** @param isLiked false when a like was taken back */
  like(type: string, id: string, isLiked: boolean, metadata?: LikeMetadata): Id;

  /** @param platform where to, such as `twitter`; `synth` within the app */
  share(type: string, id: string, platform: string, metadata?: ShareMetadata): Id;

  /** A comment, or a message (`chat`). Its text is never sent. @param length characters of it */
  comment(type: string, id: string, length: number, metadata?: MessageMetadata): Id;

  /** @param rating stars, 1 to 5 */
  review(type: string, id: string, rating: number, metadata?: ReviewMetadata): Id;

  /** @param interested false when it was taken back */
  interest(type: string, id: string, interested: boolean, metadata?: Loose): Id;

  /** @param direction such as `left` or `right` */
  swipe(type: string, id: string, direction: string, metadata?: Loose): Id;

  /**
   * A search (the type says what for: `artists`, `events`, `all`), or with the type `search_results` its answer.
   */
  search(type: string, query: string, metadata?: SearchMetadata): Id;

  /** @param place what changed: `feed_tab`, `page` @param target what it shows now */
  navigate(place: string, target: string, metadata?: NavigateMetadata): Id;

  formSubmit(form: string, id: string, success: boolean, metadata?: Loose): Id;

  /** How far somebody scrolled, told once as they leave. @param what `max_scroll` */
  scroll(place: string, what: string, metadata?: ScrollMetadata): Id;

  /** Something was seen: half of it, for a second, in a visible and focused tab. */
  impression(type: string, id: string, metadata?: ImpressionMetadata): Id;

  /** @param following false when it ended */
  follow(type: string, id: string, following: boolean, metadata?: Loose): Id;

  /** Somebody says that they go to, or were at, an event. */
  attend(eventId: string, metadata?: Loose): Id;

  friendAdd(userId: string, metadata?: Loose): Id;

  /** Tickets of an event were bought. Leaves at once. */
  purchase(eventId: string, metadata?: PurchaseMetadata): Id;
}

const track = (event_type: string, entity_type: string, entity_id: string, metadata?: Metadata): Id =>
  tracking.track({ event_type, entity_type, entity_id, metadata });

export const trackInteraction: TrackInteraction = {
  click: (type, id, metadata) => track('click', type, id, metadata),
  view: (type, id, duration_seconds, metadata) => track('view', type, id, { duration_seconds, ...metadata }),
  like: (type, id, liked, metadata) => track('like', type, id, { liked, ...metadata }),
  share: (type, id, platform, metadata) => track('share', type, id, { platform, ...metadata }),
  comment: (type, id, message_length, metadata) => track('comment', type, id, { message_length, ...metadata }),
  review: (type, id, rating, metadata) => track('review', type, id, { rating, ...metadata }),
  interest: (type, id, interested, metadata) => track('interest', type, id, { interested, ...metadata }),
  swipe: (type, id, direction, metadata) => track('swipe', type, id, { direction, ...metadata }),
  search: (type, query, metadata) => track('search', type, query, { query, search_type: type, ...metadata }),
  navigate: (place, target, metadata) => track('navigate', place, target, metadata),
  formSubmit: (form, id, success, metadata) => track('form_submit', form, id, { success, ...metadata }),
  scroll: (place, what, metadata) => track('scroll', place, what, metadata),
  impression: (type, id, metadata) => track('impression', type, id, metadata),
  follow: (type, id, following, metadata) => track('follow', type, id, { following, ...metadata }),
  attend: (id, metadata) => track('attend', 'event', id, metadata),
  friendAdd: (id, metadata) => track('friend_add', 'user', id, metadata),
  purchase: (id, metadata) => track('purchase', 'event', id, metadata),
};
