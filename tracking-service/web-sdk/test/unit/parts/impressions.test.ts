import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import { impressionObserver } from '../../../src/capture/impressions.js';
import { init } from '../../../src/tracking.js';
import { FakeIntersectionObserver, FRAME } from './fake-intersection.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, focus, leavePage, page, pass, tab } from './page.js';

const shows = (selector: string, ratio: number): void => FakeIntersectionObserver.shows(element(selector), ratio);
let tracking: FakeTracking;
let stop: () => void;

const original = { pushState: history.pushState, replaceState: history.replaceState };
/** As a browser does it: the address changes, and then it says so. */
function arriveBack(url: string): void {
  original.pushState.call(history, null, '', url);
  dispatchEvent(new Event('popstate'));
}
const ids = (): (string | undefined)[] => tracking.made.map(({ interaction }) => interaction.entity_id);

beforeEach(() => {
  page(`<main data-source="feed" data-feed-type="personalized">
      <div id="a" data-event-id="1" data-position="0"></div>
      <div id="b" data-event-id="2" data-position="1"></div>
      <a data-event-id="3"></a>
    </main>`);
  tracking = fakeTracking();
  stop = impressions(tracking, { container: element('main') });
});

afterEach(() => {
  stop();
  leavePage();
});

describe('What is an impression', () => {
  it('is half of the pixels for a second, with what the plan asks for', async () => {
    await pass(100);
    const entered = Date.now();
    shows('#a', 0.5);
    await pass(990 + FRAME);
    expect(tracking.made).toEqual([]);
    await pass(20);
    expect(tracking.made).toEqual([
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
    expect(tracking.made[0]?.interaction.metadata?.viewport_time).toBeLessThan(entered + 50);
  });

  it('is not less than half of it', async () => {
    shows('#a', 0.49);
    await pass(5_000);
    expect(tracking.made).toEqual([]);
  });

  it('is not what has no pixels', async () => {
    element('#a').setAttribute('data-empty', '');
    shows('#a', 1);
    await pass(5_000);
    expect(tracking.made).toEqual([]);
  });

  it('is not what is scrolled by fast, however often', async () => {
    for (let i = 0; i < 5; i++) {
      shows('#a', 1);
      await pass(900);
      shows('#a', 0);
      await pass(100);
    }
    expect(tracking.made).toEqual([]);
  });

  it('is not what left in the very last frame, of which nobody told yet', async () => {
    shows('#a', 1);
    await pass(FRAME + 990);
    shows('#a', 0);
    await pass(2_000);
    expect(tracking.made).toEqual([]);
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
    expect(tracking.made).toEqual([]);
    await pass(200);
    expect(ids()).toEqual(['1']);
  });

  it('does not begin while nobody looks', async () => {
    tab(false);
    shows('#a', 1);
    await pass(5_000);
    expect(tracking.made).toEqual([]);
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(500);
    tab(true);
    await pass(900);
    expect(tracking.made).toEqual([]);
    await pass(200);
    expect(ids()).toEqual(['1']);
  });

  it('is nothing of a page without anybody who may be tracked, and counts once they may', async () => {
    tracking.refuses = true;
    shows('#a', 1);
    await pass(1_100);
    tracking.refuses = false;
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(1_100);
    expect(ids()).toEqual(['1']);
  });
});

describe('Consent', () => {
  it('counts what is in sight when somebody consents, after another second', async () => {
    tracking.refuses = true;
    shows('#a', 1);
    await pass(5_500);
    shows('#b', 1);
    await pass(500);
    tracking.refuses = false;
    void tracking.optIn();
    await pass(900);
    expect(ids()).toEqual([]);
    await pass(200);
    expect(ids()).toEqual(['1', '2']);
  });

  it('counts nothing that leaves within that second', async () => {
    tracking.refuses = true;
    shows('#a', 1);
    await pass(5_000);
    tracking.refuses = false;
    void tracking.optIn();
    await pass(500);
    shows('#a', 0);
    await pass(5_000);
    expect(ids()).toEqual([]);
  });

  it('counts nothing again where somebody consents once more', async () => {
    shows('#a', 1);
    await pass(1_500);
    void tracking.optIn();
    await pass(1_500);
    expect(ids()).toEqual(['1']);
  });

  it('is asked of the app as before, and after the stop without anybody who listens', async () => {
    const asked = vi.fn(() => Promise.resolve());
    stop();
    tracking.optIn = asked;
    const stops = [impressions(tracking), impressions(tracking)];
    await tracking.optIn();
    expect(asked).toHaveBeenCalledTimes(1);
    stops.forEach((each) => each());
    expect(tracking.optIn).toBe(asked);
  });

  it('is heard of the real tracking', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
    const made: unknown[] = [];
    const real = init({ writeKey: 'wk', consent: 'required' });
    real.on('captured', ({ entity_id }) => made.push(entity_id));
    stop();
    stop = impressions(real);
    shows('#a', 1);
    await pass(5_000);
    expect(made).toEqual([]);
    await real.optIn();
    await pass(1_100);
    expect(made).toEqual(['1']);
    await real.close();
  });
});

describe('How often', () => {
  it('counts once in a view of the list, and anew in the next', async () => {
    for (let i = 0; i < 3; i++) {
      shows('#a', 1);
      await pass(1_500);
      shows('#a', 0);
      await pass(100);
    }
    expect(ids()).toEqual(['1']);
    history.pushState(null, '', '/elsewhere');
    shows('#a', 1);
    await pass(1_500);
    expect(ids()).toEqual(['1', '1']);
  });

  it.each([
    ['a push', () => history.pushState(null, '', '/')],
    ['a replacement', () => history.replaceState(null, '', '/')],
    ['back', () => arriveBack('/')],
  ])('counts anew at each arrival: after another page without lists, by %s', async (_, arrive) => {
    shows('#a', 1);
    await pass(1_500);
    // Nobody sees anything while the path is another one.
    shows('#a', 0);
    await pass(100);
    history.pushState(null, '', '/chat');
    await pass(5_000);
    expect(ids()).toEqual(['1']);
    arrive();
    shows('#a', 1);
    await pass(1_500);
    expect(ids()).toEqual(['1', '1']);
  });

  it('counts anew in a view that the app names, when somebody comes back to it', async () => {
    stop();
    stop = impressions(tracking, { container: element('main'), view: () => location.search });
    history.pushState(null, '', '/?q=a');
    shows('#a', 1);
    await pass(1_500);
    shows('#a', 0);
    await pass(100);
    history.pushState(null, '', '/?q=b');
    await pass(100);
    arriveBack('/?q=a');
    shows('#a', 1);
    await pass(1_500);
    expect(ids()).toEqual(['1', '1']);
  });

  it('counts anew after the back/forward cache', async () => {
    shows('#a', 1);
    await pass(1_500);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await pass(1_500);
    expect(ids()).toEqual(['1', '1']);
  });

  it('is the same view where only the query, the fragment or the state are others', async () => {
    shows('#a', 1);
    await pass(1_500);
    history.pushState(null, '', '/?filter=2#part');
    history.replaceState({ scroll: 1 }, '');
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(1_500);
    expect(ids()).toEqual(['1']);
  });

  it('counts what stays in sight in the next view, after a second there', async () => {
    shows('#a', 1);
    await pass(1_500);
    history.pushState(null, '', '/other');
    await pass(900);
    expect(ids()).toEqual(['1']);
    await pass(200);
    expect(ids()).toEqual(['1', '1']);
  });

  it('leaves the history as it was', () => {
    stop();
    expect(history.pushState).toBe(original.pushState);
    expect(history.replaceState).toBe(original.replaceState);
  });

  it('counts another list of the same page by itself', async () => {
    shows('#a', 1);
    await pass(1_500);
    element('main').setAttribute('data-feed-type', 'following');
    shows('#a', 0);
    await pass(50);
    shows('#a', 1);
    await pass(1_500);
    expect(tracking.made.map(({ interaction }) => interaction.metadata?.feed_type)).toEqual([
      'personalized',
      'following',
    ]);
  });
});

describe('A virtual list', () => {
  it('has elements that come later', async () => {
    element('main').insertAdjacentHTML('beforeend', '<p><i id="c" data-review-id="7" data-position="9"></i></p>');
    await pass(0);
    shows('#c', 1);
    await pass(1_500);
    expect(tracking.made[0]?.interaction).toMatchObject({ entity_type: 'review', entity_id: '7' });
  });

  it('uses an element for another item, whose second is its own', async () => {
    shows('#a', 1);
    await pass(800);
    element('#a').setAttribute('data-event-id', '11');
    await pass(900);
    expect(tracking.made).toEqual([]);
    await pass(200);
    expect(ids()).toEqual(['11']);
  });

  it('takes elements away, which are seen no more', async () => {
    const gone = element('#a');
    FakeIntersectionObserver.shows(gone, 1);
    await pass(800);
    gone.remove();
    await pass(2_000);
    expect(tracking.made).toEqual([]);
  });

  it('shows an item again in another element, and counts it once', async () => {
    shows('#a', 1);
    await pass(1_500);
    element('#a').remove();
    element('main').insertAdjacentHTML('beforeend', '<i id="again" data-event-id="1" data-position="0"></i>');
    await pass(0);
    shows('#again', 1);
    await pass(1_500);
    expect(ids()).toEqual(['1']);
  });
});

describe('Beside a hand-made call', () => {
  const byHand = { event_type: 'view', entity_type: 'event', entity_id: '1', metadata: { source: 'feed' } };

  it('is silent, in whichever way the app says it', async () => {
    shows('#a', 1);
    shows('#b', 1);
    await pass(500);
    tracking.track(byHand);
    await pass(1_500);
    expect(tracking.made.map(({ by, interaction }) => [by, interaction.entity_id])).toEqual([
      ['app', '1'],
      ['impressions', '2'],
    ]);
  });

  it('is silent where the app tells it in the very task', async () => {
    shows('#a', 1);
    await pass(FRAME);
    setTimeout(() => tracking.track(byHand), 1_000);
    await pass(1_500);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app']);
  });

  it('is silent where the app was first to tell it in a new view', async () => {
    history.pushState(null, '', '/other');
    await pass(5);
    tracking.track(byHand);
    shows('#a', 1);
    await pass(1_500);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app']);
  });

  it('speaks again in a view in which the app said nothing', async () => {
    tracking.track(byHand);
    await pass(10);
    shows('#a', 1);
    await pass(1_500);
    shows('#a', 0);
    history.pushState(null, '', '/other');
    await pass(10);
    shows('#a', 1);
    await pass(1_500);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });

  it('speaks where the app told it only of the view before, in whichever moment', async () => {
    await pass(100);
    tracking.track(byHand);
    await pass(10);
    history.pushState(null, '', '/other');
    shows('#a', 1);
    await pass(1_500);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });

  it('is not silent for what is another action', async () => {
    tracking.track({ ...byHand, metadata: { source: 'event_modal' } });
    shows('#a', 1);
    await pass(1_500);
    expect(tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });
});

describe('One element', () => {
  it('is observed with what the app knows of it when it counts, until it says no', async () => {
    const observer = impressionObserver(tracking, { source: 'search' });
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
    expect(tracking.made.map(({ interaction }) => interaction)).toMatchObject([
      { entity_type: 'ad', entity_id: '8', metadata: { position: 5, source: 'search' } },
    ]);
  });

  it('is not counted after the stop', async () => {
    shows('#a', 1);
    await pass(900);
    stop();
    await pass(1_500);
    expect(tracking.made).toEqual([]);
  });
});
