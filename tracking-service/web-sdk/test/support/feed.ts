import { afterEach, beforeEach } from 'vitest';
import { impressions } from '../../src/capture/impression-list.js';
import { FakeIntersectionObserver } from '../unit/parts/fake-intersection.js';
import { type FakeTracking, fakeTracking } from '../unit/parts/fake-tracking.js';
import { element, leavePage, page } from '../unit/parts/page.js';

export const original = { pushState: history.pushState, replaceState: history.replaceState };

/** As a browser does it: the address changes, and then it says so. */
export function arriveBack(url: string): void {
  original.pushState.call(history, null, '', url);
  dispatchEvent(new Event('popstate'));
}

export const shows = (selector: string, ratio: number): void =>
  FakeIntersectionObserver.shows(element(selector), ratio);

export interface WatchedFeed {
  tracking: FakeTracking;
  stop: () => void;
  /** Of what was told, in order. */
  ids(): (string | undefined)[];
}

/** In each test of the file: a feed of two items, and of a link that is none, whose impressions are counted. */
export function watchedFeed(): WatchedFeed {
  const feed = {
    ids: () => feed.tracking.made.map(({ interaction }) => interaction.entity_id),
  } as WatchedFeed;
  beforeEach(() => {
    page(`<main data-source="feed" data-feed-type="personalized">
      <div id="a" data-event-id="1" data-position="0"></div>
      <div id="b" data-event-id="2" data-position="1"></div>
      <a data-event-id="3"></a>
    </main>`);
    feed.tracking = fakeTracking();
    feed.stop = impressions(feed.tracking, { container: element('main') });
  });
  afterEach(() => {
    feed.stop();
    leavePage();
  });
  return feed;
}
