import type { Tracking } from '../types.js';
import { givingWay } from './give-way.js';
import { onHistory } from './history.js';

export interface NavigationOptions {
  /** What a page is called; the same name again is no navigation. Default: its path, for queries may hold secrets. */
  page?: (url: URL) => string;
  /** Tells the page that somebody begins with, too. Default false. */
  first?: boolean;
  /** Milliseconds that the app has to tell by hand, while it renders. Default 100. */
  patience?: number;
}

/** Characters of an entity's id that the server takes. */
const ID_AT_MOST = 500;

/**
 * Tells where people go within the app, by the history API.
 *
 * @returns stops it
 */
export function navigation(tracking: Tracking, options: NavigationOptions = {}): () => void {
  const page = (): string => {
    const url = new URL(location.href);
    return (options.page?.(url) ?? url.pathname).slice(0, ID_AT_MOST);
  };
  const tellOf = givingWay(tracking, 'navigation');
  let current = page();
  let since = performance.now();

  const tell = (from: string | undefined, how: string): void => {
    const metadata = { ...(from === undefined ? {} : { from_view: from }), to_view: current, how };
    const interaction = { event_type: 'navigate', entity_type: 'page', entity_id: current, metadata };
    tellOf(interaction, since, options.patience ?? 100);
    // What the app tells from now on is of the next one, but for what it still may tell of this one: that is heard by
    // then.
    since = performance.now();
  };
  const stop = onHistory(tracking, (how) => {
    const from = current;
    current = page();
    if (current !== from) {
      tell(from, how);
    }
  });
  if (options.first) {
    tell(undefined, 'load');
  }
  return stop;
}
