import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { impressions } from '../../../src/capture/impression-list.js';
import { navigation } from '../../../src/capture/navigation.js';
import { searches } from '../../../src/capture/searches.js';
import { ticketLinks } from '../../../src/capture/tickets.js';
import { viewDuration } from '../../../src/capture/view.js';
import { exposures } from '../../../src/experiments/exposures.js';
import { FakeIntersectionObserver } from './fake-intersection.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { element, leavePage, page, pass } from './page.js';

const onError = vi.fn();
let tracking: FakeTracking;
let stops: (() => void)[];
const broken = (): never => {
  throw new Error('of the app');
};
const types = (): string[] => tracking.made.map(({ interaction }) => interaction.event_type);

beforeEach(() => {
  page('<a data-ticket-link data-event-id="1" href="http://["></a><i data-event-id="1" data-position="0"></i>');
  tracking = fakeTracking({ onError });
  stops = [];
});
afterEach(() => {
  stops.forEach((stop) => stop());
  onError.mockReset();
  leavePage();
});

it('goes into the history as if nothing were', async () => {
  let isBroken = false;
  stops.push(navigation(tracking, { page: (url) => (isBroken ? broken() : url.pathname) }));
  isBroken = true;
  history.pushState(null, '', '/a');
  expect(location.pathname).toBe('/a');
  expect(onError).toHaveBeenCalledTimes(1);
  isBroken = false;
  history.pushState(null, '', '/b');
  await pass(200);
  expect(types()).toEqual(['navigate']);
});

it('ends a view without what the app cannot say', async () => {
  const stop = viewDuration(tracking, 'event', '1', { atEnd: broken });
  await pass(1_000);
  stop();
  await pass(10);
  expect(types()).toEqual(['view', 'view']);
  expect(onError).toHaveBeenCalledTimes(1);
});

it('tells a ticket click whose link or facts make no sense', async () => {
  stops.push(ticketLinks(tracking, { metadata: broken }));
  element('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await pass(10);
  expect(types()).toEqual(['click']);
  expect(element('a').getAttribute('href')).toBe('http://[');
});

it('tells a search without its filters', async () => {
  const search = searches(tracking, { filters: broken });
  stops.push(search);
  search.submitted('mahler');
  await pass(10);
  expect(types()).toEqual(['search']);
});

it('sees what the app cannot name the view of', async () => {
  stops.push(impressions(tracking, { view: broken }));
  FakeIntersectionObserver.shows(element('i'), 1);
  await pass(1_100);
  expect(types()).toEqual(['impression']);
});

it('sees nothing where nothing can be seen', async () => {
  vi.stubGlobal('IntersectionObserver', undefined);
  stops.push(impressions(tracking), viewDuration(tracking, 'event', '1', { parts: { viewed_setlist: element('i') } }));
  await pass(1_100);
  expect(types()).toEqual(['view']);
});

it('leaves out an exposure that cannot be written down, whoever throws at that news', async () => {
  onError.mockImplementation(broken);
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  const reports = exposures(tracking, { clientKey: 'sdk-1' });
  stops.push(reports.stop);
  reports.report({ experiment: 'a', attributes: circle });
  expect(onError).toHaveBeenCalledTimes(1);
});
