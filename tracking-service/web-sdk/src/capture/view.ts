import { actionOf } from '../action.js';
import { safely } from '../safely.js';
import type { Interaction, Metadata, Tracking } from '../types.js';
import { stopwatch } from './attention.js';
import { known } from './data.js';
import { elementOf, type Place, scrolledPercent } from './depth.js';
import { givingWay } from './give-way.js';
import { listen, onComeBack, together } from './listen.js';

export interface ViewOptions {
  /** Where it is looked at. Default `event_modal` for events, else such as `artist_page`; the end adds `_close`. */
  source?: string;
  /** Of the view's beginning: artist_name, venue_name, has_ticket_urls, has_setlist. */
  metadata?: Metadata;
  /** What is known only at the end, such as viewed_setlist. */
  atEnd?: () => Metadata;
  /** What scrolls in it, for scrolled_to_bottom. */
  scroller?: Place;
  /** Parts by the key that says that they came into view: `{ viewed_setlist: element, viewed_reviews: element }`. */
  parts?: Record<string, Place>;
}

/** Of these, a view with a duration is the end of one that was told already, not another one. */
const TOLD_AT_BEGINNING = ['event', 'artist', 'venue'];
/** What people do not do to something, or do without wanting to. */
const NO_ACT = ['impression', 'detail_view', 'detail_view_end', 'review_view', 'profile_visit', 'scroll', 'navigate'];
/** A hand-made view may have been told by what opened it, just before. */
const GRACE = 1_000;
const BOTTOM_PERCENT = 98;

/**
 * Tells that something is looked at, and at its end for how long: duration_seconds counts only while the page is
 * visible and focused, open_seconds all the time. What is closed within the task that opened it was not looked at, and
 * is not told.
 *
 * @returns ends it
 */
export function viewDuration(
  tracking: Tracking,
  entityType: string,
  entityId: string,
  options: ViewOptions = {},
): () => void {
  const source = options.source ?? (entityType === 'event' ? 'event_modal' : `${entityType}_page`);
  const view = (metadata: Metadata): Interaction => ({
    event_type: 'view',
    entity_type: entityType,
    entity_id: entityId,
    metadata: known(metadata),
  });
  const tellOf = givingWay(tracking, 'view');
  const twice = TOLD_AT_BEGINNING.includes(entityType);
  let isBegun = false;
  let segment: ReturnType<typeof begin> | null = begin(tracking, entityId, options);
  const startedAt = segment.since;

  const tell = (ms: number): void => {
    if (!segment) {
      return;
    }
    const { since, end } = segment;
    const metadata = end();
    segment = null;
    const interaction = view({
      ...(twice ? {} : options.metadata),
      ...metadata,
      source: twice ? `${source}_close` : source,
      ...safely(tracking, () => options.atEnd?.()),
    });
    tellOf(interaction, since - (twice ? 0 : GRACE), ms);
  };
  const opening = setTimeout(open);
  function open(): void {
    clearTimeout(opening);
    isBegun = true;
    if (twice) {
      tellOf(view({ source, ...options.metadata }), startedAt - GRACE, -1);
    }
  }

  const leave = (): void => {
    if (!isBegun) {
      open();
    }
    tell(-1);
  };
  // Back from the back/forward cache: the same view goes on, and the time of this part is told when it ends.
  const unlisten = together(
    listen(window, 'pagehide', leave, true),
    onComeBack(() => (segment = begin(tracking, entityId, options))),
  );
  return () => {
    clearTimeout(opening);
    unlisten();
    if (isBegun) {
      tell(0);
    } else {
      segment?.end();
    }
  };
}

/** Watches until its end, which says what there was to see. */
function begin(tracking: Tracking, entityId: string, options: ViewOptions) {
  const scroller = elementOf(options.scroller);
  const parts = Object.entries(options.parts ?? {}).map(([key, place]) => [key, elementOf(place)] as const);
  const since = performance.now();
  const watch = stopwatch();
  const seen: Metadata = { interacted: false };
  const unhear = tracking.on('captured', (interaction) => {
    const isOfThis = interaction.entity_id === entityId || interaction.metadata?.event_id === entityId;
    if (isOfThis && !/^funnel|^other/.test(actionOf(interaction)) && !NO_ACT.includes(actionOf(interaction))) {
      seen.interacted = true;
    }
  });
  const look = (): void => {
    seen.scrolled_to_bottom ||= (scrolledPercent(scroller) ?? 100) >= BOTTOM_PERCENT;
  };
  if (scroller) {
    look();
  }
  const stop = together(watch.stop, unhear, scroller ? listen(scroller, 'scroll', look, { passive: true }) : () => {});
  const observer = safely(tracking, () => observeParts(parts, seen));
  return {
    since,
    end(): Metadata {
      const [engaged, open] = [watch.elapsed(), performance.now() - since];
      stop();
      observer?.disconnect();
      return { duration_seconds: Math.floor(engaged / 1_000), open_seconds: Math.floor(open / 1_000), ...seen };
    },
  };
}

type Part = readonly [key: string, element: Element | null | undefined];

function observeParts(parts: Part[], seen: Metadata): IntersectionObserver | null {
  if (parts.length === 0) {
    return null;
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      for (const [key] of parts.filter(([, element]) => element === target)) {
        seen[key] ||= isIntersecting;
      }
    }
  });
  for (const [key, element] of parts) {
    seen[key] = false;
    if (element) {
      observer.observe(element);
    }
  }
  return observer;
}
