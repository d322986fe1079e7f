import { ITEMS } from '../action.js';
import { safely } from '../safely.js';
import type { Interaction, Metadata, Tracking } from '../types.js';
import { after } from './after.js';
import { isAttentive, onAttention } from './attention.js';
import { known, nearest, number } from './data.js';
import { type Scroller, scrolledPercent } from './depth.js';
import { handMade } from './give-way.js';
import { later } from './later.js';
import { together } from './listen.js';
import { listView } from './list-view.js';
import { claim, type Told } from './owners.js';

/** What is shown, and what of it is not in data attributes. */
export interface Shown {
  entityType?: string;
  entityId?: string;
  /** Goes before data attributes; position, source and feed_type may stand here. */
  metadata?: Metadata;
}

export interface ImpressionOptions {
  /** Where lists without `data-source` are. Default `feed`. */
  source?: string;
  /** What lists without `data-feed-type` hold: personalized, following. */
  feedType?: string;
  /** What scrolls, where it is not the page. */
  scroller?: Element;
  /** Names the view that lists are in; in a new one, and at each arrival, everything counts anew. Default: the path. */
  view?: () => string;
}

export interface ImpressionObserver {
  /**
   * Counts the element once it has been seen. What it shows is read when it counts. Where another observer of this
   * tracking watches the element already, it counts there, and here only after that one has left it.
   */
  observe(element: Element, shown?: Shown | (() => Shown)): () => void;
  stop(): void;
}

interface Watched {
  shown: () => Shown;
  /** When half of it came into view: by the clock, for people. */
  since?: number;
  timer?: ReturnType<typeof setTimeout>;
  /** What this observer told of the element last, and what the one that owned it before. */
  told?: Told;
  before?: Told;
  leave?: (told: Told) => void;
}

const ONE_SECOND = 1_000;

/** What an element says that it shows: `data-event-id` and the like, or `data-entity-type` with `data-entity-id`. */
export function shownBy(element: Element): Shown | null {
  const any = element.getAttribute('data-entity-id');
  if (any) {
    return { entityType: element.getAttribute('data-entity-type') ?? 'event', entityId: any };
  }
  for (const entityType of ITEMS) {
    const entityId = element.getAttribute(`data-${entityType}-id`);
    if (entityId) {
      return { entityType, entityId };
    }
  }
  return null;
}

/** Counts elements that were seen as the Media Rating Council says: half of their pixels, for one continuous second. */
export function impressionObserver(tracking: Tracking, options: ImpressionOptions = {}): ImpressionObserver {
  if (typeof IntersectionObserver === 'undefined') {
    // Where nothing can be seen, such as in an app's own tests, nothing is.
    return { observe: () => () => {}, stop() {} };
  }
  const isMade = handMade(tracking);
  const watched = new Map<Element, Watched>();
  const counted = new Set<string>();
  const begin = (element: Element, item: Watched): void => {
    if (item.since && !item.timer && isAttentive()) {
      item.timer = setTimeout(() => {
        delete item.timer;
        // What happened in the last frame may not have been told yet.
        read(observer.takeRecords());
        if (item.since && isAttentive()) {
          count(element, item);
        }
      }, ONE_SECOND);
    }
  };

  const end = (item: Watched): void => {
    clearTimeout(item.timer);
    delete item.timer;
  };

  /** What is in sight has to be for another second, if somebody is looking. */
  const beginAnew = (): void =>
    watched.forEach((item, element) => {
      end(item);
      begin(element, item);
    });

  const view = listView(tracking, options.view, () => {
    counted.clear();
    beginAnew();
  });

  const read = (entries: IntersectionObserverEntry[]): void => {
    view.look();
    for (const { target, intersectionRatio, boundingClientRect: box } of entries) {
      const item = watched.get(target);
      if (item && intersectionRatio >= 0.5 && box.width * box.height > 0) {
        item.since ??= Date.now();
        begin(target, item);
      } else if (item) {
        end(item);
        delete item.since;
      }
    }
  };

  const count = (element: Element, item: Watched): void => {
    const interaction = safely(tracking, () => impression(element, item, options));
    if (!interaction) {
      return;
    }
    const since = view.look();
    const { source, feed_type } = interaction.metadata as Metadata;
    const what = [interaction.entity_type, interaction.entity_id].join('\n');
    const key = [what, source, feed_type].join('\n');
    if (counted.has(key) || (item.before?.[0] === what && item.before[1] >= since)) {
      return;
    }
    counted.add(key);
    item.told = [what, performance.now()];
    later(() => {
      if (!isMade(interaction, since) && tracking.track(interaction, 'impressions') === null) {
        counted.delete(key);
        delete item.told;
      }
    });
  };

  const observer = new IntersectionObserver(read, { root: options.scroller ?? null, threshold: 0.5 });
  // At consent, too: nothing was told of what is in sight already.
  const stop = together(onAttention(beginAnew), after(tracking, 'optIn', beginAnew), view.stop);

  const forget = (element: Element): void => {
    const item = watched.get(element);
    if (item) {
      end(item);
      watched.delete(element);
      observer.unobserve(element);
      item.leave?.(item.told ?? item.before);
    }
  };

  return {
    observe(element, shown = {}) {
      forget(element);
      const item: Watched = { shown: typeof shown === 'function' ? shown : () => shown };
      watched.set(element, item);
      item.leave = claim(element, (before) => {
        item.before = before;
        observer.observe(element);
      });
      return () => {
        if (watched.get(element) === item) {
          forget(element);
        }
      };
    },
    stop() {
      stop();
      watched.forEach((_, element) => forget(element));
    },
  };
}

function impression(element: Element, item: Watched, options: ImpressionOptions): Interaction | null {
  const shown = { ...shownBy(element), ...item.shown() };
  if (!shown.entityId) {
    return null;
  }
  const depth = scrolledPercent(options.scroller as Scroller);
  return {
    event_type: 'impression',
    entity_type: shown.entityType ?? 'event',
    entity_id: shown.entityId,
    metadata: {
      ...known({
        source: nearest(element, 'source') ?? options.source ?? 'feed',
        position: number(element.getAttribute('data-position')),
        feed_type: nearest(element, 'feed-type') ?? options.feedType,
        scroll_depth: depth === null ? undefined : Math.floor(depth),
        viewport_time: item.since,
      }),
      ...known(shown.metadata ?? {}),
    },
  };
}
