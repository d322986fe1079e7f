import { describe, expect, it } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import { arriveBack, original, shows, watchedFeed } from '../../support/feed.js';
import { FakeIntersectionObserver } from './fake-intersection.js';
import { element, pass } from './page.js';

const feed = watchedFeed();

describe('How often', () => {
  it('counts once in a view of the list, and anew in the next', async () => {
    for (let i = 0; i < 3; i++) {
      shows('#a', 1);
      await pass(1_500);
      shows('#a', 0);
      await pass(100);
    }
    expect(feed.ids()).toEqual(['1']);
    history.pushState(null, '', '/elsewhere');
    shows('#a', 1);
    await pass(1_500);
    expect(feed.ids()).toEqual(['1', '1']);
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
    expect(feed.ids()).toEqual(['1']);
    arrive();
    shows('#a', 1);
    await pass(1_500);
    expect(feed.ids()).toEqual(['1', '1']);
  });

  it('counts anew in a view that the app names, when somebody comes back to it', async () => {
    feed.stop();
    feed.stop = impressions(feed.tracking, { container: element('main'), view: () => location.search });
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
    expect(feed.ids()).toEqual(['1', '1']);
  });

  it('counts anew after the back/forward cache', async () => {
    shows('#a', 1);
    await pass(1_500);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await pass(1_500);
    expect(feed.ids()).toEqual(['1', '1']);
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
    expect(feed.ids()).toEqual(['1']);
  });

  it('counts what stays in sight in the next view, after a second there', async () => {
    shows('#a', 1);
    await pass(1_500);
    history.pushState(null, '', '/other');
    await pass(900);
    expect(feed.ids()).toEqual(['1']);
    await pass(200);
    expect(feed.ids()).toEqual(['1', '1']);
  });

  it('leaves the history as it was', () => {
    feed.stop();
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
    expect(feed.tracking.made.map(({ interaction }) => interaction.metadata?.feed_type)).toEqual([
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
    expect(feed.tracking.made[0]?.interaction).toMatchObject({ entity_type: 'review', entity_id: '7' });
  });

  it('uses an element for another item, whose second is its own', async () => {
    shows('#a', 1);
    await pass(800);
    element('#a').setAttribute('data-event-id', '11');
    await pass(900);
    expect(feed.tracking.made).toEqual([]);
    await pass(200);
    expect(feed.ids()).toEqual(['11']);
  });

  it('takes elements away, which are seen no more', async () => {
    const gone = element('#a');
    FakeIntersectionObserver.shows(gone, 1);
    await pass(800);
    gone.remove();
    await pass(2_000);
    expect(feed.tracking.made).toEqual([]);
  });

  it('shows an item again in another element, and counts it once', async () => {
    shows('#a', 1);
    await pass(1_500);
    element('#a').remove();
    element('main').insertAdjacentHTML('beforeend', '<i id="again" data-event-id="1" data-position="0"></i>');
    await pass(0);
    shows('#again', 1);
    await pass(1_500);
    expect(feed.ids()).toEqual(['1']);
  });
});
