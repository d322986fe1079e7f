import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Assignments, assignments } from '../../../src/experiments/assignments.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { leavePage, page, pass } from './page.js';
import { type FakeServer, server, token } from './server.js';

let tracking: FakeTracking;
let fake: FakeServer;
let all: Assignments;
let leave: (() => void)[];
const variant = (name: string | null) => () => ({ body: { assignments: [{ experiment: 'a', variant: name }] } });
const join = (): void => void leave.push(all.subscribe(() => {}));

beforeEach(() => {
  page();
  leave = [];
  const getToken = (): string | null => tracking.person.userId && token(tracking.person.userId);
  tracking = fakeTracking({ endpoint: 'https://api.example', getToken });
  fake = server(variant('x'));
  all = assignments(tracking, { clientKey: 'sdk-1', attributes: { country: 'CH' } });
});
afterEach(() => {
  leave.forEach((each) => each());
  leavePage();
});

it('asks once, of whoever is there', async () => {
  expect(all.get('a')).toBeUndefined();
  join();
  join();
  await pass(10);
  expect(fake.asked).toEqual([
    {
      path: 'https://api.example/api/v1/assignments',
      headers: { 'Content-Type': 'application/json', 'X-Client-Key': 'sdk-1' },
      body: { anonymous_id: 'v-1', attributes: { country: 'CH' } },
    },
  ]);
  expect(all.get('a')?.variant).toBe('x');
  expect(all.get('unknown')).toBeNull();
});

it('asks again when somebody logs in, and until the answer is there nothing changes', async () => {
  join();
  await pass(10);
  tracking.person.userId = 'u';
  fake.answer = variant('y');
  tracking.track({ event_type: 'identify', entity_type: 'user' });
  expect(all.get('a')?.variant).toBe('x');
  await pass(10);
  expect(fake.asked[1]?.headers).toMatchObject({ Authorization: `Bearer ${token('u')}` });
  expect(all.get('a')?.variant).toBe('y');
});

it('waits for a token that comes late, and asks in its name', async () => {
  const getToken = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve(token('u')), 500));
  tracking = fakeTracking({ getToken });
  all = assignments(tracking, { clientKey: 'sdk-1' });
  join();
  await pass(400);
  expect(all.get('a')).toBeUndefined();
  await pass(200);
  tracking.person.userId = 'u';
  tracking.track({ event_type: 'click', entity_type: 'event' });
  await pass(1_000);
  expect(fake.asked.map(({ headers }) => headers.Authorization)).toEqual([`Bearer ${token('u')}`]);
  expect(all.get('a')?.variant).toBe('x');
});

it('lets nothing of one person hold for another', async () => {
  join();
  await pass(10);
  tracking.person.anonymousId = 'v-2';
  fake.answer = () => null;
  tracking.track({ event_type: 'click', entity_type: 'event' });
  await pass(10);
  expect(all.get('a')).toBeNull();
});

it('holds for the same person while the server is away', async () => {
  join();
  await pass(10);
  fake.answer = () => ({ status: 503 });
  await all.refresh();
  expect(all.get('a')?.variant).toBe('x');
});

it('asks again for who comes after a failure, and not at once', async () => {
  fake.answer = () => null;
  join();
  await pass(10);
  expect(all.get('a')).toBeNull();
  join();
  await pass(11_000);
  expect(fake.asked).toHaveLength(1);
  fake.answer = variant('x');
  join();
  await pass(10);
  expect(all.get('a')?.variant).toBe('x');
});

it('asks nothing about those who said no', async () => {
  localStorage.setItem('synth.ok', '-');
  join();
  await pass(10);
  expect(fake.asked).toEqual([]);
  expect(all.get('a')).toBeNull();
});
