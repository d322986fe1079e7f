import type { Tracking } from '../types.js';
import { known } from './data.js';
import { elementOf, type Place, scrolledPercent } from './depth.js';
import { givingWay } from './give-way.js';
import { listen, together } from './listen.js';

export interface ScrollOptions {
  /** Where it is. Default `feed`. */
  place?: string;
  /** What the person is in, such as the feed's tab; a new one is a new view: stop, and begin again. */
  activeTab?: string;
  /** What scrolls, where it is not the page. */
  scroller?: Place;
}

const TOLD_ABOVE_PERCENT = 10;

/**
 * Tells how far somebody scrolled in a view, once, when the view ends: at the call of what it returns, or with the
 * page.
 *
 * @returns ends the view
 */
export function scrollDepth(tracking: Tracking, options: ScrollOptions = {}): () => void {
  const scroller = elementOf(options.scroller);
  const tellOf = givingWay(tracking, 'scroll');
  let since = performance.now();
  let most = 0;
  const look = (): void => {
    most = Math.max(most, scrolledPercent(scroller) ?? 0);
  };
  const tell = (ms: number): void => {
    if (most > TOLD_ABOVE_PERCENT) {
      const interaction = {
        event_type: 'scroll',
        entity_type: options.place ?? 'feed',
        entity_id: 'max_scroll',
        metadata: known({ max_scroll_percent: Math.floor(most), active_tab: options.activeTab }),
      };
      tellOf(interaction, since, ms);
    }
    // After the back/forward cache, it is another view.
    most = 0;
    since = performance.now();
  };
  return together(
    listen(scroller ?? window, 'scroll', look, { passive: true }),
    listen(window, 'pagehide', () => tell(-1), true),
    () => tell(0),
  );
}
