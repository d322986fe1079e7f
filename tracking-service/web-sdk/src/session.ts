import { uuidV7 } from './ids.js';
import type { Kept } from './kept.js';

const GAP = 30 * 60_000;
export const SESSION = 's';

/**
 * The session of all tabs, which ends when nothing was captured for 30 minutes.
 *
 * @param touch whether something is captured now
 */
export function sessionAt(time: number, kept: Kept, touch = true): string {
  const [id, seen] = (kept.get(SESSION) ?? '').split(' ');
  const session = id && time - +(seen as string) <= GAP ? id : uuidV7(time);
  if (touch || session !== id) {
    kept.set(SESSION, session + ' ' + Math.floor(time));
  }
  return session;
}
