import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SearchCapture, searches } from '../../../src/capture/searches.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass } from './page.js';

let tracking: FakeTracking;
let search: SearchCapture;
const told = (): unknown[] => tracking.made.map(({ interaction }) => [interaction.entity_type, interaction.entity_id]);

beforeEach(() => {
  page('<input><ul></ul>');
  history.replaceState(null, '', '/search');
  tracking = fakeTracking();
  search = searches(tracking, { type: 'artists', filters: () => ['near'] });
});
afterEach(() => {
  search();
  leavePage();
});

describe('A search', () => {
  it('is told when it is meant, and then its results, with all that the plan names', async () => {
    search.typed('mah');
    await pass(300);
    search.typed('mahler ');
    await pass(500);
    search.answered({ result_count: 3, artist_count: 1, event_count: 2 });
    await pass(0);
    expect(tracking.made.map(({ by, interaction }) => ({ by, ...interaction }))).toEqual([
      {
        by: 'search',
        event_type: 'search',
        entity_type: 'artists',
        entity_id: 'mahler',
        metadata: {
          query: 'mahler',
          search_type: 'artists',
          query_length: 6,
          from_view: '/search',
          filters_applied: ['near'],
        },
      },
      {
        by: 'search',
        event_type: 'search',
        entity_type: 'search_results',
        entity_id: 'mahler',
        metadata: {
          query: 'mahler',
          search_type: 'artists',
          filters_applied: ['near'],
          result_count: 3,
          artist_count: 1,
          event_count: 2,
          load_time_ms: 500,
          has_results: true,
        },
      },
    ]);
  });

  it('comes before its results, also where those are faster', async () => {
    search.typed('mahler');
    await pass(100);
    search.answered({ result_count: 0 });
    await pass(0);
    expect(tracking.made).toEqual([]);
    await pass(500);
    expect(told()).toEqual([
      ['artists', 'mahler'],
      ['search_results', 'mahler'],
    ]);
    expect(tracking.made[1]?.interaction.metadata).toMatchObject({ load_time_ms: 100, has_results: false });
  });

  it('has no results of another query, and its own once', async () => {
    search.typed('mahler');
    await pass(500);
    search.answered({ result_count: 9 }, 'mah');
    search.answered({ result_count: 3 }, 'mahler');
    search.answered({ result_count: 4 }, 'mahler');
    await pass(0);
    expect(tracking.made.map(({ interaction }) => interaction.metadata?.result_count)).toEqual([undefined, 3]);
  });

  it('is one, with whatever typing between that was not meant', async () => {
    search.typed('mahler');
    await pass(500);
    search.answered({ result_count: 3 });
    search.typed('mahlerx');
    await pass(100);
    search.typed('mahler');
    search.answered({ result_count: 3 });
    await pass(500);
    expect(told()).toHaveLength(2);
  });

  it('has letters enough', async () => {
    search.typed('m');
    await pass(500);
    expect(told()).toEqual([]);
  });

  it('is meant at once with Enter, and is told at once when the page goes', async () => {
    search.typed('mahler');
    search.submitted('mahler');
    await pass(0);
    expect(told()).toEqual([['artists', 'mahler']]);
    await pass(1_000);
    search.typed('bruckner');
    dispatchEvent(new Event('pagehide'));
    await pass(0);
    expect(told()).toHaveLength(2);
  });

  it('is read from the page', async () => {
    const input = element('input') as HTMLInputElement;
    const results = element('ul');
    search();
    search = searches(tracking, { input, results });
    input.value = 'mahler';
    input.dispatchEvent(new Event('input'));
    await pass(500);
    results.setAttribute('data-artist-count', '2');
    results.setAttribute('data-result-count', '2');
    await pass(0);
    input.value = 'mahler 9';
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await pass(0);
    expect(told()).toEqual([
      ['all', 'mahler'],
      ['search_results', 'mahler'],
      ['all', 'mahler 9'],
    ]);
    expect(tracking.made[1]?.interaction.metadata).toMatchObject({ result_count: 2, artist_count: 2 });
  });

  it('gives way to what the app tells by hand, by whatever search type', async () => {
    search.typed('mahler');
    await pass(100);
    const byHand = (entity_type: string): unknown =>
      tracking.track({ event_type: 'search', entity_type, entity_id: 'mahler' });
    byHand('all');
    await pass(500);
    search.answered({ result_count: 3 });
    byHand('search_results');
    await pass(10);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app', 'app']);
  });
});
