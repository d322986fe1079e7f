// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

const triesAt = (world: ReturnType<typeof createWorld>) => world.server.requests.map((request) => request.at);

test('tries again ever later, at random within 1 s, 2 s, 4 s … 5 min', async () => {
  const world = createWorld(3);
  const { synth, errors } = world.openTab({}, {});
  world.server.mode = 503;
  world.server.latency = 0;
  const begun = world.time.now();
  synth.trackInteraction.purchase('e1');
  await world.time.pass(24 * 3_600_000);
  const at = triesAt(world);
  const gaps = at.slice(1).map((moment, index) => moment - (at[index] as number));
  expect((at[0] as number) - begun).toBe(0);
  gaps.forEach((gap, tries) => expect(gap).toBeLessThanOrEqual(Math.min(300_000, 1_000 * 2 ** (tries + 1)) + 1));
  // Full jitter: half of what is possible, on average.
  const late = gaps.slice(8);
  const mean = late.reduce((sum, gap) => sum + gap, 0) / late.length;
  expect(mean).toBeGreaterThan(120_000);
  expect(mean).toBeLessThan(180_000);
  expect(errors[0]).toMatchObject({ code: 'http_503' });
  world.server.mode = 'ok';
  await world.time.pass(300_000);
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, stored: 1, queued: 0, lost: {} });
});

test.each([
  ['seconds', '120'],
  ['a date', new Date(Date.UTC(2026, 4, 1, 12, 2)).toUTCString()],
])('Retry-After (%s) is kept across reloads and tabs, whatever happens', async (_, retryAfter) => {
  const { openTab, server, time } = createWorld();
  server.mode = 429;
  server.retryAfter = retryAfter;
  const begun = time.now();
  const first = openTab();
  first.synth.trackInteraction.purchase('e1');
  await time.pass(1_000);
  expect(server.requests).toHaveLength(1);
  server.mode = 'ok';
  first.unload();
  const second = openTab();
  const third = openTab();
  second.synth.trackInteraction.purchase('e2');
  third.fire('online');
  third.hide();
  void third.synth.tracking.flush();
  await time.pass(118_000);
  expect(server.requests).toHaveLength(1);
  await time.pass(5_000);
  expect(server.requests.length).toBeGreaterThan(1);
  expect((server.requests[1]?.at as number) - begun).toBeGreaterThanOrEqual(120_000);
  expect(server.rows()).toHaveLength(2);
});

test('a clock set back makes nobody wait longer than was meant', async () => {
  let ahead = 86_400_000;
  const { openTab, server, time } = createWorld();
  server.mode = 429;
  server.retryAfter = '60';
  const first = openTab({}, { clock: () => ahead });
  first.synth.trackInteraction.purchase('e1');
  await time.pass(1_000);
  first.kill();
  ahead = 0;
  server.mode = 'ok';
  openTab({}, { clock: () => ahead });
  await time.pass(70_000);
  expect(server.rows()).toHaveLength(1);
});

test('the app is told why the server refused', async () => {
  const { openTab, server, time } = createWorld();
  server.poison.add('bad');
  const { synth, errors } = openTab();
  synth.trackInteraction.attend('bad');
  await time.pass(10_000);
  expect(errors).toMatchObject([{ code: 'http_400', message: expect.stringContaining('malformed_json') }, { code: 'lost' }]);
});

test('a slash at the end of the endpoint changes nothing', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({ endpoint: 'https://api.example//' });
  synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  expect(server.requests.map(({ path }) => path)).toEqual(['https://api.example/api/v1/interactions/batch']);
});

test('a body that is not understood is halved until the one that is to blame is known', async () => {
  const { openTab, server, time } = createWorld();
  server.poison.add('bad');
  const { synth } = openTab();
  for (let one = 0; one < 20; one++) {
    synth.trackInteraction.attend(one === 13 ? 'bad' : 'e' + one);
  }
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(19);
  expect(await synth.tracking.stats()).toMatchObject({ made: 20, stored: 19, queued: 0, lost: { refused: 1 } });
});

test('so is one that is too large for the server', async () => {
  const { openTab, server, time } = createWorld();
  server.itemsAtMost = 3;
  const { synth } = openTab();
  for (let one = 0; one < 20; one++) {
    synth.trackInteraction.attend('e' + one);
  }
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(20);
  server.mode = 413;
  synth.trackInteraction.attend('huge');
  await time.pass(20_000);
  expect(await synth.tracking.stats()).toMatchObject({ made: 21, stored: 20, lost: { too_large: 1 } });
});

test.each([401, 403, 404, 408, 500] as const)('%s keeps what waits, and is told', async (status) => {
  const { openTab, server, time } = createWorld();
  server.mode = status;
  const { synth, errors } = openTab();
  synth.trackInteraction.attend('e1');
  await time.pass(30_000);
  expect(errors).toContainEqual(expect.objectContaining({ code: 'http_' + status }));
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, queued: 1, lost: {} });
  server.mode = 'ok';
  await time.pass(300_000);
  expect(server.rows()).toHaveLength(1);
});

test('a key that works again sends what the one that did not left', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab({ writeKey: 'wk_old' });
  first.synth.trackInteraction.attend('e1');
  await time.pass(20_000);
  first.kill();
  openTab();
  await time.pass(300_000);
  expect(server.rows()).toHaveLength(1);
});

test.each(['nonsense', 'empty'] as const)('who answers without fates (%s) is no server', async (mode) => {
  const { openTab, server, time } = createWorld();
  server.mode = mode;
  const { synth, errors } = openTab();
  synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  expect(await synth.tracking.stats()).toMatchObject({ queued: 1 });
  expect(errors.map((error) => error.code)).toContain('network');
  server.mode = 'ok';
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(1);
});

test('a server that never answers is asked again', async () => {
  const { openTab, server, time } = createWorld();
  server.latency = 10_000_000;
  const { synth } = openTab();
  synth.trackInteraction.attend('e1');
  await time.pass(20_000);
  server.latency = 20;
  await time.pass(40_000);
  expect(server.rows()).toHaveLength(1);
});

test('an answer lost on its way is a duplicate, once', async () => {
  const { openTab, server, time } = createWorld();
  server.mode = 'unanswered';
  const { synth } = openTab();
  synth.trackInteraction.attend('e1');
  await time.pass(6_000);
  server.mode = 'ok';
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(1);
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, stored: 0, duplicate: 1, queued: 0 });
});

test('what the server quarantines is not sent again', async () => {
  const { openTab, server, time } = createWorld();
  server.quarantine.add('bad');
  const { synth } = openTab();
  const fates: unknown[] = [];
  synth.tracking.on('settled', (settled) => fates.push(...settled));
  const id = synth.trackInteraction.attend('bad');
  synth.trackInteraction.attend('e1');
  await time.pass(60_000);
  expect(server.requests).toHaveLength(1);
  expect(fates).toContainEqual(expect.objectContaining({ message_id: id, fate: 'quarantined' }));
  expect(await synth.tracking.stats()).toMatchObject({ made: 2, stored: 1, quarantined: 1 });
});

test('offline nothing is tried; back online it is sent at once', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, navigator, fire } = openTab();
  navigator.onLine = false;
  synth.trackInteraction.purchase('e1');
  await time.pass(3_600_000);
  expect(server.requests).toHaveLength(0);
  navigator.onLine = true;
  fire('online');
  await time.pass(100);
  expect(server.rows()).toHaveLength(1);
});

test('a network that is back is not waited for', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, fire } = openTab();
  server.mode = 'down';
  synth.trackInteraction.purchase('e1');
  await time.pass(600_000);
  server.mode = 'ok';
  fire('online');
  await time.pass(100);
  expect(server.rows()).toHaveLength(1);
});

test('key actions leave at once; others wait for each other, at most batchDelay', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  await time.pass(10_000);
  synth.trackInteraction.attend('e1');
  await time.pass(4_900);
  expect(server.requests).toHaveLength(0);
  await time.pass(200);
  expect(server.requests).toHaveLength(1);
  for (const call of [
    () => synth.trackInteraction.click('ticket_link', 'e1'),
    () => synth.trackInteraction.purchase('e1'),
    () => synth.tracking.track({ event_type: 'click_ticket', entity_type: 'event', entity_id: 'e1' }),
  ]) {
    const before = server.requests.length;
    call();
    await time.pass(50);
    expect(server.requests).toHaveLength(before + 1);
  }
});

test('a full batch does not wait: by number, and by bytes', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({ batchItems: 10, batchDelay: 60_000 });
  await time.pass(10_000);
  for (let one = 0; one < 10; one++) {
    synth.trackInteraction.attend('e' + one);
  }
  await time.pass(50);
  expect(server.rows()).toHaveLength(10);
  for (let one = 0; one < 3; one++) {
    synth.trackInteraction.click('event', 'big' + one, { text: 'x'.repeat(20_000) });
  }
  await time.pass(500);
  expect(server.rows()).toHaveLength(13);
  server.requests.forEach(({ body }) => {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(52 * 1024);
    expect(JSON.parse(body).interactions.length).toBeLessThanOrEqual(10);
  });
});

test('what was sent already fills no batch', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({ batchItems: 10 });
  for (let round = 0; round < 3; round++) {
    for (let one = 0; one < 6; one++) {
      synth.trackInteraction.attend('e' + one);
    }
    await time.pass(4_000);
    expect(server.rows()).toHaveLength(6 * round + (round ? 0 : 6));
    await time.pass(10_000);
    expect(server.rows()).toHaveLength(6 * (round + 1));
  }
});

test('one tab sends at a time, of all tabs, each interaction once', async () => {
  const { openTab, server, time } = createWorld();
  server.latency = 500;
  const tabs = [openTab(), openTab(), openTab()];
  for (let round = 0; round < 5; round++) {
    tabs.forEach(({ synth }) => synth.trackInteraction.purchase('e' + round));
    await time.pass(300);
  }
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(15);
  const sent = server.requests.flatMap(({ body }) => JSON.parse(body).interactions.map((one: { message_id: string }) => one.message_id));
  expect(sent).toHaveLength(15);
  const at = server.requests.map((request) => request.at);
  at.slice(1).forEach((moment, index) => expect(moment - (at[index] as number)).toBeGreaterThanOrEqual(500));
});

test('a tab that does not see yet what another tab took over from its journal sends nothing again', async () => {
  const world = createWorld();
  world.lag = 30;
  world.server.latency = 1;
  const one = world.openTab();
  const two = world.openTab();
  await world.time.pass(2_000);
  for (let round = 0; round < 10; round++) {
    two.synth.trackInteraction.attend('e1');
    await world.time.pass(100);
    one.synth.trackInteraction.purchase('e2');
    await world.time.pass(10);
    two.synth.trackInteraction.purchase('e3');
    await world.time.pass(1_000);
  }
  await world.time.pass(10_000);
  expect(await one.synth.tracking.stats()).toMatchObject({ made: 30, stored: 30, duplicate: 0, sent: 30 });
});

test('without Web Locks each tab sends, and nothing is lost or counted twice', async () => {
  const { openTab, server, time } = createWorld();
  const tabs = [openTab({}, { locks: false }), openTab({}, { locks: false })];
  tabs.forEach(({ synth }) => synth.trackInteraction.purchase('e1'));
  await time.pass(20_000);
  expect(server.rows()).toHaveLength(2);
  const stats = await tabs[0]?.synth.tracking.stats();
  expect(stats).toMatchObject({ made: 2, queued: 0, lost: {} });
  expect((stats?.stored ?? 0) + (stats?.duplicate ?? 0)).toBe(2);
});
