import type { Interaction, Tracking } from '../types.js';
import { known, number } from './data.js';
import { givingWay } from './give-way.js';
import { later } from './later.js';

export interface SearchOptions {
  /** artists, events, all … Default `all`. */
  type?: string | (() => string);
  /** Where somebody searches from. Default: the page's path. */
  fromView?: () => string;
  filters?: () => unknown;
  /** Milliseconds without typing after which a query is meant. Default 400. */
  delay?: number;
  /** Letters that a query has at least. Default 2. */
  letters?: number;
  /** Where somebody types. */
  input?: HTMLInputElement;
  /**
   * Says `data-result-count`, and `data-artist-count`, `data-event-count` and `data-query` if it likes, once there are
   * results.
   */
  results?: Element;
}

export interface Results {
  result_count: number;
  artist_count?: number;
  event_count?: number;
}

/** Calling it stops it. */
export interface SearchCapture {
  (): void;
  /** Somebody typed. */
  typed(query: string): void;
  /** Somebody pressed Enter: it is meant. */
  submitted(query: string): void;
  /** @param query what the results are of; default: what was typed last */
  answered(results: Results, query?: string): void;
}

/** Characters of an entity's id that the server takes. */
const ID_AT_MOST = 500;

interface Search {
  query: string;
  type: string;
  since: number;
  isTold: boolean;
  answer?: Results & { load_time_ms: number };
}

/** Tells searches that are meant, and then their results, once. */
export function searches(tracking: Tracking, options: SearchOptions = {}): SearchCapture {
  const tellOf = givingWay(tracking, 'search');
  let search: Search | null = null;
  let told: Search | null = null;
  let cancel = (): void => {};

  const tell = (entityType: string, { query, since }: Search, metadata: Interaction['metadata']): void => {
    const interaction = { event_type: 'search', entity_type: entityType, entity_id: query, metadata };
    tellOf(interaction, since);
  };
  const facts = ({ query, type }: Search): Record<string, unknown> => ({
    query,
    search_type: type,
    filters_applied: options.filters?.(),
  });
  const tellAnswer = (asked: Search): void => {
    if (asked.isTold && asked.answer) {
      const has_results = asked.answer.result_count > 0;
      tell('search_results', asked, known({ ...facts(asked), ...asked.answer, has_results }));
    }
  };
  const mean = (asked: Search): void => {
    asked.isTold = true;
    told = asked;
    const from_view = options.fromView?.() ?? location.pathname;
    tell(asked.type, asked, known({ ...facts(asked), query_length: asked.query.length, from_view }));
    tellAnswer(asked);
  };

  const typed = (text: string, delay = options.delay ?? 400): void => {
    const query = text.trim().slice(0, ID_AT_MOST);
    const type = (typeof options.type === 'function' ? options.type() : options.type) ?? 'all';
    if (search?.query === query && search.type === type) {
      if (!search.isTold && delay <= 0) {
        cancel();
        mean(search);
      }
      return;
    }
    cancel();
    search = null;
    if (query.length < (options.letters ?? 2)) {
      return;
    }
    if (told?.query === query && told.type === type) {
      // Back from a detour through something that was not meant.
      search = told;
      return;
    }
    const asked: Search = { query, type, since: performance.now(), isTold: false };
    search = asked;
    if (delay > 0) {
      cancel = later(() => mean(asked), delay);
    } else {
      mean(asked);
    }
  };
  const answered = (results: Results, query?: string): void => {
    // Of a query that nobody waits for any more, or for the second time.
    if (!search || search.answer || (query !== undefined && query.trim().slice(0, ID_AT_MOST) !== search.query)) {
      return;
    }
    search.answer = { ...results, load_time_ms: Math.round(performance.now() - search.since) };
    tellAnswer(search);
  };

  const stop = watchPage(options, typed, answered);
  return Object.assign(
    () => {
      stop();
      cancel();
    },
    { typed: (query: string) => typed(query), submitted: (query: string) => typed(query, 0), answered },
  );
}

function watchPage(
  { input, results }: SearchOptions,
  typed: (query: string, delay?: number) => void,
  answered: (results: Results, query?: string) => void,
): () => void {
  const onInput = (): void => typed(input?.value ?? '');
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      typed(input?.value ?? '', 0);
    }
  };
  const changes = new MutationObserver(() => {
    const count = number(results?.getAttribute('data-result-count'));
    if (count !== undefined && results) {
      const part = (name: string): number | undefined => number(results.getAttribute(`data-${name}-count`));
      const parts = known({ artist_count: part('artist'), event_count: part('event') });
      answered({ result_count: count, ...parts }, results.getAttribute('data-query') ?? undefined);
    }
  });
  input?.addEventListener('input', onInput);
  input?.addEventListener('keydown', onKey);
  if (results) {
    changes.observe(results, { attributes: true, attributeFilter: ['data-result-count', 'data-query'] });
  }
  return () => {
    input?.removeEventListener('input', onInput);
    input?.removeEventListener('keydown', onKey);
    changes.disconnect();
  };
}
