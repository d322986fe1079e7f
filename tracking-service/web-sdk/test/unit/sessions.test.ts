// @vitest-environment node
import { expect, test } from 'vitest';
import { createWorld } from '../support/world.js';

const MINUTE = 60_000;

async function sessionsAfter(gaps: number[]) {
  const { openTab, server, time } = createWorld();
  const { synth } = openTab();
  for (const gap of gaps) {
    await time.pass(gap);
    synth.trackInteraction.attend('e1');
  }
  await time.pass(10_000);
  return server.rows().map((row) => row.session_id);
}

test('30 minutes of nothing end a session, and not a moment less', async () => {
  const [a, b, c, d] = await sessionsAfter([0, 30 * MINUTE, 30 * MINUTE + 1, 29 * MINUTE]);
  expect(b).toBe(a);
  expect(c).not.toBe(b);
  expect(d).toBe(c);
});

test('tabs and reloads share a session, and keep it going for each other', async () => {
  const { openTab, server, time } = createWorld();
  const one = openTab();
  const two = openTab();
  one.synth.trackInteraction.attend('e1');
  await time.pass(20 * MINUTE);
  two.synth.trackInteraction.attend('e2');
  one.kill();
  await time.pass(20 * MINUTE);
  const three = openTab();
  three.synth.trackInteraction.attend('e3');
  await time.pass(10_000);
  expect(new Set(server.rows().map((row) => row.session_id)).size).toBe(1);
  expect(new Set(server.rows().map((row) => row.anonymous_id)).size).toBe(1);
});

test('asking who it is keeps no session going', async () => {
  const { openTab, time } = createWorld();
  const { synth } = openTab();
  const before = synth.tracking.subject().sessionId;
  await time.pass(20 * MINUTE);
  expect(synth.tracking.subject().sessionId).toBe(before);
  await time.pass(20 * MINUTE);
  expect(synth.tracking.subject().sessionId).not.toBe(before);
});

test('reset begins a new session and visitor', async () => {
  const { openTab, time } = createWorld();
  const { synth } = openTab();
  const before = synth.tracking.subject();
  void synth.tracking.reset();
  await time.pass(1_000);
  const after = synth.tracking.subject();
  expect(after.sessionId).not.toBe(before.sessionId);
  expect(after.anonymousId).not.toBe(before.anonymousId);
});
