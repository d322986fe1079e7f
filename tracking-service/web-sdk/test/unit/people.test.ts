// @vitest-environment node
import { expect, test } from 'vitest';
import { token } from '../support/server.js';
import { createWorld } from '../support/world.js';

const HOUR = 3_600_000;

function people(later = false) {
  const world = createWorld();
  const state = { person: '', life: HOUR };
  const own = () => (state.person ? token(state.person, world.time.now() + state.life) : null);
  const getToken = () => (later ? Promise.resolve(own()) : own());
  return { ...world, state, getToken, owners: () => world.server.rows().map((row) => [row.entity_id, row.user]) };
}

test.each([false, true])('it belongs to whoever was logged in when it was captured (asked later: %s)', async (later) => {
  const { openTab, state, getToken, time, owners, server } = people(later);
  const { synth } = openTab({ getToken });
  synth.trackInteraction.attend('e1');
  await time.pass(1);
  state.person = 'anna';
  synth.trackInteraction.attend('e2');
  await time.pass(1);
  state.person = 'ben';
  synth.trackInteraction.attend('e3');
  await time.pass(20_000);
  expect(owners()).toEqual([['e1', null], ['e3', 'ben']]);
  state.person = 'anna';
  synth.trackInteraction.attend('e4');
  await time.pass(20_000);
  expect(owners()).toEqual([['e1', null], ['e3', 'ben'], ['e2', 'anna'], ['e4', 'anna']]);
  server.requests.forEach(({ body, headers }) => {
    const rows = JSON.parse(body).interactions as { anonymous_id?: string }[];
    expect(new Set(rows.map((row) => row.anonymous_id)).size).toBe(1);
    expect(!!headers.Authorization).toBe(!rows[0]?.anonymous_id);
  });
});

test('a user\'s wait for a token of that user, through logout and reload', async () => {
  const { openTab, state, getToken, time, server, owners } = people();
  server.mode = 'down';
  state.person = 'anna';
  const first = openTab({ getToken });
  first.synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  state.person = '';
  void first.synth.tracking.reset();
  await time.pass(5_000);
  server.mode = 'ok';
  first.kill();
  const second = openTab({ getToken });
  await time.pass(30 * 60_000);
  expect(server.rows()).toEqual([]);
  state.person = 'anna';
  second.synth.trackInteraction.attend('e2');
  await time.pass(30_000);
  expect(owners()).toEqual([['e1', 'anna'], ['e2', 'anna']]);
});

test('a token that has run out is not sent', async () => {
  const { openTab, state, getToken, time, server } = people();
  state.person = 'anna';
  state.life = -1_000;
  const { synth } = openTab({ getToken });
  synth.trackInteraction.attend('e1');
  await time.pass(20_000);
  expect(server.requests).toEqual([]);
  state.life = HOUR;
  synth.trackInteraction.attend('e2');
  await time.pass(20_000);
  expect(server.rows().map((row) => row.user)).toEqual(['anna', 'anna']);
});

test('nor by a device whose clock is behind', async () => {
  const { openTab, state, getToken, time, server } = people();
  state.person = 'anna';
  state.life = HOUR;
  let fixed = '';
  const { synth } = openTab({ getToken: () => (fixed ||= getToken() as string) }, { clock: () => -600_000 });
  synth.tracking.subject();
  await time.pass(HOUR + 60_000);
  synth.trackInteraction.attend('e1');
  await time.pass(20_000);
  expect(server.refused).toEqual([]);
  expect(server.rows()).toEqual([]);
  fixed = '';
  synth.trackInteraction.attend('e2');
  await time.pass(20_000);
  expect(server.rows().map((row) => row.user)).toEqual(['anna', 'anna']);
});

test('identify joins the visitor that was here to the user that is, after what the visitor did', async () => {
  const { openTab, state, getToken, time, server } = people();
  const { synth } = openTab({ getToken });
  synth.trackInteraction.attend('e1');
  const visitor = synth.tracking.subject().anonymousId;
  state.person = 'anna';
  void synth.tracking.identify({ plan: 'free' });
  await time.pass(5_000);
  expect(server.rows()).toMatchObject([
    { entity_id: 'e1', user: null, anonymous_id: visitor },
    { event_type: 'identify', entity_type: 'user', entity_id: 'anna', user: 'anna', anonymous_id: visitor, metadata: { plan: 'free' } },
  ]);
});

test('identify without anybody logged in does nothing but say so', async () => {
  const { openTab, getToken, time, server } = people();
  const { synth, errors } = openTab({ getToken });
  void synth.tracking.identify();
  await time.pass(5_000);
  expect(server.rows()).toEqual([]);
  expect(errors.map((error) => error.code)).toEqual(['no_user']);
});

test('whoever comes after a user is another visitor, also where nobody called reset', async () => {
  const { openTab, state, getToken, time, server } = people();
  const { synth } = openTab({ getToken });
  synth.trackInteraction.attend('e1');
  state.person = 'anna';
  synth.trackInteraction.attend('e2');
  state.person = '';
  synth.trackInteraction.attend('e3');
  await time.pass(20_000);
  const [before, after] = server.rows().filter((row) => !row.user);
  expect(before?.entity_id).toBe('e1');
  expect(after?.entity_id).toBe('e3');
  expect(after?.anonymous_id).not.toBe(before?.anonymous_id);
});

test('reset sends first, while the token works', async () => {
  const { openTab, state, getToken, time, owners } = people();
  state.person = 'anna';
  const { synth } = openTab({ getToken });
  synth.trackInteraction.attend('e1');
  void synth.tracking.reset().then(() => (state.person = ''));
  await time.pass(1_000);
  expect(owners()).toEqual([['e1', 'anna']]);
  expect(synth.tracking.subject().userId).toBe(null);
});

test('reset does not wait for ever', async () => {
  const { openTab, state, getToken, time, server } = people();
  server.latency = 20_000;
  const { synth } = openTab({ getToken });
  state.person = 'anna';
  synth.trackInteraction.attend('e1');
  let over = false;
  void synth.tracking.reset().then(() => (over = true));
  await time.pass(4_000);
  expect(over).toBe(true);
});

test('a token that cannot be had changes nobody', async () => {
  const { openTab, time, server } = createWorld();
  let broken = false;
  const own = token('anna', time.now() + HOUR);
  const { synth } = openTab({ getToken: () => (broken ? Promise.reject(new Error('offline')) : Promise.resolve(own)) });
  synth.trackInteraction.attend('e1');
  await time.pass(1_000);
  broken = true;
  synth.trackInteraction.attend('e2');
  await time.pass(20_000);
  expect(server.rows().map((row) => row.user)).toEqual(['anna', 'anna']);
});

test('an app that answers never keeps nothing from being sent', async () => {
  const { openTab, time, server } = createWorld();
  const { synth } = openTab({ getToken: () => new Promise(() => {}) });
  synth.trackInteraction.attend('e1');
  await time.pass(60_000);
  expect(server.rows()).toHaveLength(1);
});

test('what a page left that ended before the app had answered is the user\'s that had been there', async () => {
  const { openTab, time, server } = createWorld();
  const own = () => token('anna', time.now() + HOUR);
  const first = openTab({ getToken: () => Promise.resolve(own()) });
  first.synth.trackInteraction.attend('e1');
  await time.pass(10_000);
  first.kill();
  const second = openTab({ getToken: () => new Promise<string>(() => {}) });
  second.synth.trackInteraction.attend('e2');
  await Promise.resolve();
  second.kill();
  await time.pass(120_000);
  openTab({ getToken: () => Promise.resolve(own()) });
  await time.pass(10_000);
  expect(server.rows().map((row) => [row.entity_id, row.user])).toEqual([['e1', 'anna'], ['e2', 'anna']]);
});

test('under a tab\'s token leaves nothing of somebody who logged in in another tab', async () => {
  const { openTab, time, server } = createWorld();
  const as = (person: string) => openTab({ getToken: () => token(person, time.now() + HOUR) });
  const one = as('anna');
  const two = as('ben');
  await time.pass(2_000);
  one.synth.trackInteraction.attend('e1');
  two.synth.trackInteraction.attend('e2');
  await Promise.resolve();
  one.hide();
  await time.pass(1_000);
  expect(server.rows().map((row) => [row.entity_id, row.user])).toEqual([['e1', 'anna']]);
  await time.pass(10_000);
  expect(server.rows().map((row) => [row.entity_id, row.user])).toEqual([['e1', 'anna'], ['e2', 'ben']]);
});

test('nor what waits while somebody else logs in, in the moment before it is sent', async () => {
  for (let turns = 0; turns < 40; turns++) {
    const { openTab, state, getToken, time, owners } = people();
    const { synth } = openTab({ getToken });
    await time.pass(2_000);
    state.person = 'anna';
    synth.trackInteraction.purchase('e1');
    void synth.tracking.flush();
    for (let turn = 0; turn < turns; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    state.person = 'ben';
    synth.trackInteraction.attend('e2');
    await time.pass(10_000);
    state.person = 'anna';
    synth.trackInteraction.attend('e3');
    await time.pass(10_000);
    expect(owners().sort()).toEqual([['e1', 'anna'], ['e2', 'ben'], ['e3', 'anna']]);
  }
});
