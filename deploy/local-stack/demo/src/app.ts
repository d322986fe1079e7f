import { createContext, useContext, useMemo } from 'react';
import type { Tracking } from '@synth/tracking';
import type { Catalogue, Concert } from './data/catalogue';
import { type FeedItem, rank } from './data/feed';
import { type Review, sampleReviews } from './data/reviews';
import { usePerson } from './data/session';
import type { Source } from './tracking/captures';

/** A concert that somebody opened, and from where. */
export interface Opened {
  concert: Concert;
  source: Source;
}

export interface App {
  catalogue: Catalogue;
  tracking: Tracking;
  open: (item: FeedItem, source: Source, position: number, tab?: string) => void;
}

const Context = createContext<App | null>(null);
export const AppProvider = Context.Provider;

export function useApp(): App {
  const app = useContext(Context);
  if (!app) {
    throw new Error('no app around');
  }
  return app;
}

/** All concerts in the order in which this person would want them. */
export function useRanked(): FeedItem[] {
  const { catalogue } = useApp();
  const city = usePerson()?.city ?? 'New York';
  return useMemo(() => rank(catalogue.events, city), [catalogue, city]);
}

export function useSampleReviews(): Review[] {
  const { catalogue } = useApp();
  return useMemo(() => sampleReviews(catalogue), [catalogue]);
}
