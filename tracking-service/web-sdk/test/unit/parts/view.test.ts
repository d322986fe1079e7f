import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handMade } from '../../../src/capture/give-way.js';
import { type ViewOptions, viewDuration } from '../../../src/capture/view.js';
import { FakeIntersectionObserver } from './fake-intersection.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, focus, leavePage, page, pass, tab } from './page.js';

let tracking: FakeTracking;
const view = (options?: ViewOptions): (() => void) => viewDuration(tracking, 'event', '1', options);
const byHand = (metadata: object): unknown =>
  tracking.track({ event_type: 'view', entity_type: 'event', entity_id: '1', metadata: { ...metadata } });
const told = (): unknown[] => tracking.made.map(({ interaction }) => interaction.metadata);

beforeEach(() => {
  page('<section><ol></ol><ul></ul></section>');
  tracking = fakeTracking();
});
afterEach(leavePage);

describe('A view', () => {
  it('is told at its beginning and at its end, as the modal of the plan does', async () => {
    const close = view({ metadata: { artist_name: 'A', venue_name: 'V', has_ticket_urls: true, has_setlist: false } });
    await pass(3_700);
    close();
    await pass(0);
    expect(tracking.made.map(({ by, interaction }) => [by, interaction.event_type, interaction.entity_id])).toEqual([
      ['view', 'view', '1'],
      ['view', 'view', '1'],
    ]);
    expect(told()).toEqual([
      { source: 'event_modal', artist_name: 'A', venue_name: 'V', has_ticket_urls: true, has_setlist: false },
      { source: 'event_modal_close', duration_seconds: 3, open_seconds: 3, interacted: false },
    ]);
  });

  it('lasts only while the page is visible and focused', async () => {
    const close = view();
    await pass(2_000);
    tab(false);
    await pass(60_000);
    tab(true);
    await pass(1_000);
    focus(false);
    await pass(60_000);
    focus(true);
    await pass(1_000);
    close();
    await pass(0);
    expect(told()[1]).toMatchObject({ duration_seconds: 4, open_seconds: 124 });
  });

  it('goes on while the focus is in a frame of this page', async () => {
    const close = view();
    await pass(1_000);
    dispatchEvent(new Event('blur'));
    await pass(5_000);
    close();
    await pass(0);
    expect(told()[1]).toMatchObject({ duration_seconds: 6 });
  });

  it('is nothing where it ends in the task in which it began', async () => {
    view()();
    const close = view();
    await pass(1_000);
    close();
    await pass(0);
    expect(tracking.made).toHaveLength(2);
  });

  it('ends with the page, at once and once', async () => {
    const close = view();
    await pass(2_000);
    dispatchEvent(new Event('pagehide'));
    expect(told()[1]).toMatchObject({ duration_seconds: 2 });
    close();
    await pass(0);
    expect(tracking.made).toHaveLength(2);
  });

  it('is told whole where the page goes in the task in which it began', () => {
    view();
    dispatchEvent(new Event('pagehide'));
    expect(tracking.made).toHaveLength(2);
  });

  it('goes on after the back/forward cache, without the time in it', async () => {
    const close = view();
    await pass(2_000);
    dispatchEvent(new Event('pagehide'));
    await pass(60_000);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await pass(3_000);
    close();
    await pass(0);
    expect(told()).toMatchObject([
      { source: 'event_modal' },
      { duration_seconds: 2 },
      { duration_seconds: 3, open_seconds: 3 },
    ]);
  });

  it('of what has no end of its own is told once, with its duration', async () => {
    const close = viewDuration(tracking, 'review', '7', { source: 'profile', metadata: { rating: 5 } });
    await pass(1_000);
    close();
    await pass(0);
    expect(told()).toEqual([{ source: 'profile', rating: 5, duration_seconds: 1, open_seconds: 1, interacted: false }]);
  });
});

describe('What happened in it', () => {
  it.each([
    ['a like', { event_type: 'like', entity_type: 'event', entity_id: '1', metadata: { liked: true } }, true],
    ['a ticket click', { event_type: 'click', entity_type: 'ticket_link', entity_id: '1' }, true],
    [
      'a click on its artist',
      { event_type: 'share', entity_type: 'artist', entity_id: 'A', metadata: { event_id: '1' } },
      true,
    ],
    ['a like of another', { event_type: 'like', entity_type: 'event', entity_id: '2' }, false],
    ['an impression', { event_type: 'impression', entity_type: 'event', entity_id: '1' }, false],
    ['a step of the funnel', { event_type: 'form_submit', entity_type: 'conversion_funnel', entity_id: '1' }, false],
  ])('knows of %s', async (_, interaction, interacted) => {
    const close = view();
    await pass(1_000);
    tracking.track(interaction);
    close();
    await pass(0);
    expect(told().at(-1)).toMatchObject({ interacted });
  });

  it('knows what came into view, and whether the bottom did', async () => {
    const section = element('section');
    Object.defineProperties(section, { scrollHeight: { value: 1_000 }, clientHeight: { value: 200 } });
    const parts = { viewed_setlist: element('ol'), viewed_reviews: () => element('ul') };
    const close = view({ scroller: () => section, parts, atEnd: () => ({ more: 1 }) });
    await pass(1_000);
    FakeIntersectionObserver.shows(element('ol'), 0.2);
    await pass(100);
    section.scrollTop = 800;
    section.dispatchEvent(new Event('scroll'));
    section.scrollTop = 0;
    section.dispatchEvent(new Event('scroll'));
    close();
    await pass(0);
    expect(told()[1]).toMatchObject({ viewed_setlist: true, viewed_reviews: false, scrolled_to_bottom: true, more: 1 });
  });
});

describe('Beside hand-made calls', () => {
  it('is silent of the beginning, told just before, and still tells the end', async () => {
    handMade(tracking);
    byHand({ source: 'event_modal' });
    await pass(50);
    const close = view();
    await pass(2_000);
    close();
    await pass(0);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app', 'view']);
    expect(told()[1]).toMatchObject({ duration_seconds: 2 });
  });

  it('is silent of the end, told in the same task, even after', async () => {
    const close = view();
    await pass(2_000);
    close();
    byHand({ source: 'event_modal_close', duration_seconds: 2 });
    await pass(10);
    expect(tracking.made.map(({ by }) => by)).toEqual(['view', 'app']);
  });

  it('is not silent of its end for that of the view just before', async () => {
    handMade(tracking);
    byHand({ source: 'event_modal_close', duration_seconds: 9 });
    await pass(500);
    const close = view();
    await pass(1_000);
    close();
    await pass(10);
    expect(told().at(-1)).toMatchObject({ duration_seconds: 1 });
  });

  it('is not silent for the call of a view before', async () => {
    handMade(tracking);
    byHand({ source: 'event_modal' });
    await pass(5_000);
    const close = view();
    await pass(10);
    close();
    expect(told()[1]).toEqual({ source: 'event_modal' });
  });
});
