/**
 * What the tracking plan wants to know of each action, and where an app has it from. All of it may be left out as far as
 * TypeScript is concerned; what the plan requires is said, and checked by `TrackingValidator` and the server.
 */

type Maybe<T> = T | null | undefined;

/** Anything else may stand beside. */
export interface Loose {
  [key: string]: unknown;
}

/** `click` on `event`: the card's `onClick`. Required: source, position, artist_name, venue_name. */
export interface EventClick extends Loose {
  /** Where the card is: `feed`, `search`, `profile`, `artist_page`, `venue_page`. From the screen. */
  source?: Maybe<string>;
  /** Place in the list, from 0. From the list's index. */
  position?: Maybe<number>;
  /** The active tab: `events`, `reviews`, `news`. From the feed's state. */
  feed_tab?: Maybe<string>;
  /** Miles between person and venue. From the feed's answer (`distance_miles`). */
  distance_miles?: Maybe<number>;
  /** How sure the feed was. From the feed's answer (`relevance_score`). */
  relevance_score?: Maybe<number>;
  /** From the event. */
  artist_name?: Maybe<string>;
  /** From the event. */
  venue_name?: Maybe<string>;
  /** RFC 3339. From the event. */
  event_date?: Maybe<string>;
  /** As the event says it, such as `$20-$45`. */
  price_range?: Maybe<string>;
}

/** `impression`. Required: source, position, feed_type. */
export interface ImpressionMetadata extends Loose {
  /** `feed`, `search`, `list`. From the screen. */
  source?: Maybe<string>;
  /** Place in the list, from 0. */
  position?: Maybe<number>;
  /** From the feed that was asked for. */
  feed_type?: Maybe<'personalized' | 'following' | (string & {})>;
  /** Percent of the page scrolled when it was seen. Measured. */
  scroll_depth?: Maybe<number>;
  /** Milliseconds since 1970 at which it came into view. Measured. */
  viewport_time?: Maybe<number>;
}

/** `click` on `ticket_link`. Required: ticket_url, ticket_provider, price_range. */
export interface TicketClick extends Loose {
  /** The whole link. From the event's ticket links. */
  ticket_url?: Maybe<string>;
  /** Such as `ticketmaster`. From the event's ticket links, or the link's host. */
  ticket_provider?: Maybe<string>;
  /** From the event. */
  price_range?: Maybe<string>;
  /** RFC 3339. From the event. */
  event_date?: Maybe<string>;
  artist_name?: Maybe<string>;
  venue_name?: Maybe<string>;
  /** `event_modal`, `event_card`. From the screen. */
  source?: Maybe<string>;
  /** Whole days from now to the event's start. Computed. */
  days_until_event?: Maybe<number>;
  /** Whether this person has marked interest. From the app's state. */
  user_interested?: Maybe<boolean>;
}

/** `click` or `view` on `artist`, `venue`. Required: source. */
export interface ProfileVisit extends Loose {
  /** `event_modal`, `feed_event_card`, `search`. From the screen. */
  source?: Maybe<string>;
  /** The event whose card or modal named them. */
  event_id?: Maybe<string>;
  artist_name?: Maybe<string>;
  venue_name?: Maybe<string>;
  venue_city?: Maybe<string>;
  venue_state?: Maybe<string>;
  /** Path of the page left. From `location.pathname`. */
  from_view?: Maybe<string>;
}

/** `click` on `review`. Required: source, position. */
export interface ReviewClick extends Loose {
  source?: Maybe<string>;
  position?: Maybe<number>;
  /** Stars of the review. */
  rating?: Maybe<number>;
  has_photos?: Maybe<boolean>;
  /** Whole days since it was written. Computed from `created_at`. */
  review_age_days?: Maybe<number>;
}

/** `click` on `load_more`. Required: offset. */
export interface LoadMore extends Loose {
  /** How many are there already. */
  offset?: Maybe<number>;
  active_tab?: Maybe<string>;
  current_items?: Maybe<number>;
}

export interface Clicks {
  event: EventClick;
  ticket_link: TicketClick;
  artist: ProfileVisit;
  venue: ProfileVisit;
  review: ReviewClick;
  load_more: LoadMore;
}

export type ClickMetadata<T extends string> = T extends keyof Clicks ? Clicks[T] : Loose;

/** `view` on `event`: opened (required: source), and with a duration closed. */
export interface EventView extends Loose {
  /** `event_modal` as it opens, `event_modal_close` as it closes. */
  source?: Maybe<string>;
  artist_name?: Maybe<string>;
  venue_name?: Maybe<string>;
  /** Whether the event has ticket links. */
  has_ticket_urls?: Maybe<boolean>;
  has_setlist?: Maybe<boolean>;
  /** Whole seconds it was open. Measured. */
  duration_seconds?: Maybe<number>;
  /** At the close: whether they liked, commented, shared, clicked. */
  interacted?: Maybe<boolean>;
  scrolled_to_bottom?: Maybe<boolean>;
  viewed_setlist?: Maybe<boolean>;
  viewed_reviews?: Maybe<boolean>;
}

export interface Views {
  event: EventView;
  artist: ProfileVisit;
  venue: ProfileVisit;
}

export type ViewMetadata<T extends string> = T extends keyof Views ? Views[T] : Loose;

/** `like`. */
export interface LikeMetadata extends Loose {
  /** Stars of the review that is liked. */
  review_rating?: Maybe<number>;
  /** `feed`, `event_modal`, `profile`. */
  source?: Maybe<string>;
  had_photos?: Maybe<boolean>;
}

/** `share`. */
export interface ShareMetadata extends Loose {
  /** To how many people within the app. */
  recipient_count?: Maybe<number>;
  /** Whether they wrote something with it. */
  has_message?: Maybe<boolean>;
}

/** `comment`. */
export interface MessageMetadata extends Loose {
  /** Characters. */
  message_length?: Maybe<number>;
  has_event_share?: Maybe<boolean>;
  event_id?: Maybe<string>;
}

/** `review` of an event. */
export interface ReviewMetadata extends Loose {
  /** Characters. */
  review_length?: Maybe<number>;
  has_photos?: Maybe<boolean>;
  photo_count?: Maybe<number>;
  has_setlist?: Maybe<boolean>;
  mood_tags?: Maybe<readonly string[]>;
  privacy?: Maybe<'public' | 'private' | (string & {})>;
  /** Seconds from opening the form to sending it. Measured. */
  time_to_complete_seconds?: Maybe<number>;
  /** Stars of the venue, 1 to 5. */
  venue_rating?: Maybe<number>;
}

/** `search`: asked, or (`search_results`) answered; then result_count is required. */
export interface SearchMetadata extends Loose {
  query?: Maybe<string>;
  /** `artists`, `events`, `all`. */
  search_type?: Maybe<string>;
  /** Characters. */
  query_length?: Maybe<number>;
  from_view?: Maybe<string>;
  filters_applied?: unknown;
  result_count?: Maybe<number>;
  artist_count?: Maybe<number>;
  event_count?: Maybe<number>;
  /** Milliseconds from asking to the answer. Measured. */
  load_time_ms?: Maybe<number>;
  has_results?: Maybe<boolean>;
}

/** `navigate`; on `feed_tab` from_tab and to_tab are required. */
export interface NavigateMetadata extends Loose {
  from_tab?: Maybe<string>;
  to_tab?: Maybe<string>;
  /** Items of the tab left that were there to be seen. */
  items_viewed?: Maybe<number>;
}

/** `scroll`. Required: max_scroll_percent. */
export interface ScrollMetadata extends Loose {
  /** Furthest, 0 to 100. Told above 10. */
  max_scroll_percent?: Maybe<number>;
  active_tab?: Maybe<string>;
}

/** `purchase`. */
export interface PurchaseMetadata extends Loose {
  ticket_provider?: Maybe<string>;
  quantity?: Maybe<number>;
  /** Millionths of the currency. */
  total_micros?: Maybe<number>;
  /** ISO 4217. */
  currency?: Maybe<string>;
}
