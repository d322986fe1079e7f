// @vitest-environment node
import { expect, test } from 'vitest';
import { token } from '../support/server.js';
import { createWorld } from '../support/world.js';

test('what was captured last leaves with the page', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, unload } = openTab();
  await time.pass(2_000);
  synth.trackInteraction.attend('e1');
  synth.trackInteraction.view('event', 'e1', 12);
  unload();
  await time.pass(1_000);
  expect(server.rows()).toHaveLength(2);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({ keepalive: true, path: 'https://api.example/api/v1/interactions/batch?writeKey=wk_test' });
  // No preflight stands in the way of a page that is gone.
  expect(server.requests[0]?.headers).toEqual({ 'Content-Type': 'text/plain' });
});

test('and is known as sent, where the page lives on', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, hide, fire } = openTab();
  await time.pass(2_000);
  synth.trackInteraction.attend('e1');
  hide();
  fire('pagehide', { persisted: true });
  await time.pass(20_000);
  expect(server.requests).toHaveLength(1);
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, stored: 1, duplicate: 0, queued: 0 });
});

test('a user\'s leave under their own token, and nobody else\'s', async () => {
  const { openTab, server, time } = createWorld();
  let person = 'anna';
  const { synth, unload } = openTab({ getToken: () => person && token(person, time.now() + 3_600_000) });
  await time.pass(2_000);
  synth.trackInteraction.attend('e1');
  person = 'ben';
  synth.trackInteraction.attend('e2');
  unload();
  await time.pass(1_000);
  expect(server.rows().map((row) => [row.entity_id, row.user])).toEqual([['e2', 'ben']]);
  expect(server.refused).toEqual([]);
});

test('over all that is on the way the page leaves no more than 52 KB, and the rest stays', async () => {
  const { openTab, server, time } = createWorld();
  server.latency = 1_000;
  const { synth, unload } = openTab();
  await time.pass(2_000);
  synth.trackInteraction.click('ticket_link', 'e0', { text: 'x'.repeat(30_000) });
  await time.pass(10);
  for (let one = 1; one < 5; one++) {
    synth.trackInteraction.click('event', 'e' + one, { text: 'x'.repeat(9_000) });
  }
  unload();
  await time.pass(5_000);
  expect(server.requests.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)).toBeLessThanOrEqual(52 * 1024);
  expect(server.requests.every(({ keepalive }) => keepalive)).toBe(true);
  expect(server.rows()).toHaveLength(3);
  openTab();
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(5);
});

test('an unload in the middle of a flush loses nothing, and the law holds', async () => {
  for (let turns = 0; turns < 40; turns++) {
    const { openTab, server, time } = createWorld(turns);
    const { synth, unload } = openTab();
    await time.pass(2_000);
    synth.trackInteraction.attend('e1');
    synth.trackInteraction.purchase('e2');
    void synth.tracking.flush();
    for (let turn = 0; turn < turns; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    synth.trackInteraction.attend('e3');
    unload();
    const last = openTab();
    await time.pass(30_000);
    expect(server.rows()).toHaveLength(3);
    const { made, stored, duplicate, queued } = await last.synth.tracking.stats();
    expect([made, stored + duplicate, queued]).toEqual([3, 3, 0]);
  }
});

test('what somebody goes by is told, wherever the page is in the sending of it, though no page follows', async () => {
  for (let turns = 0; turns < 40; turns++) {
    const { openTab, server, time } = createWorld(turns);
    const { synth, unload } = openTab();
    await time.pass(2_000);
    synth.trackInteraction.click('ticket_link', 'e1');
    void synth.tracking.flush();
    for (let turn = 0; turn < turns; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    unload();
    await time.pass(5_000);
    expect(server.rows()).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  }
});

test('where fetch cannot outlive the page, a visitor\'s leave by beacon', async () => {
  const { openTab, time } = createWorld();
  const beacons: unknown[] = [];
  const sendBeacon = (path: string, body: string) => beacons.push([path, JSON.parse(body).interactions.length]);
  const { synth, unload } = openTab({}, { keepalive: false, navigator: { sendBeacon } });
  await time.pass(2_000);
  synth.trackInteraction.attend('e1');
  synth.trackInteraction.attend('e2');
  unload();
  // Nobody hears whether it arrived, so `pagehide` may send it again: the ids are the same.
  expect(beacons[0]).toEqual(['https://api.example/api/v1/interactions/batch?writeKey=wk_test', 2]);
});

test('refused as it left, it is sent again while the page lives on', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, hide } = openTab();
  await time.pass(2_000);
  server.mode = 503;
  // The batch's own time comes while it is still on its way.
  server.latency = 8_000;
  synth.trackInteraction.attend('e1');
  hide();
  await time.pass(17_000);
  server.mode = 'ok';
  server.latency = 20;
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(1);
});

test('back from the back/forward cache, what waited meanwhile is sent', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, navigator, fire } = openTab();
  navigator.onLine = false;
  synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  navigator.onLine = true;
  fire('pageshow', { persisted: true });
  await time.pass(100);
  expect(server.rows()).toHaveLength(1);
});

test('nothing listens to unload or beforeunload', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, fire } = openTab();
  await time.pass(2_000);
  synth.trackInteraction.attend('e1');
  fire('beforeunload');
  fire('unload');
  await time.pass(1_000);
  expect(server.requests).toHaveLength(0);
});

test('after close the page goes on without tracking', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, hide } = openTab();
  synth.trackInteraction.attend('e1');
  await synth.tracking.close();
  hide();
  await time.pass(100_000);
  expect(server.requests).toHaveLength(0);
  synth.init({ endpoint: 'https://api.example', writeKey: 'wk_test' });
  await time.pass(10_000);
  expect(server.rows()).toHaveLength(1);
});
