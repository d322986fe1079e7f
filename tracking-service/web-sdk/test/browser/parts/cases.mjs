// What only a browser can show of the captures: layout, scrolling, tabs, links. Each case gets a fresh profile and
// site.
import assert from 'node:assert/strict';

const start = `synth.init({ writeKey: 'wk', batchDelay: 50 });`;
const article = (id) => `<article data-event-id="${id}" data-position="${id}">${id}</article>`;
const list = (count) =>
    `<main data-source="feed" data-feed-type="personalized">${Array.from({ length: count }, (_, i) => article(i)).join('')}</main>`;
const feed = (count) => `${list(count)}<script>${start} synth.impressions(synth.tracking);</script>`;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ids = (rows) => rows.map(({ entity_id }) => Number(entity_id)).sort((a, b) => a - b);
const scrollTo = (page, y) => page.evaluate((top) => window.scrollTo(0, top), y);

/** Until it is as it should be; fails with what it is. */
async function becomes(actual, expected) {
    for (let i = 0; i < 60; i++) {
        try {
            assert.deepEqual(actual(), expected);
            return;
        } catch {
            await pause(50);
        }
    }
    assert.deepEqual(actual(), expected);
}

export const cases = {
    'what is in view for a second is seen, and what is scrolled to': async ({ page, site }) => {
        // 900 pixels: four whole articles, and half of the fifth.
        site.state.body = feed(40);
        await page.goto(site.origin);
        await becomes(() => ids(site.told('impression')), [0, 1, 2, 3, 4]);
        await scrollTo(page, 2_010);
        // The tenth shows 190 of its 200 pixels, the fifteenth 100 less than all, 110.
        await becomes(() => ids(site.told('impression')), [0, 1, 2, 3, 4, 10, 11, 12, 13, 14]);
        const last = site.told('impression').find(({ entity_id }) => entity_id === '12');
        assert.equal(last.metadata.position, 12);
        assert.equal(last.metadata.feed_type, 'personalized');
        assert.equal(last.metadata.source, 'feed');
        assert.equal(last.metadata.scroll_depth, Math.floor((2_010 / (8_000 - 900)) * 100));
        assert.ok(Math.abs(Date.parse(last.occurred_at) - 1_000 - last.metadata.viewport_time) < 300);
    },

    'what is scrolled by fast is not seen': async ({ page, site }) => {
        site.state.body = feed(100);
        await page.goto(site.origin);
        for (let y = 0; y <= 18_000; y += 300) {
            await scrollTo(page, y);
            await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        await scrollTo(page, 0);
        await becomes(() => ids(site.told('impression')), [0, 1, 2, 3, 4]);
        await pause(1_500);
        assert.deepEqual(ids(site.told('impression')), [0, 1, 2, 3, 4]);
    },

    'another tab ends the second, and it begins anew': async ({ page, site, otherTab }) => {
        site.state.body = feed(3);
        await page.goto(site.origin);
        await pause(500);
        const back = await otherTab();
        await pause(2_000);
        assert.deepEqual(site.told('impression'), []);
        await back();
        await pause(500);
        assert.deepEqual(site.told('impression'), []);
        await becomes(() => ids(site.told('impression')), [0, 1, 2]);
    },

    'a virtual list uses its elements again, and each item is seen once': async ({ page, site }) => {
        site.state.body = `<main data-source="feed" style="height:100000px;position:relative"></main><script>${start}
      const main = document.querySelector('main');
      const rows = Array.from({ length: 7 }, () => main.appendChild(document.createElement('article')));
      function draw() {
        const first = Math.floor(scrollY / 200);
        for (let i = first; i < first + 7; i++) {
          const row = rows[i % 7];
          row.style.cssText = 'position:absolute;width:100%;top:' + i * 200 + 'px';
          row.dataset.eventId = row.dataset.position = i;
        }
      }
      addEventListener('scroll', draw);
      draw();
      synth.impressions(synth.tracking, { container: main });
    </script>`;
        await page.goto(site.origin);
        await becomes(() => ids(site.told('impression')), [0, 1, 2, 3, 4]);
        await scrollTo(page, 1_400);
        await becomes(() => ids(site.told('impression')), [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]);
        for (let y = 1_400; y < 40_000; y += 500) {
            await scrollTo(page, y);
            await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        await scrollTo(page, 0);
        await pause(1_500);
        assert.deepEqual(ids(site.told('impression')), [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]);
    },

    'a ticket link opens with its click id, and the click is told': async ({ page, site }) => {
        site.state.body = `<section data-event-id="41" data-source="event_modal">
      <a data-ticket-link data-price-range="$20" target="_blank" href="/shop?aff=9">Tickets</a></section>
      <script>${start} synth.ticketLinks(synth.tracking);</script>`;
        await page.goto(site.origin);
        await page.click('a');
        await becomes(() => site.state.opened.length, 1);
        await page.bringToFront();
        await page.click('a', { button: 'middle' });
        await becomes(() => site.state.opened.length, 2);
        await becomes(() => site.told('click').length, 2);
        assert.deepEqual(
            site
                .told('click')
                .map(({ metadata }) => metadata.click_id)
                .sort(),
            site.state.opened.map((url) => url.searchParams.get('synth_click_id')).sort(),
        );
        assert.deepEqual(
            site.state.opened.map((url) => url.search.replace(/&synth_click_id=.*/, '')),
            [
                '?aff=9&utm_source=synth&utm_medium=ticket_link&utm_campaign=event_modal',
                '?aff=9&utm_source=synth&utm_medium=ticket_link&utm_campaign=event_modal',
            ],
        );
        assert.equal(site.told('click')[0].metadata.ticket_url, `${site.origin}/shop?aff=9`);
        assert.equal(await page.getAttribute('a', 'href'), '/shop?aff=9');
    },

    'a ticket link in the same tab is told, though the page goes': async ({ page, site }) => {
        site.state.body = `<a data-ticket-link data-event-id="41" href="/shop">Tickets</a>
      <script>${start} synth.ticketLinks(synth.tracking);</script>`;
        await page.goto(site.origin);
        await page.click('a');
        await page.waitForURL('**/shop**');
        await becomes(
            () => site.told('click').map(({ metadata }) => metadata.click_id),
            [site.state.opened[0].searchParams.get('synth_click_id')],
        );
    },

    'a hand-made ticket click is told alone, and the shop gets its id': async ({ page, site }) => {
        site.state.body = `<a data-ticket-link data-event-id="41" href="/shop">Tickets</a>
      <script>${start} synth.ticketLinks(synth.tracking);
      document.querySelector('a').onclick = () => synth.trackInteraction.click('ticket_link', '41', { price_range: '$' });
      </script>`;
        await page.goto(site.origin);
        await page.click('a');
        await page.waitForURL('**/shop**');
        await becomes(
            () => site.told('click').map(({ message_id }) => message_id),
            [site.state.opened[0].searchParams.get('synth_click_id')],
        );
        await pause(300);
        assert.equal(site.told('click').length, 1);
    },

    'a view lasts while somebody looks, and is told though the page goes': async ({ page, site, otherTab }) => {
        site.state.body = `<script>${start} synth.viewDuration(synth.tracking, 'event', '41');</script>`;
        await page.goto(site.origin);
        await pause(1_200);
        const back = await otherTab();
        await pause(2_000);
        await back();
        await pause(1_200);
        await page.goto(`${site.origin}/shop`);
        await becomes(() => site.told('view').length, 2);
        const end = site.told('view').find(({ metadata }) => metadata.source === 'event_modal_close');
        assert.equal(end.metadata.duration_seconds, 2);
        assert.ok(end.metadata.open_seconds >= 4);
    },

    'what somebody did on a page is told once, though they leave it and come back by the cache': async ({
        page,
        site,
    }) => {
        // Chromium keeps a page or not, as it likes: one whose last request is still on its way for instance.
        let kept = false;
        for (let visit = 0; !kept && visit < 10; visit++) {
            const tab = `events-${visit}`;
            const told = () =>
                site
                    .told('scroll')
                    .map(({ metadata }) => metadata)
                    .filter(({ active_tab }) => active_tab === tab);
            site.state.body = `<main style="height:5000px"></main><script>${start}
      synth.scrollDepth(synth.tracking, { activeTab: '${tab}' });</script>`;
            await page.goto(site.origin);
            await page.evaluate(
                () => new Promise((done) => (addEventListener('scroll', done), window.scrollTo(0, 2_050))),
            );
            await page.goto(`${site.origin}/shop`);
            await becomes(told, [{ max_scroll_percent: 50, active_tab: tab }]);
            await page.evaluate(() => history.back());
            await page.waitForURL(`${site.origin}/`, { waitUntil: 'commit' });
            await pause(300);
            kept = await page.evaluate(() => performance.getEntriesByType('navigation')[0].type !== 'back_forward');
            if (kept) {
                await page.goto(`${site.origin}/shop`);
                await pause(500);
                assert.equal(told().length, 1);
            }
        }
        assert.ok(kept, 'the page came back by the cache');
    },
};
