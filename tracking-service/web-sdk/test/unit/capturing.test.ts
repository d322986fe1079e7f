// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

test('a message id is a UUIDv7 of its moment, and later ones are greater', async () => {
  const { openTab, time } = createWorld();
  const { synth } = openTab();
  const ids = Array.from({ length: 5_000 }, () => synth.trackInteraction.attend('e1') as string);
  expect(new Set(ids).size).toBe(5_000);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect(Math.abs(parseInt((ids[0] as string).replace('-', '').slice(0, 12), 16) - time.now())).toBeLessThan(5);
});

test('calls before init are captured at init, with the time and id of the call', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab(null);
  const at = time.now();
  const id = synth.trackInteraction.attend('e1');
  const identified = synth.tracking.identify();
  await time.pass(4_000);
  synth.init({ endpoint: 'https://api.example', writeKey: 'wk_test' });
  await time.pass(6_000);
  await identified;
  expect(server.rows()).toMatchObject([{ message_id: id, occurred_at: new Date(at).toISOString() }]);
});

test('calls before init are bounded, and what is over is counted', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab(null);
  for (let call = 0; call < 1_010; call++) {
    synth.trackInteraction.attend('e1');
  }
  synth.init({ endpoint: 'https://api.example', writeKey: 'wk_test' });
  await time.pass(10_000);
  expect(server.rows()).toHaveLength(1_000);
  expect(await synth.tracking.stats()).toMatchObject({ made: 1_010, stored: 1_000, lost: { queue_full: 10 } });
});

test('nothing that the app does wrong reaches the app again', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, errors } = openTab({
    isKeyAction: () => {
      throw new Error('mine');
    },
    getToken: () => {
      throw new Error('mine');
    },
  });
  synth.tracking.on('captured', () => {
    throw new Error('mine');
  });
  synth.tracking.on('settled', () => {
    throw new Error('mine');
  });
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  synth.trackInteraction.click('event', 'e1', circle);
  synth.trackInteraction.click('event', 'e2', { big: 10n });
  synth.trackInteraction.click('event', 'e3');
  synth.trackInteraction.click('event', 4 as unknown as string);
  expect(() => synth.tracking.track(null as never)).not.toThrow();
  await time.pass(10_000);
  expect(server.rows().map((row) => row.entity_id)).toEqual(['e3', '4']);
  expect(await synth.tracking.stats()).toMatchObject({ made: 4, stored: 2, lost: { not_serialisable: 2 } });
  expect(errors.map((error) => error.code)).toContain('app');
});

test('an onError that throws is the last to hear of it', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({
    onError: () => {
      throw new Error('mine');
    },
  });
  server.mode = 503;
  synth.trackInteraction.attend('e1');
  await time.pass(6_000);
  server.mode = 'ok';
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(1);
});

test('an interaction that no body holds is lost at once, and said so', async () => {
  const { openTab, server, time } = createWorld();
  const { synth, errors } = openTab();
  const settled: unknown[] = [];
  synth.tracking.on('settled', (fates) => settled.push(...fates));
  const id = synth.trackInteraction.click('event', 'e1', { text: 'ä'.repeat(27_000) });
  synth.trackInteraction.click('event', 'e2', { text: 'x'.repeat(50_000) });
  await time.pass(10_000);
  expect(settled).toContainEqual({ message_id: id, fate: 'lost', reason: 'too_large' });
  expect(errors).toContainEqual(expect.objectContaining({ code: 'lost', message: 'too_large' }));
  expect(server.rows().map((row) => row.entity_id)).toEqual(['e2']);
});

test('without a key and without anybody logged in it is lost, and said so', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({ writeKey: '' });
  synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  expect(server.requests).toHaveLength(0);
  expect(await synth.tracking.stats()).toMatchObject({ made: 1, queued: 0, lost: { no_credentials: 1 } });
});

test('a clock set back during a page view reorders nothing, and the server can correct it', async () => {
  let ahead = 3_600_000;
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({}, { clock: () => ahead });
  const moments: number[] = [];
  const make = async () => {
    moments.push(time.now());
    synth.trackInteraction.attend('e' + moments.length);
    await time.pass(2_000);
  };
  await make();
  ahead = 0;
  await make();
  await make();
  await time.pass(10_000);
  const rows = server.rows();
  expect(rows.map((row) => row.entity_id)).toEqual(['e1', 'e2', 'e3']);
  expect(rows.map((row) => row.occurred_at)).toEqual(rows.map((row) => row.occurred_at).sort());
  rows.forEach((row, index) => expect(Math.abs(row.happened - (moments[index] as number))).toBeLessThan(10_000));
});

test('what a clock ahead captured before a reload is not from the future', async () => {
  const world = createWorld();
  const first = world.openTab({}, { clock: () => 3_600_000 });
  const at = world.time.now();
  first.synth.trackInteraction.attend('e1');
  await world.time.pass(0);
  first.kill();
  await world.time.pass(1_000);
  const { synth } = world.openTab();
  synth.trackInteraction.attend('e2');
  await world.time.pass(20_000);
  const happened = Object.fromEntries(world.server.rows().map((row) => [row.entity_id, row.happened - at]));
  expect(Math.abs(happened.e1 as number)).toBeLessThan(60_000);
  expect(happened.e2).toBe(1_000);
});

test('a device that slept knows what time it is', async () => {
  let ahead = 0;
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({}, { clock: () => ahead });
  synth.trackInteraction.attend('e1');
  ahead = 7_200_000;
  synth.trackInteraction.attend('e2');
  await time.pass(10_000);
  const [first, second] = server.rows().map((row) => Date.parse(row.occurred_at)) as [number, number];
  expect(second - first).toBe(7_200_000);
});

test('a page killed as soon as the code that captured has ended loses nothing', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab();
  const ids = Array.from({ length: 20 }, () => first.synth.trackInteraction.attend('e1'));
  await Promise.resolve();
  first.kill();
  openTab();
  await time.pass(10_000);
  expect(server.rows().map((row) => row.message_id)).toEqual(ids);
});

test('a page killed in the very call of a key action loses nothing, nor what was captured before it', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab();
  const ids = [first.synth.trackInteraction.attend('e1'), first.synth.trackInteraction.purchase('e1')];
  first.kill();
  openTab();
  await time.pass(10_000);
  expect(server.rows().map((row) => row.message_id)).toEqual(ids);
});

test('a call writes nothing to the disk, and what one task captured is written once', async () => {
  const { openTab, disk, time } = createWorld();
  const { synth } = openTab();
  await time.pass(2_000);
  const before = new Map(disk);
  for (let call = 0; call < 20; call++) {
    synth.trackInteraction.attend('e1');
  }
  expect(disk).toEqual(before);
  await Promise.resolve();
  expect(disk.size).toBe(before.size + 1);
});

test('listeners hear what was captured, by whom, and its fate, until they leave', async () => {
  const { openTab, time } = createWorld();
  const { synth } = openTab();
  const heard: unknown[] = [];
  const off = synth.tracking.on('captured', (one, by) => heard.push([one.entity_id, by]));
  synth.trackInteraction.attend('e1');
  synth.tracking.track({ event_type: 'view', entity_type: 'event', entity_id: 'e2' }, 'impressions');
  off();
  synth.trackInteraction.attend('e3');
  await time.pass(1_000);
  expect(heard).toEqual([['e1', 'app'], ['e2', 'impressions']]);
});
