import { describe, expect, it } from 'vitest';
import { shows, watchedFeed } from '../../support/feed.js';
import { FRAME } from './fake-intersection.js';
import { pass } from './page.js';

const feed = watchedFeed();

describe('Beside a hand-made call', () => {
  const byHand = { event_type: 'view', entity_type: 'event', entity_id: '1', metadata: { source: 'feed' } };

  it('is silent, in whichever way the app says it', async () => {
    shows('#a', 1);
    shows('#b', 1);
    await pass(500);
    feed.tracking.track(byHand);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by, interaction }) => [by, interaction.entity_id])).toEqual([
      ['app', '1'],
      ['impressions', '2'],
    ]);
  });

  it('is silent where the app tells it in the very task', async () => {
    shows('#a', 1);
    await pass(FRAME);
    setTimeout(() => feed.tracking.track(byHand), 1_000);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by }) => by)).toEqual(['app']);
  });

  it('is silent where the app was first to tell it in a new view', async () => {
    history.pushState(null, '', '/other');
    await pass(5);
    feed.tracking.track(byHand);
    shows('#a', 1);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by }) => by)).toEqual(['app']);
  });

  it('speaks again in a view in which the app said nothing', async () => {
    feed.tracking.track(byHand);
    await pass(10);
    shows('#a', 1);
    await pass(1_500);
    shows('#a', 0);
    history.pushState(null, '', '/other');
    await pass(10);
    shows('#a', 1);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });

  it('speaks where the app told it only of the view before, in whichever moment', async () => {
    await pass(100);
    feed.tracking.track(byHand);
    await pass(10);
    history.pushState(null, '', '/other');
    shows('#a', 1);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });

  it('is not silent for what is another action', async () => {
    feed.tracking.track({ ...byHand, metadata: { source: 'event_modal' } });
    shows('#a', 1);
    await pass(1_500);
    expect(feed.tracking.made.map(({ by }) => by)).toEqual(['app', 'impressions']);
  });
});
