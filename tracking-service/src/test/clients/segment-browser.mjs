// node segment-browser.mjs CDN WRITE_KEY SCENARIO VISITOR MESSAGES_A_BATCH
//
// analytics.js in a page of another origin: jsdom's XMLHttpRequest asks first, as a browser does, and lets nothing pass that
// the service does not allow. All that the page says is where its CDN is.
import { createRequire } from 'node:module';
import { JSDOM, ResourceLoader } from 'jsdom';
import * as scenarios from './scenarios.mjs';

const [cdnURL, writeKey, scenario, visitor, batch] = process.argv.slice(2);

const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const { window } = new JSDOM('<!doctype html><title>Feed</title>', {
  url: 'https://app.example/feed?tab=near',
  resources: new ResourceLoader({ userAgent }),
});
const page = { window, self: window, fetch: undefined };
for (const name of ['document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'XMLHttpRequest']) {
  page[name] = window[name];
}
for (const [name, value] of Object.entries(page)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

const { AnalyticsBrowser } = createRequire(import.meta.url)('@segment/analytics-next');
const [analytics] = await AnalyticsBrowser.load(
  { writeKey, cdnURL },
  Number(batch) > 1
    ? { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: Number(batch), timeout: 200 } } } } }
    : {},
);
analytics.setAnonymousId(visitor);

// The browser's client takes the parts of a message one by one.
scenarios[scenario](
  {
    track: ({ event, properties, context }) => analytics.track(event, properties, { context }),
    page: ({ name, properties }) => analytics.page(name, properties),
    screen: ({ name }) => analytics.screen(name),
    identify: ({ userId, traits }) => analytics.identify(userId, traits),
    group: ({ groupId, traits }) => analytics.group(groupId, traits),
    alias: ({ userId, previousId }) => analytics.alias(userId, previousId),
  },
  visitor,
);
scenarios.untilToldToStop();
