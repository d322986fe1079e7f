import { useSyncExternalStore } from 'react';
import type { Review } from './reviews';

export interface Message {
  from: 'me' | 'them';
  text: string;
  event_id?: string;
  at: string;
}

/** What somebody did in this app. The demo keeps it in the browser: the suite has the interactions, not the content. */
export interface Mine {
  interested: string[];
  attended: string[];
  following: string[];
  liked: string[];
  friends: string[];
  reviews: Review[];
  comments: Record<string, string[]>;
  messages: Record<string, Message[]>;
}

const EMPTY: Mine = {
  interested: [],
  attended: [],
  following: [],
  liked: [],
  friends: [],
  reviews: [],
  comments: {},
  messages: {},
};

let person = 'visitor';
let mine = EMPTY;
const listeners = new Set<() => void>();
const key = (): string => `demo.mine.${person}`;

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** Shows what that person did before. */
export function becomes(userId: string | null): void {
  person = userId ?? 'visitor';
  mine = { ...EMPTY, ...(JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Mine>) };
  tell();
}

export function change(how: (before: Mine) => Partial<Mine>): void {
  mine = { ...mine, ...how(mine) };
  localStorage.setItem(key(), JSON.stringify(mine));
  tell();
}

/** In the list if it was not, and out of it if it was; whether it is now. */
export function toggle(list: 'interested' | 'following' | 'liked', id: string): boolean {
  const isIn = !mine[list].includes(id);
  change((before) => ({ [list]: isIn ? [...before[list], id] : before[list].filter((other) => other !== id) }));
  return isIn;
}

export function useMine(): Mine {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => mine,
  );
}
