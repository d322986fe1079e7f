import { actionOf } from '../action.js';
import type { Interaction, Tracking } from '../types.js';
import { later } from './later.js';

/** Of the latest hand-made calls; what is older was made in a view that is over. */
const REMEMBERED = 1_000;
const heard = new WeakMap<Tracking, Map<string, number>>();

function key(interaction: Interaction): string {
  const action = actionOf(interaction);
  // A ticket click names the event in both of its forms, and a search the query, whatever it is sought in.
  const type = action === 'ticket_click' || action === 'search' ? '' : interaction.entity_type;
  return `${action}\n${type}\n${interaction.entity_id ?? ''}`;
}

function hear(tracking: Tracking): Map<string, number> {
  const made = new Map<string, number>();
  tracking.on('captured', (interaction, by) => {
    if (by === 'app') {
      const what = key(interaction);
      made.delete(what);
      made.set(what, performance.now());
      if (made.size > REMEMBERED) {
        made.delete(made.keys().next().value as string);
      }
    }
  });
  return made;
}

/**
 * One owner per action: whether the app itself told this, by hand.
 *
 * @param since by performance.now()
 */
export type HandMade = (interaction: Interaction, since: number) => boolean;

/** Listens to what the app tells by hand, from the first call on. */
export function handMade(tracking: Tracking): HandMade {
  const made = heard.get(tracking) ?? hear(tracking);
  heard.set(tracking, made);
  return (interaction, since) => (made.get(key(interaction)) ?? -Infinity) >= since;
}

/**
 * Tells after a task at least, unless the app did since.
 *
 * @param since by performance.now()
 * @param ms milliseconds that the app has for it, 0 by default; negative where the page is going away, and has none
 */
export type Tell = (interaction: Interaction, since: number, ms?: number) => void;

/** For a part of that name, which listens to the app from now on. */
export function givingWay(tracking: Tracking, by: string): Tell {
  const isMade = handMade(tracking);
  return (interaction, since, ms = 0) => {
    const tell = (): void => {
      if (!isMade(interaction, since)) {
        tracking.track(interaction, by);
      }
    };
    if (ms < 0) {
      tell();
    } else {
      later(tell, ms);
    }
  };
}
