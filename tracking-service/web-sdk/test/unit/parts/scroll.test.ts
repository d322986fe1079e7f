import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scrollDepth } from '../../../src/capture/scroll.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass } from './page.js';

let tracking: FakeTracking;

function scrollTo(percent: number): void {
  const section = element('section');
  section.scrollTop = percent * 8;
  section.dispatchEvent(new Event('scroll'));
}

beforeEach(() => {
  page('<section></section>');
  Object.defineProperties(element('section'), { scrollHeight: { value: 1_000 }, clientHeight: { value: 200 } });
  tracking = fakeTracking();
});
afterEach(leavePage);

const watch = (): (() => void) => scrollDepth(tracking, { activeTab: 'events', scroller: element('section') });

describe('Scroll depth', () => {
  it('is the furthest of a view, told at its end as the plan does', async () => {
    const stop = watch();
    scrollTo(57.5);
    scrollTo(20);
    await pass(1_000);
    expect(tracking.made).toEqual([]);
    stop();
    await pass(0);
    expect(tracking.made).toMatchObject([
      {
        by: 'scroll',
        interaction: {
          event_type: 'scroll',
          entity_type: 'feed',
          entity_id: 'max_scroll',
          metadata: { max_scroll_percent: 57, active_tab: 'events' },
        },
      },
    ]);
  });

  it.each([
    [10, 0],
    [10.5, 1],
  ])('of %d percent is told %d times', async (percent, times) => {
    const stop = watch();
    scrollTo(percent);
    stop();
    await pass(0);
    expect(tracking.made).toHaveLength(times);
  });

  it('is nothing where nobody scrolled', async () => {
    element('section').scrollTop = 500;
    watch()();
    await pass(0);
    expect(tracking.made).toEqual([]);
  });

  it('ends with the page, at once, and begins anew after the back/forward cache', async () => {
    const stop = watch();
    scrollTo(50);
    dispatchEvent(new Event('pagehide'));
    expect(tracking.made).toHaveLength(1);
    scrollTo(30);
    stop();
    await pass(0);
    expect(tracking.made.map(({ interaction }) => interaction.metadata?.max_scroll_percent)).toEqual([50, 30]);
  });

  it('is silent beside a hand-made call, made in the same task', async () => {
    const stop = watch();
    scrollTo(50);
    await pass(10);
    stop();
    tracking.track({ event_type: 'scroll', entity_type: 'feed', entity_id: 'max_scroll', metadata: {} });
    await pass(10);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app']);
  });
});
