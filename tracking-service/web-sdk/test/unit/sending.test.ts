// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

test('an interaction is sent once, and its fate is counted', async () => {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  const id = synth.trackInteraction.click('event', 'e1', { source: 'feed', position: 3 });
  await time.pass(6_000);
  expect(server.requests).toHaveLength(1);
  expect(server.rows().map((row) => row.message_id)).toEqual([id]);
  expect(server.requests[0]?.headers).toMatchObject({ 'X-Write-Key': 'wk_test', 'Content-Type': 'application/json' });
  const stats = synth.tracking.stats();
  await time.pass(1_000);
  expect(await stats).toEqual({
    made: 1, sent: 1, stored: 1, duplicate: 0, quarantined: 0, filtered: 0, queued: 0, lost: {},
  });
});
