// Random days of a real browser: kill, crash, reload, leave, go back, offline, a server that fails in every way.
import { seeded } from './seeded.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @returns what was made, what the server has, what the SDK says of it */
export async function sequence(browser, site, seed) {
  const random = seeded(seed);
  const below = (limit) => Math.floor(random() * limit);
  const name = `s${seed}`;
  const server = site.of(name);
  const context = await browser.newContext();
  const known = [];
  const done = [];
  let pages = [];

  let opened = 0;
  const open = async () => {
    const page = await context.newPage();
    await page.goto(site.url(name, `&page=${opened++}`));
    pages.push(page);
    return page;
  };
  /** Chromium forgets a close that meets a return from the back/forward cache: then it is asked again, by the page's address. */
  const close = async (page) => {
    const closed = page.close().then(() => true);
    while (!(await Promise.race([closed, sleep(3_000)]))) {
      const chromium = await browser.newBrowserCDPSession();
      const { targetInfos } = await chromium.send('Target.getTargets');
      for (const { targetId } of targetInfos.filter((one) => one.url === page.url())) {
        await chromium.send('Target.closeTarget', { targetId });
      }
      await chromium.detach();
    }
  };
  const pick = async () => pages[below(pages.length)] ?? (await open());
  const gone = (page) => (pages = pages.filter((one) => one !== page));
  const make = async (page) => known.push(...(await page.evaluate((n) => make(n), 1 + below(5))));
  const online = () => context.setOffline(false);

  const steps = {
    async make() {
      await make(await pick());
    },
    async wait() {
      await sleep(below(150));
    },
    async kill() {
      const page = await pick();
      await make(page);
      gone(page);
      await page.close({ runBeforeUnload: false });
    },
    async crash() {
      const page = await pick();
      await make(page);
      gone(page);
      const crashed = new Promise((resolve) => page.once('crash', resolve));
      page.goto('chrome://crash').catch(() => {});
      await Promise.race([crashed, sleep(3_000)]);
      // Pages of one site may have shared the process.
      pages = [];
      await Promise.all(context.pages().map((one) => one.close().catch(() => {})));
    },
    async reload() {
      const page = await pick();
      await make(page);
      await online();
      await page.reload();
    },
    async leave() {
      const page = await pick();
      await online();
      known.push(
        ...(await page.evaluate((n) => {
          const ids = make(n);
          synth.tracking.flush();
          return ids;
        }, 1 + below(5))),
      );
      await page.goto(site.elsewhere);
      gone(page);
      if (below(2)) {
        // From the back/forward cache, where the driver can no longer ask it anything; it goes on by itself.
        await page.goBack({ waitUntil: 'commit' });
        await sleep(below(100));
      }
      await close(page);
    },
    async tab() {
      if (pages.length < 3) {
        await online();
        await open();
      }
    },
    async offline() {
      await context.setOffline(true);
      await make(await pick().catch(async () => (await online(), open())));
      await sleep(below(100));
      if (below(2)) {
        await online();
      }
    },
    async server() {
      server.mode = ['ok', 'down', 503, 429, 'unanswered', 'down', 503][below(7)];
      server.retryAfter = below(2) ? '1' : undefined;
      server.latency = [0, 0, 40, 250][below(4)];
    },
    async mended() {
      server.mode = 'ok';
    },
  };
  const names = Object.keys(steps);
  const count = 3 + below(4);
  for (let step = 0; step < count; step++) {
    const chosen = names[below(names.length)];
    done.push(chosen);
    if (!pages.length) {
      await online();
    }
    await steps[chosen]();
  }

  Object.assign(server, { mode: 'ok', latency: 0 });
  await online();
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
  const last = await open();
  await make(last);
  let stats;
  const patience = Date.now() + 40_000;
  do {
    await sleep(60);
    stats = await last.evaluate(() => synth.tracking.stats());
  } while (stats.queued && Date.now() < patience);
  const [errors, plain] = await last.evaluate(() => [errors, localStorage.getItem('synth.c')]);
  await context.close();

  const stored = [...server.stored.values()].filter((one) => one.entity_type !== 'sdk_delivery');
  const lost = Object.values(stats.lost).reduce((sum, count) => sum + count, 0);
  // Pages that come back from the cache say so, and then belong to nobody who could say which.
  const backs = stored.filter((one) => one.event_type === 'navigate').length;
  const missing = known.filter((id) => !server.stored.has(id)).length;
  const law = stats.made === stats.queued + stats.stored + stats.duplicate + stats.quarantined + stats.filtered + lost;
  const ok = law && !missing && !lost && stats.made === known.length + backs && stored.length === known.length + backs;
  return { seed, ok, made: known.length + backs, stored: stored.length, missing, lost, resent: server.duplicates, stats, plain, done, errors };
}
