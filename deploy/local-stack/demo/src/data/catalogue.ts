/** What the app shows: the local stack's sample, as `/demo/catalogue.json` says it. */

export interface Concert {
  event_id: string;
  title: string;
  artist_id: string;
  artist_name: string;
  venue_id: string;
  venue_name: string;
  venue_city: string;
  venue_state: string;
  starts_at: string;
  local_date: string;
  local_time: string;
  genres: string[];
  price_range: string;
  ticket_url: string;
}

export interface Artist {
  artist_id: string;
  name: string;
  genres: string[];
}

export interface Venue {
  venue_id: string;
  name: string;
  city: string;
  state: string;
  capacity: number;
}

export interface Person {
  user_id: string;
  name: string;
  city: string;
}

export interface Catalogue {
  events: Concert[];
  artists: Artist[];
  venues: Venue[];
  people: Person[];
  experiment: string;
}

export interface Configuration {
  write_key: string;
  client_key: string;
}

async function json<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}

export const loadCatalogue = (): Promise<Catalogue> => json('/demo/catalogue.json');

/** The public keys of this page. The services may still be starting, so it is asked for until it is there. */
export async function loadConfiguration(tries = 20): Promise<Configuration> {
  try {
    return await json('/demo/config.json');
  } catch (error) {
    if (tries <= 1) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return loadConfiguration(tries - 1);
  }
}
