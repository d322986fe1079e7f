import { describe, expect, it } from 'vitest';
import { impressionObserver } from '../../../src/capture/impressions.js';
import { shows, watchedFeed } from '../../support/feed.js';
import { FRAME } from './fake-intersection.js';
import { element, focus, pass, tab } from './page.js';

const feed = watchedFeed();

describe('What is an impression', () => {
  it('is half of the pixels for a second, with what the plan asks for', async () => {
    await pass(100);
    const entered = Date.now();
    shows('#a', 0.5);
    await pass(990 + FRAME);
    expect(feed.tracking.made).toEqual([]);
    await pass(20);
    expect(feed.tracking.made).toEqual([
      {
        by: 'impressions',
        message_id: 'm-1',
        interaction: {
          event_type: 'impression',
          entity_type: 'event',
          entity_id: '1',
          metadata: { source: 'feed', position: 0, feed_type: 'personalized', viewport_time: expect.any(Number) },
        },
      },
    ]);
    expect(feed.tracking.made[0]?.interaction.metadata?.viewport_time).toBeLessThan(entered + 50);
  });

  it('is not less than half of it', async () => {
    shows('#a', 0.49);
    await pass(5_000);
    expect(feed.tracking.made).toEqual([]);
  });

  it('is not what has no pixels', async () => {
    element('#a').setAttribute('data-empty', '');
    shows('#a', 1);
    await pass(5_000);
    expect(feed.tracking.made).toEqual([]);
  });

  it('is not what is scrolled by fast, however often', async () => {
    for (let i = 0; i < 5; i++) {
      shows('#a', 1);
      await pass(900);
      shows('#a', 0);
      await pass(100);
    }
    expect(feed.tracking.made).toEqual([]);
  });

  it('is not what left in the very last frame, of which nobody told yet', async () => {
    shows('#a', 1);
    await pass(FRAME + 990);
    shows('#a', 0);
    await pass(2_000);
    expect(feed.tracking.made).toEqual([]);
  });

  it.each([
    ['the tab is hidden', (is: boolean) => tab(is)],
    ['another window has the focus', (is: boolean) => focus(is)],
  ])('needs a second in one piece: it begins anew after %s', async (_, look) => {
    shows('#a', 1);
    await pass(800);
    look(false);
    await pass(100);
    look(true);
    await pass(900);
    expect(feed.tracking.made).toEqual([]);
    await pass(200);
    expect(feed.ids()).toEqual(['1']);
  });

  it('does not begin while nobody looks', async () => {
    tab(false);
    shows('#a', 1);
    await pass(5_000);
    expect(feed.tracking.made).toEqual([]);
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(500);
    tab(true);
    await pass(900);
    expect(feed.tracking.made).toEqual([]);
    await pass(200);
    expect(feed.ids()).toEqual(['1']);
  });

  it('is nothing of a page without anybody who may be tracked, and counts once they may', async () => {
    feed.tracking.refuses = true;
    shows('#a', 1);
    await pass(1_100);
    feed.tracking.refuses = false;
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(1_100);
    expect(feed.ids()).toEqual(['1']);
  });
});

describe('One element', () => {
  it('is observed with what the app knows of it when it counts, until it says no', async () => {
    const observer = impressionObserver(feed.tracking, { source: 'search' });
    document.body.insertAdjacentHTML('beforeend', '<i id="x"></i><i id="y"></i>');
    let position = 4;
    observer.observe(element('#x'), () => ({ entityType: 'ad', entityId: '8', metadata: { position } }));
    const unobserve = observer.observe(element('#y'), { entityType: 'ad', entityId: '9' });
    shows('#x', 1);
    shows('#y', 1);
    await pass(500);
    position = 5;
    unobserve();
    await pass(1_500);
    observer.stop();
    expect(feed.tracking.made.map(({ interaction }) => interaction)).toMatchObject([
      { entity_type: 'ad', entity_id: '8', metadata: { position: 5, source: 'search' } },
    ]);
  });

  it('is not counted after the stop', async () => {
    shows('#a', 1);
    await pass(900);
    feed.stop();
    await pass(1_500);
    expect(feed.tracking.made).toEqual([]);
  });
});
