import { safely } from '../safely.js';
import type { Tracking } from '../types.js';
import { after } from './after.js';
import { listen, together } from './listen.js';

export type How = 'push' | 'replace' | 'back_forward';

/**
 * Says each time that the page's history moved, with the new address in place already, which may equal the old one.
 *
 * @returns stops it
 */
export function onHistory(tracking: Tracking, listener: (how: How) => void): () => void {
  const tell = (how: How) => () => void safely(tracking, () => listener(how));
  return together(
    after(history, 'pushState', tell('push')),
    after(history, 'replaceState', tell('replace')),
    listen(window, 'popstate', tell('back_forward')),
  );
}
