import type { Tracking } from '../types.js';
import { givingWay } from './give-way.js';

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
  let isOver = false;

  const tell = (from: string | undefined, how: string): void => {
    const metadata = { ...(from === undefined ? {} : { from_view: from }), to_view: current, how };
    const interaction = { event_type: 'navigate', entity_type: 'page', entity_id: current, metadata };
    tellOf(interaction, since, options.patience ?? 100);
    // What the app tells from now on is of the next one, but for what it still may tell of this one: that is heard by
    // then.
    since = performance.now();
  };
  const look = (how: string): void => {
    const from = current;
    current = isOver ? current : page();
    if (current !== from) {
      tell(from, how);
    }
  };
  const wrap = (name: 'pushState' | 'replaceState', how: string): (() => void) => {
    const original = history[name];
    const wrapped: typeof original = function (this: History, ...call) {
      original.apply(this, call);
      look(how);
    };
    history[name] = wrapped;
    return () => {
      // Where somebody else wrapped ours, it stays, and does nothing.
      if (history[name] === wrapped) {
        history[name] = original;
      }
    };
  };
  const onPop = (): void => look('back_forward');
  const unwrap = [wrap('pushState', 'push'), wrap('replaceState', 'replace')];
  addEventListener('popstate', onPop);
  if (options.first) {
    tell(undefined, 'load');
  }
  return () => {
    isOver = true;
    removeEventListener('popstate', onPop);
    unwrap.forEach((restore) => restore());
  };
}
