import { useSyncExternalStore } from 'react';

const BASE = '/demo';
const listeners = new Set<() => void>();
const arrive = (): void => listeners.forEach((listener) => listener());

addEventListener('popstate', arrive);

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
