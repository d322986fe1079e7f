import { useSyncExternalStore } from 'react';

const BASE = '/demo';
const listeners = new Set<() => void>();
let visits = 1;

function arrive(): void {
  visits++;
  listeners.forEach((listener) => listener());
}

addEventListener('popstate', arrive);

/** Another one with every arrival at a screen, at one that was visited before, too: what is seen there then counts anew. */
export const visit = (): string => `${visits} ${path()}`;

/** The path below the app's own, like `/artist/sample-artist-01`. */
export function path(): string {
  return location.pathname.slice(BASE.length) || '/';
}

export const hrefOf = (target: string): string => BASE + target;

export function go(target: string): void {
  if (target !== path()) {
    history.pushState(null, '', hrefOf(target));
    scrollTo(0, 0);
    arrive();
  }
}

export function usePath(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, path);
}
