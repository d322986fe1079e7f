import { describe, expect, it, vi } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import { init } from '../../../src/tracking.js';
import { shows, watchedFeed } from '../../support/feed.js';
import { pass } from './page.js';

const feed = watchedFeed();

describe('Consent', () => {
  it('counts what is in sight when somebody consents, after another second', async () => {
    feed.tracking.refuses = true;
    shows('#a', 1);
    await pass(5_500);
    shows('#b', 1);
    await pass(500);
    feed.tracking.refuses = false;
    void feed.tracking.optIn();
    await pass(900);
    expect(feed.ids()).toEqual([]);
    await pass(200);
    expect(feed.ids()).toEqual(['1', '2']);
  });

  it('counts nothing that leaves within that second', async () => {
    feed.tracking.refuses = true;
    shows('#a', 1);
    await pass(5_000);
    feed.tracking.refuses = false;
    void feed.tracking.optIn();
    await pass(500);
    shows('#a', 0);
    await pass(5_000);
    expect(feed.ids()).toEqual([]);
  });

  it('counts nothing again where somebody consents once more', async () => {
    shows('#a', 1);
    await pass(1_500);
    void feed.tracking.optIn();
    await pass(1_500);
    expect(feed.ids()).toEqual(['1']);
  });

  it('is asked of the app as before, and after the stop without anybody who listens', async () => {
    const asked = vi.fn(() => Promise.resolve());
    feed.stop();
    feed.tracking.optIn = asked;
    const stops = [impressions(feed.tracking), impressions(feed.tracking)];
    await feed.tracking.optIn();
    expect(asked).toHaveBeenCalledTimes(1);
    stops.forEach((each) => each());
    expect(feed.tracking.optIn).toBe(asked);
  });

  it('is heard of the real tracking', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
    const made: unknown[] = [];
    const real = init({ writeKey: 'wk', consent: 'required' });
    real.on('captured', ({ entity_id }) => made.push(entity_id));
    feed.stop();
    feed.stop = impressions(real);
    shows('#a', 1);
    await pass(5_000);
    expect(made).toEqual([]);
    await real.optIn();
    await pass(1_100);
    expect(made).toEqual(['1']);
    await real.close();
  });
});
