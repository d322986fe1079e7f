import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import { type ImpressionObserver, impressionObserver } from '../../../src/capture/impressions.js';
import { FakeIntersectionObserver } from './fake-intersection.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass } from './page.js';

const shows = (ratio: number): void => FakeIntersectionObserver.shows(element('#a'), ratio);
let tracking: FakeTracking;
let observer: ImpressionObserver;
let stops: (() => void)[];

const told = (): unknown[] =>
  tracking.made.map(({ interaction }) => [interaction.entity_id, interaction.metadata?.source]);
const observe = (): (() => void) => observer.observe(element('#a'), { metadata: { source: 'list' } });

beforeEach(() => {
  page('<i id="a" data-event-id="1" data-position="0"></i>');
  tracking = fakeTracking();
  observer = impressionObserver(tracking);
  stops = [observer.stop];
});
afterEach(() => {
  stops.forEach((stop) => stop());
  leavePage();
});

describe('Who counts an element that two watch', () => {
  it('is who watched it first: one by one', async () => {
    observe();
    stops.push(impressions(tracking));
    shows(1);
    await pass(1_500);
    expect(told()).toEqual([['1', 'list']]);
  });

  it('is who watched it first: the page', async () => {
    stops.push(impressions(tracking));
    observe();
    shows(1);
    await pass(1_500);
    expect(told()).toEqual([['1', 'feed']]);
  });

  it('is one also of two who watch the page', async () => {
    stops.push(impressions(tracking, { source: 'search' }), impressions(tracking));
    shows(1);
    await pass(1_500);
    expect(told()).toEqual([['1', 'search']]);
  });

  it('is the next when the first leaves it, after a second of its own', async () => {
    const unobserve = observe();
    stops.push(impressions(tracking));
    shows(1);
    await pass(500);
    unobserve();
    await pass(900);
    expect(told()).toEqual([]);
    await pass(200);
    expect(told()).toEqual([['1', 'feed']]);
  });

  it('is the next when the first stops, but for what the first has told in this view', async () => {
    const stop = impressions(tracking);
    observe();
    shows(1);
    await pass(1_500);
    stop();
    await pass(1_500);
    expect(told()).toEqual([['1', 'feed']]);
    history.pushState(null, '', '/other');
    await pass(1_500);
    expect(told()).toEqual([
      ['1', 'feed'],
      ['1', 'list'],
    ]);
  });

  it('is the next for another item that the element shows', async () => {
    const stop = impressions(tracking);
    observe();
    shows(1);
    await pass(1_500);
    stop();
    element('#a').setAttribute('data-event-id', '2');
    await pass(1_500);
    expect(told()).toEqual([
      ['1', 'feed'],
      ['2', 'list'],
    ]);
  });

  it('is nobody once a watcher that was never the owner has left, and the owner too', async () => {
    const unobserve = observe();
    stops.push(impressions(tracking));
    stops.pop()?.();
    unobserve();
    shows(1);
    await pass(1_500);
    expect(told()).toEqual([]);
  });

  it('is the owner still, who knows what was told before, when one leaves that only waited', async () => {
    const stopFirst = impressions(tracking);
    observe();
    const stopWaiting = impressions(tracking, { source: 'search' });
    shows(1);
    await pass(1_500);
    stopFirst();
    stopWaiting();
    await pass(1_500);
    expect(told()).toEqual([['1', 'feed']]);
  });

  it('is told what was told before also by one between, who told nothing', async () => {
    const stopFirst = impressions(tracking);
    const unobserve = observe();
    stops.push(impressions(tracking, { source: 'search' }));
    shows(1);
    await pass(1_500);
    stopFirst();
    unobserve();
    await pass(1_500);
    expect(told()).toEqual([['1', 'feed']]);
  });

  it('is the later of two components that an element is handed on between, though the earlier leaves after that', async () => {
    const unobserve = observer.observe(element('#a'), { metadata: { source: 'list' } });
    observer.observe(element('#a'), { metadata: { source: 'search' } });
    unobserve();
    shows(1);
    await pass(1_500);
    expect(told()).toEqual([['1', 'search']]);
  });
});
