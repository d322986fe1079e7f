// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

const DAY = 86_400_000;

test('over the bound the oldest goes that is no key action, and is counted', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, navigator, fire } = openTab({ queueItems: 10 });
  navigator.onLine = false;
  const call = (id: string, key: boolean) =>
    key ? synth.trackInteraction.purchase(id) : synth.trackInteraction.attend(id);
  for (let one = 0; one < 8; one++) {
    call('key' + one, true);
    call('other' + one, false);
  }
  await time.pass(10_000);
  expect(await synth.tracking.stats()).toMatchObject({ made: 16, queued: 10, lost: { queue_full: 6 } });
  for (let one = 8; one < 12; one++) {
    call('key' + one, true);
    await time.pass(10);
  }
  await time.pass(10_000);
  navigator.onLine = true;
  fire('online');
  await time.pass(10_000);
  expect(server.rows().map((row) => row.entity_id).sort()).toEqual(
    Array.from({ length: 10 }, (_, one) => 'key' + (one + 2)).sort(),
  );
  expect(await synth.tracking.stats()).toMatchObject({ made: 20, stored: 10, queued: 0, lost: { queue_full: 10 } });
});

test('what is spoiled in the journal is told to the app, and holds nothing up', async () => {
  const { disk, openTab, server, time } = createWorld();
  const told: string[] = [];
  const first = openTab();
  server.mode = 'down';
  first.synth.trackInteraction.attend('e1');
  await Promise.resolve();
  first.kill();
  disk.set('synth.j0', '[["half');
  server.mode = 'ok';
  const { synth } = openTab({ onError: ({ code }) => told.push(code) });
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(1);
  expect([...disk.keys()].filter((name) => name.startsWith('synth.j'))).toEqual([]);
  expect(told).toContain('internal');
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, stored: 1, queued: 0, lost: {} });
});

test('after 90 days it is given up, and counted', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab();
  server.mode = 'down';
  first.synth.trackInteraction.attend('old');
  await time.pass(10_000);
  first.kill();
  await time.pass(89 * DAY);
  const second = openTab();
  second.navigator.onLine = false;
  second.synth.trackInteraction.attend('young');
  await time.pass(10_000);
  expect(await second.synth.tracking.stats()).toMatchObject({ queued: 2, lost: {} });
  second.kill();
  await time.pass(DAY);
  server.mode = 'ok';
  const third = openTab();
  await time.pass(400_000);
  expect(server.rows().map((row) => row.entity_id)).toEqual(['young']);
  expect(await third.synth.tracking.stats()).toMatchObject({ made: 2, stored: 1, queued: 0, lost: { too_old: 1 } });
});

test('where localStorage is full, what is captured is in the database all the same', async () => {
  const world = createWorld();
  world.quota = 0;
  const first = world.openTab();
  first.navigator.onLine = false;
  first.synth.trackInteraction.attend('e1');
  await world.time.pass(10_000);
  first.kill();
  world.openTab();
  await world.time.pass(10_000);
  expect(world.server.rows()).toHaveLength(1);
});

test('without any storage it is sent as long as the page lives', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({}, { storage: false, database: false });
  server.mode = 503;
  synth.trackInteraction.attend('e1');
  synth.trackInteraction.attend('e2');
  await time.pass(10_000);
  server.mode = 'ok';
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(2);
  expect(await synth.tracking.stats()).toMatchObject({ made: 2, stored: 2, queued: 0, lost: {} });
});

test('without localStorage the database keeps it over a reload', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab({}, { storage: false });
  server.mode = 'down';
  first.synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  first.kill();
  server.mode = 'ok';
  openTab({}, { storage: false });
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(1);
});

test('without a database localStorage keeps it over a reload, and hands on to the database when there is one', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab({}, { database: false });
  server.mode = 'down';
  first.synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  expect(await first.synth.tracking.stats()).toMatchObject({ made: 1, queued: 1 });
  first.kill();
  server.mode = 'ok';
  const second = openTab();
  second.synth.trackInteraction.attend('e2');
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(2);
  second.kill();
  const third = openTab();
  third.synth.trackInteraction.attend('e3');
  await time.pass(10_000);
  expect(server.rows()).toHaveLength(3);
});

test('a database that is taken away is opened again', async () => {
  const { openTab, server, time, database } = createWorld();
  const { synth } = openTab();
  server.mode = 'down';
  synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  // Another version of the page deletes it, as "clear site data" does.
  let deleted = false;
  database.deleteDatabase('synth').onsuccess = () => (deleted = true);
  await time.pass(1_000);
  expect(deleted).toBe(true);
  server.mode = 'ok';
  synth.trackInteraction.attend('e2');
  await time.pass(60_000);
  expect(server.rows().map((row) => row.entity_id)).toEqual(['e2']);
});
