import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionOf } from '../../../src/action.js';
import type { Interaction } from '../../../src/types.js';
import { TrackingValidator } from '../../../src/validator.js';
import { fakeTracking } from './fake-tracking.js';
import { leavePage, page, pass } from './page.js';
import { server, token } from './server.js';

const click: Interaction = { event_type: 'click', entity_type: 'event', entity_id: '1', metadata: { source: 'feed' } };

beforeEach(() => page());
afterEach(leavePage);

describe('validate', () => {
  const full: Record<string, string[]> = {
    event_click: ['source', 'position', 'artist_name', 'venue_name'],
    event_impression: ['source', 'position', 'feed_type'],
    impression: ['source', 'position', 'feed_type'],
    ticket_click: ['ticket_url', 'ticket_provider', 'price_range'],
    detail_view: ['source'],
    detail_view_end: ['duration_seconds'],
    search: ['query', 'search_type'],
    search_results: ['query', 'search_type', 'result_count'],
    profile_visit: ['source'],
    review_click: ['source', 'position'],
    review: ['rating'],
    like: ['liked'],
    message: ['message_length'],
    share: ['platform'],
    tab_change: ['from_tab', 'to_tab'],
    scroll: ['max_scroll_percent'],
    load_more: ['offset'],
    funnel_step: ['funnel_step'],
    funnel_complete: ['total_steps'],
  };

  it.each(Object.entries(full))('%s needs all of %s', (kind, fields) => {
    const metadata = Object.fromEntries(fields.map((field) => [field, 0]));
    expect(TrackingValidator.validate(kind, metadata)).toBe(true);
    for (const field of fields) {
      expect(TrackingValidator.missing(kind, { ...metadata, [field]: undefined })).toEqual([field]);
      expect(TrackingValidator.validate(kind, { ...metadata, [field]: undefined })).toBe(false);
    }
  });

  it('needs nothing of what the plan does not know', () => {
    expect(TrackingValidator.validate('toString', null)).toBe(true);
    expect(TrackingValidator.validate('swipe', undefined)).toBe(true);
  });
});

describe('watch', () => {
  it('warns once for each lack of each kind', () => {
    const warn = vi.fn();
    const tracking = fakeTracking();
    const stop = TrackingValidator.watch({ warn }, tracking);
    tracking.track(click);
    tracking.track({ ...click, entity_id: '2' });
    tracking.track({ ...click, metadata: { source: 'feed', position: 1 } });
    tracking.track({ event_type: 'navigate', entity_type: 'page', entity_id: '/' });
    tracking.track({ event_type: 'navigate', entity_type: 'feed_tab', entity_id: 'x', metadata: { to_tab: 'x' } });
    tracking.track({ event_type: 'view', entity_type: 'event', entity_id: '1', metadata: { source: 'feed' } });
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      'event_click lacks position, artist_name, venue_name',
      'event_click lacks artist_name, venue_name',
      'navigate lacks from_tab'.replace('navigate', 'tab_change'),
      'impression lacks position, feed_type',
    ]);
    stop();
    tracking.track({ event_type: 'like', entity_type: 'event', entity_id: '1' });
    expect(warn).toHaveBeenCalledTimes(4);
  });

  it('warns in the console', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const tracking = fakeTracking();
    TrackingValidator.watch({}, tracking)();
    TrackingValidator.watch({}, tracking);
    tracking.track(click);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('[synth] event_click lacks position');
  });

  it('asks the server once for each kind, in the name of whoever is logged in', async () => {
    const violations = [{ rule: 'click/event', version: 2, field: 'mood', keyword: 'required', detail: 'no mood' }];
    const fake = server(() => ({ body: { would_be: 'quarantined', detail: 'no mood', violations } }));
    const warn = vi.fn();
    const tracking = fakeTracking({ endpoint: 'https://api.example', getToken: () => token('u') });
    TrackingValidator.watch({ server: true, warn }, tracking);
    const metadata = { source: 'feed', position: 0, artist_name: 'A', venue_name: 'V' };
    tracking.track({ ...click, metadata });
    tracking.track({ ...click, metadata });
    await pass(10);
    expect(fake.asked).toHaveLength(1);
    expect(fake.asked[0]).toMatchObject({
      path: 'https://api.example/api/v1/tracking-plan/check',
      headers: { Authorization: `Bearer ${token('u')}` },
      body: { event_type: 'click', entity_type: 'event', entity_id: '1', metadata },
    });
    expect(warn.mock.calls.map(([message]) => message)).toEqual(['event_click would be quarantined: no mood']);
  });

  it('says each lack once, as the server says it, or why else it would not be stored', async () => {
    const violations = ['position', 'artist_name'].map((field) => ({
      rule: 'click/event', version: 1, field, keyword: 'required', detail: `${field} not found`,
    }));
    const answers: object[] = [{ would_be: 'stored', violations }, { would_be: 'filtered', reason: 'bot', violations: [] }];
    server(() => ({ body: answers.shift() }));
    const warn = vi.fn();
    const tracking = fakeTracking({ getToken: () => token('u') });
    TrackingValidator.watch({ server: true, warn }, tracking);
    tracking.track(click);
    await pass(10);
    tracking.track({ event_type: 'like', entity_type: 'event', entity_id: '1' });
    await pass(10);
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      'event_click: position not found',
      'event_click: artist_name not found',
      'like would be filtered: bot',
    ]);
  });

  it('says what it knows itself where the server cannot be asked', async () => {
    server(() => null);
    const warn = vi.fn();
    const tracking = fakeTracking({ getToken: () => token('u') });
    TrackingValidator.watch({ server: true, warn }, tracking);
    tracking.track(click);
    await pass(10);
    expect(warn.mock.calls.map(([message]) => message)).toEqual(['event_click lacks position, artist_name, venue_name']);
  });

  it('is silent where the server cannot be asked', async () => {
    const warn = vi.fn();
    server(() => null);
    const tracking = fakeTracking({ getToken: () => token('u') });
    TrackingValidator.watch({ server: true, warn }, tracking);
    tracking.track({ event_type: 'swipe', entity_type: 'event', entity_id: '1' });
    await pass(10);
    expect(warn).not.toHaveBeenCalled();
    expect(await TrackingValidator.check(click, fakeTracking())).toBeNull();
  });
});

describe('The action', () => {
  const of = (event_type: string, entity_type: string, metadata?: object): string =>
    actionOf({ event_type, entity_type, ...(metadata ? { metadata: metadata as Record<string, unknown> } : {}) });

  it.each([
    ['view', 'event', { duration_seconds: 0 }, 'detail_view_end'],
    ['view', 'event', { duration: '3' }, 'detail_view_end'],
    ['view', 'event', { source: 'event_modal_close' }, 'detail_view_end'],
    ['view', 'event', { source: 'feed' }, 'impression'],
    ['view', 'review', { viewport_time: 1 }, 'impression'],
    ['view', 'promotion', { source: 'list' }, 'impression'],
    ['view', 'ad', { source: 'modal' }, 'other'],
    ['view', 'event', { source: 'event_modal', duration_seconds: null }, 'detail_view'],
    ['view', 'review', {}, 'review_view'],
    ['view', 'artist', { source: 'feed' }, 'profile_visit'],
    ['view', 'chat', { source: 'feed' }, 'other'],
    ['click', 'venue', {}, 'profile_visit'],
    ['click', 'ticket_link', {}, 'ticket_click'],
    ['click_ticket', 'event', {}, 'ticket_click'],
    ['click', 'promotion', {}, 'promotion_click'],
    ['click', 'load_more', {}, 'load_more'],
    ['click', 'button', {}, 'other'],
    ['interest', 'event', { interested: 'False ' }, 'interest_removed'],
    ['interest', 'event', {}, 'interest'],
    ['follow', 'artist', { following: false }, 'unfollow'],
    ['like', 'event', { is_liked: false }, 'unlike'],
    ['like', 'event', { liked: true, is_liked: false }, 'like'],
    ['search', 'search_results', {}, 'search_results'],
    ['search', 'artists', {}, 'search'],
    ['comment', 'chat', {}, 'message'],
    ['comment', 'event', {}, 'comment'],
    ['form_submit', 'conversion_funnel', {}, 'funnel_step'],
    ['form_submit', 'conversion_funnel_complete', {}, 'funnel_complete'],
    ['form_submit', 'signup', {}, 'form_submit'],
    ['friend_add', 'user', {}, 'friend_add'],
    ['custom', 'x', {}, 'other'],
  ])('of %s on %s with %o is %s', (type, entity, metadata, action) => {
    expect(of(type, entity, metadata)).toBe(action);
  });
});
