// @vitest-environment node
import { expect, test } from 'vitest';
import { token } from '../support/server.js';
import { createWorld } from '../support/world.js';

test('before a required yes nothing is stored, sent or kept', async () => {
  const { openTab, server, time, disk, database } = createWorld();
  const { synth, hide } = openTab({ consent: 'required' });
  expect(synth.trackInteraction.attend('e1')).toBe(null);
  synth.tracking.subject();
  void synth.tracking.flush();
  void synth.tracking.identify();
  await synth.tracking.stats();
  hide();
  await time.pass(60_000);
  expect(disk.size).toBe(0);
  expect(await database.databases()).toEqual([]);
  expect(server.requests).toHaveLength(0);
});

test('a yes is kept for good, in all tabs, and what came before it is not sent', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab({ consent: 'required' });
  const other = openTab({ consent: 'required' });
  first.synth.trackInteraction.attend('e1');
  const visitor = first.synth.tracking.subject().anonymousId;
  void first.synth.tracking.optIn();
  await time.pass(100);
  first.synth.trackInteraction.attend('e2');
  other.synth.trackInteraction.attend('e3');
  await time.pass(10_000);
  first.kill();
  const second = openTab({ consent: 'required' });
  second.synth.trackInteraction.attend('e4');
  await time.pass(10_000);
  expect(server.rows().map((row) => row.entity_id).sort()).toEqual(['e2', 'e3', 'e4']);
  expect(server.rows()[0]?.anonymous_id).toBe(visitor);
});

test('a no takes back what waits, counts it, stops all tabs, and is told to the server', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab();
  const other = openTab();
  const visitor = first.synth.tracking.subject().anonymousId;
  first.synth.trackInteraction.attend('e1');
  other.synth.trackInteraction.attend('e2');
  void first.synth.tracking.optOut();
  await time.pass(1_000);
  expect(other.synth.trackInteraction.attend('e3')).toBe(null);
  await time.pass(60_000);
  expect(server.rows()).toEqual([]);
  expect(server.wishes).toEqual([{ tracking: false, anonymous_id: visitor, user: null }]);
  expect(await first.synth.tracking.stats()).toMatchObject({ made: 2, queued: 0, lost: { consent_withdrawn: 2 } });
  expect(first.synth.tracking.subject().anonymousId).not.toBe(visitor);
});

test('a no said offline is told when it can be, after a reload', async () => {
  const { openTab, server, time } = createWorld();
  const first = openTab();
  server.mode = 'down';
  void first.synth.tracking.optOut();
  await time.pass(1_000);
  first.kill();
  server.mode = 'ok';
  openTab();
  await time.pass(400_000);
  expect(server.wishes).toMatchObject([{ tracking: false }]);
});

test('a no said by somebody logged in is theirs', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab({ getToken: () => token('anna', time.now() + 3_600_000) });
  void synth.tracking.optOut();
  await time.pass(1_000);
  expect(server.wishes).toMatchObject([{ tracking: false, user: 'anna' }]);
});

test('a yes after a no is told before anything is sent, lest that be filtered', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  void synth.tracking.optOut();
  await time.pass(1_000);
  void synth.tracking.optIn();
  await time.pass(10);
  synth.trackInteraction.purchase('e1');
  await time.pass(10_000);
  expect(server.wishes.map(({ tracking }) => tracking)).toEqual([false, true]);
  expect(server.requests.map(({ path }) => path.split('/').pop())).toEqual([
    'tracking-consent', 'tracking-consent', 'batch',
  ]);
});

test.each([{ globalPrivacyControl: true }, { doNotTrack: '1' }])('%j is a no, unless the app decides otherwise', async (navigator) => {
  const { openTab, server, time, disk } = createWorld();
  const { synth } = openTab({}, { navigator });
  void synth.tracking.optIn();
  await time.pass(100);
  disk.clear();
  expect(synth.trackInteraction.attend('e1')).toBe(null);
  await time.pass(10_000);
  expect(disk.size).toBe(0);
  const other = openTab({ privacySignals: false }, { navigator });
  other.synth.trackInteraction.attend('e2');
  await time.pass(10_000);
  expect(server.rows().map((row) => row.entity_id)).toEqual(['e2']);
});
