// What a browser does that nothing else does like it.
import assert from 'node:assert/strict';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition, patience = 15_000) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `not in ${patience} ms: ${condition}`);
    await sleep(25);
  }
}

/** A scene in a browser profile of its own. */
const within = (name, play) => async (browser, site) => {
  const context = await browser.newContext();
  const open = async (query = '') => {
    const page = await context.newPage();
    await page.goto(site.url(name, query));
    return page;
  };
  try {
    return await play({ context, open, server: site.of(name), site });
  } finally {
    await context.close();
  }
};

const make = (page, count) => page.evaluate((n) => make(n), count);

export const scenes = {
  'two tabs send each interaction once, between them': within('tabs', async ({ open, server }) => {
    const tabs = [await open(), await open()];
    await sleep(100);
    const ids = [];
    for (let round = 0; round < 10; round++) {
      ids.push(...(await Promise.all(tabs.map((tab) => make(tab, 4)))).flat());
      await sleep(30);
    }
    await until(() => ids.every((id) => server.stored.has(id)));
    assert.equal(server.duplicates, 0);
    const [one, two] = await Promise.all(tabs.map((tab) => tab.evaluate(() => synth.tracking.stats())));
    assert.deepEqual([one.made, one.stored, one.queued], [80, 80, 0]);
    assert.deepEqual(two, one);
    assert.equal(new Set([...server.stored.values()].map((row) => row.session_id)).size, 1);
  }),

  'what was captured last arrives though the page is gone': within('leave', async ({ open, server, site }) => {
    const page = await open('&wait');
    await page.evaluate(() => begin({ batchDelay: 60_000 }));
    await sleep(1_200);
    const ids = await page.evaluate(() => {
      const made = make(3).concat(synth.trackInteraction.view('event', 'e1', 12));
      setTimeout(() => location.assign('/other'));
      return made;
    });
    await page.waitForURL(site.elsewhere);
    await until(() => ids.every((id) => server.stored.has(id)), 5_000);
  }),

  'a page that goes in the middle of a flush loses nothing': within('middle', async ({ open, server, site }) => {
    server.latency = 200;
    const page = await open();
    const ids = await page.evaluate(() => {
      const made = make(20);
      synth.tracking.flush();
      return made;
    });
    await sleep(60);
    ids.push(...(await make(page, 3)));
    await page.goto(site.elsewhere);
    await until(() => ids.every((id) => server.stored.has(id)), 5_000);
    const last = await open();
    await until(async () => (await last.evaluate(() => synth.tracking.stats())).queued === 0);
    const { made, stored, duplicate, lost } = await last.evaluate(() => synth.tracking.stats());
    assert.deepEqual([made, stored + duplicate, lost], [23, 23, {}]);
  }),

  'a page in the back/forward cache comes back and goes on': within('cache', async ({ open, server, site }) => {
    const page = await open();
    const ids = await make(page, 3);
    await page.evaluate(() => synth.tracking.flush());
    await page.goto(site.elsewhere);
    await page.goBack({ waitUntil: 'commit' });
    await until(() => [...server.stored.values()].some((row) => row.entity_id === 'back from cache'));
    assert.ok(ids.every((id) => server.stored.has(id)));
  }),

  'before a required yes the browser holds nothing of us': within('consent', async ({ open, server }) => {
    const page = await open('&wait');
    const held = () =>
      page.evaluate(async () => [Object.keys(localStorage), await indexedDB.databases(), document.cookie]);
    await page.evaluate(async () => {
      begin({ consent: 'required' });
      make(5);
      await synth.tracking.flush();
      await synth.tracking.stats();
    });
    await sleep(1_200);
    assert.deepEqual(await held(), [[], [], '']);
    assert.equal(server.requests, 0);
    await page.evaluate(() => synth.tracking.optIn());
    const ids = await make(page, 2);
    await until(() => ids.every((id) => server.stored.has(id)));
  }),

  'a body of 52 KB leaves with the page': within('large', async ({ open, server, site }) => {
    const page = await open('&wait');
    await page.evaluate(() => begin({ batchDelay: 60_000 }));
    await sleep(1_200);
    const id = await page.evaluate(() => synth.trackInteraction.click('event', 'e1', { text: 'x'.repeat(52_500) }));
    await page.goto(site.elsewhere);
    await until(() => server.stored.has(id), 5_000);
  }),

  'what a call costs the page': within('cost', async ({ open, server }) => {
    const page = await open();
    const times = await page.evaluate(async () => {
      const measured = [];
      for (let round = 0; round < 100; round++) {
        for (let one = 0; one < 20; one++) {
          const begun = performance.now();
          synth.trackInteraction.click('event', 'e1', {
            source: 'feed', position: one, feed_tab: 'events', distance_miles: 3.2, relevance_score: 0.8,
            artist_name: 'Somebody', venue_name: 'Somewhere', event_date: '2026-08-01T20:00:00Z', price_range: '$20-$45',
          });
          measured.push(performance.now() - begun);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return measured.sort((a, b) => a - b);
    });
    await until(() => server.stored.size >= 2_000, 30_000);
    const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
    // Of half the calls: what the slowest take is the machine's, and is measured by the benchmark on a quiet one.
    assert.ok(Number(at(0.5)) < 0.5, `p50 is ${at(0.5)} ms`);
    return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of the main thread; ${Math.round(server.bytes / 2_000)} bytes each`;
  }),
};
