import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { navigation } from '../../../src/capture/navigation.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { leavePage, page, pass } from './page.js';

let tracking: FakeTracking;
let stop: () => void;
const original = history.pushState;

beforeEach(() => {
  page();
  tracking = fakeTracking();
  stop = navigation(tracking);
});
afterEach(() => {
  stop();
  leavePage();
});

const places = (): unknown[] => tracking.made.map(({ by, interaction }) => [by, interaction.entity_id]);

describe('Navigation', () => {
  it('is told as the history changes', async () => {
    history.pushState(null, '', '/artist/1?token=secret#x');
    await pass(200);
    history.replaceState(null, '', '/venue/2');
    await pass(200);
    expect(tracking.made.map(({ interaction }) => interaction)).toEqual([
      {
        event_type: 'navigate',
        entity_type: 'page',
        entity_id: '/artist/1',
        metadata: { from_view: '/', to_view: '/artist/1', how: 'push' },
      },
      {
        event_type: 'navigate',
        entity_type: 'page',
        entity_id: '/venue/2',
        metadata: { from_view: '/artist/1', to_view: '/venue/2', how: 'replace' },
      },
    ]);
  });

  it('is told of back and forward', async () => {
    stop();
    history.replaceState(null, '', '/a');
    stop = navigation(tracking);
    // As a browser does it: the address changes, and then it says so.
    original.call(history, null, '', '/b');
    dispatchEvent(new Event('popstate'));
    await pass(200);
    expect(tracking.made[0]?.interaction.metadata).toMatchObject({ from_view: '/a', how: 'back_forward' });
  });

  it('is none within a page', async () => {
    history.pushState(null, '', '/#part');
    history.replaceState({ scroll: 1 }, '', '/?filter=2');
    await pass(200);
    expect(tracking.made).toEqual([]);
  });

  it('lets the app say what a page is, and that the first one counts', async () => {
    stop();
    stop = navigation(tracking, { first: true, page: (url) => `page:${url.searchParams.get('p') ?? 'home'}` });
    history.pushState(null, '', '/?p=artist');
    await pass(200);
    expect(tracking.made.map(({ interaction }) => interaction.metadata)).toEqual([
      { to_view: 'page:home', how: 'load' },
      { from_view: 'page:home', to_view: 'page:artist', how: 'push' },
    ]);
  });

  it.each([
    ['before', -1],
    ['after, while it renders', 50],
  ])('gives way to a hand-made call %s', async (_, at) => {
    const byHand = (): unknown => tracking.track({ event_type: 'navigate', entity_type: 'page', entity_id: '/a' });
    await pass(1_000);
    if (at < 0) {
      byHand();
    }
    history.pushState(null, '', '/a');
    await pass(50);
    if (at > 0) {
      byHand();
    }
    await pass(200);
    expect(places()).toEqual([['app', '/a']]);
  });

  it('gives way only for that one navigation', async () => {
    tracking.track({ event_type: 'navigate', entity_type: 'page', entity_id: '/a' });
    await pass(10);
    for (const path of ['/a', '/b', '/a']) {
      history.pushState(null, '', path);
      await pass(500);
    }
    expect(places()).toEqual([
      ['app', '/a'],
      ['navigation', '/b'],
      ['navigation', '/a'],
    ]);
  });

  it('is told at once when the page goes', () => {
    history.pushState(null, '', '/a');
    dispatchEvent(new Event('pagehide'));
    expect(places()).toEqual([['navigation', '/a']]);
  });

  it('shares the history with others who follow it, in whichever order they stop', async () => {
    const other = fakeTracking();
    const stopOther = navigation(other);
    stop();
    history.pushState(null, '', '/a');
    await pass(200);
    expect([tracking.made.length, other.made.length]).toEqual([0, 1]);
    stopOther();
    expect(history.pushState).toBe(original);
  });

  it('leaves alone who wrapped the history after it, and does nothing there after the stop', async () => {
    const ours = history.pushState;
    const theirs: typeof original = function (this: History, ...call) {
      ours.apply(this, call);
    };
    history.pushState = theirs;
    stop();
    history.pushState(null, '', '/a');
    await pass(200);
    expect(history.pushState).toBe(theirs);
    expect([location.pathname, tracking.made.length]).toEqual(['/a', 0]);
    history.pushState = original;
  });

  it('leaves the history as it was', () => {
    stop();
    expect(history.pushState).toBe(original);
  });
});
