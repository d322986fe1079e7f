import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exposures, exposures } from '../../../src/experiments/exposures.js';
import type { Options } from '../../../src/types.js';
import { type FakeTracking, fakeTracking } from './fake-tracking.js';
import { leavePage, page, pass } from './page.js';
import { type Asked, type FakeServer, server, token } from './server.js';

type Sent = { experiment: string; variant?: string; anonymous_id: string; occurred_at: string };
const sent = ({ body }: Asked): Sent[] => body.exposures as Sent[];
const all = (outcome: string) => (asked: Asked) => ({ body: { exposures: sent(asked).map(() => ({ outcome })) } });
const HOUR = 3_600_000;

let tracking: FakeTracking;
let fake: FakeServer;
let current: string | null;
let open: Exposures[];
const onError = vi.fn();

function start(options: Options = {}): Exposures {
  tracking = fakeTracking({
    endpoint: 'https://api.example/',
    getToken: () => current && token(current),
    onError,
    ...options,
  });
  return next();
}
function next(): Exposures {
  const made = exposures(tracking, { clientKey: 'sdk-1' });
  open.push(made);
  return made;
}
const login = (user: string | null): void => {
  current = user;
  tracking.person.userId = user;
};

beforeEach(() => {
  page();
  open = [];
  current = null;
  onError.mockClear();
  fake = server(all('kept'));
});
afterEach(() => {
  open.forEach((each) => each.stop());
  leavePage();
});

describe('An exposure', () => {
  it('is reported in a batch, of visitors under the client key', async () => {
    const reports = start();
    const at = new Date().toISOString();
    reports.report({ experiment: 'a', variant: 'x', attributes: { country: 'CH' } });
    reports.report({ experiment: 'b', anonymousId: 'v-other' });
    await pass(200);
    expect(fake.asked).toEqual([
      {
        path: 'https://api.example/api/v1/exposures',
        headers: { 'Content-Type': 'application/json', 'X-Client-Key': 'sdk-1' },
        body: {
          exposures: [
            { experiment: 'a', variant: 'x', attributes: { country: 'CH' }, anonymous_id: 'v-1', occurred_at: at },
            { experiment: 'b', anonymous_id: 'v-other', occurred_at: at },
          ],
        },
      },
    ]);
  });

  it('is reported once per experiment, variant, phase and subject, over reloads', async () => {
    const reports = start();
    const report = (each: Exposures, phase?: number): void => each.report({ experiment: 'a', variant: 'x', phase });
    report(reports);
    report(reports);
    await pass(200);
    report(reports);
    report(next());
    await pass(200);
    expect(fake.asked).toHaveLength(1);
    report(reports, 2);
    reports.report({ experiment: 'a', variant: 'y' });
    tracking.person.anonymousId = 'v-2';
    report(reports);
    await pass(200);
    expect(fake.asked.flatMap(sent)).toHaveLength(4);
  });

  it('is told again after a day, for its phase may be another one', async () => {
    const reports = start();
    reports.report({ experiment: 'a' });
    await pass(23 * HOUR);
    reports.report({ experiment: 'a' });
    await pass(1_000);
    expect(fake.asked).toHaveLength(1);
    await pass(2 * HOUR);
    reports.report({ experiment: 'a' });
    await pass(1_000);
    expect(fake.asked).toHaveLength(2);
  });

  it('that counts for nothing is told again after ten minutes', async () => {
    fake.answer = all('not_in_experiment');
    const reports = start();
    for (let i = 0; i < 2; i++) {
      reports.report({ experiment: 'a' });
      await pass(300_000);
    }
    expect(fake.asked).toHaveLength(1);
    await pass(301_000);
    reports.report({ experiment: 'a' });
    await pass(1_000);
    expect(fake.asked).toHaveLength(2);
  });
});

describe('Of whom', () => {
  it("it speaks for a user with that user's token, and never with another's", async () => {
    const reports = start();
    login('u-1');
    fake.answer = () => null;
    reports.report({ experiment: 'a' });
    await pass(200);
    login('u-2');
    fake.answer = all('kept');
    fake.asked.length = 0;
    reports.report({ experiment: 'b' });
    await pass(600_000);
    expect(fake.asked.map((asked) => [asked.headers.Authorization, sent(asked)[0]?.experiment])).toEqual([
      [`Bearer ${token('u-2')}`, 'b'],
    ]);
    login('u-1');
    tracking.track({ event_type: 'identify', entity_type: 'user' });
    await pass(1_000);
    expect(fake.asked[1]?.headers).toMatchObject({ Authorization: `Bearer ${token('u-1')}` });
    expect(sent(fake.asked[1] as Asked)[0]?.experiment).toBe('a');
  });

  it('a visitor without a client key is spoken for by an interaction', async () => {
    start();
    const reports = exposures(tracking);
    open.push(reports);
    reports.report({ experiment: 'a', variant: 'x' });
    reports.report({ experiment: 'a', variant: 'x' });
    await pass(1_000);
    expect(fake.asked).toEqual([]);
    expect(tracking.made.map(({ by, interaction }) => ({ by, ...interaction }))).toEqual([
      { by: 'exposures', event_type: 'custom', entity_type: 'experiment', entity_id: 'a', metadata: { variant: 'x' } },
    ]);
  });

  it('nobody is spoken for who said no, and nothing stays of them', async () => {
    const reports = start({ consent: 'required' });
    reports.report({ experiment: 'a' });
    await pass(1_000);
    expect(localStorage.length).toBe(0);
    localStorage.setItem('synth.ok', '1');
    fake.answer = () => null;
    reports.report({ experiment: 'a' });
    await pass(200);
    expect(localStorage.getItem('synth.x')).toContain('"a"');
    localStorage.setItem('synth.ok', '-');
    fake.asked.length = 0;
    await pass(600_000);
    expect(localStorage.getItem('synth.x')).toBeNull();
    expect(fake.asked).toEqual([]);
  });
});

describe('Until the server has it', () => {
  it.each([
    ['nobody answers', null],
    ['it fails', { status: 503 }],
    ['the token is too old', { status: 401 }],
  ])('it is kept, also over a reload, where %s', async (_, failure) => {
    fake.answer = () => failure;
    const reports = start();
    reports.report({ experiment: 'a' });
    await pass(5_000);
    expect(fake.asked.length).toBeGreaterThan(1);
    reports.stop();
    fake.asked.length = 0;
    fake.answer = all('kept');
    next();
    await pass(1_000);
    expect(fake.asked.flatMap(sent).map(({ experiment }) => experiment)).toEqual(['a']);
    await pass(600_000);
    expect(fake.asked).toHaveLength(1);
  });

  it('waits longer and longer', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    fake.answer = () => null;
    start().report({ experiment: 'a' });
    await pass(100 + 1_000 + 2_000 + 4_000 + 8_000);
    expect(fake.asked).toHaveLength(5);
    await pass(HOUR);
    expect(fake.asked.length).toBeLessThan(5 + 5 + 12);
  });

  it('waits as long as the server says', async () => {
    fake.answer = () => ({ status: 429, headers: { 'Retry-After': '30' } });
    start().report({ experiment: 'a' });
    await pass(29_000);
    expect(fake.asked).toHaveLength(1);
    await pass(2_000);
    expect(fake.asked).toHaveLength(2);
  });

  it('is sent when the page goes, and when the network comes back', async () => {
    const reports = start();
    reports.report({ experiment: 'a' });
    dispatchEvent(new Event('pagehide'));
    await pass(10);
    expect(fake.asked).toHaveLength(1);
    fake.answer = () => null;
    reports.report({ experiment: 'b' });
    await pass(100);
    fake.answer = all('kept');
    dispatchEvent(new Event('online'));
    await pass(10);
    expect(fake.asked.at(-1)?.body).toMatchObject({ exposures: [{ experiment: 'b' }] });
  });

  it('one that is refused costs no other', async () => {
    fake.answer = (asked) =>
      sent(asked).some(({ experiment }) => experiment === 'bad') ? { status: 400 } : all('kept')(asked);
    const reports = start();
    for (const experiment of ['a', 'b', 'bad', 'c', 'd']) {
      reports.report({ experiment });
    }
    await pass(2_000);
    const kept = fake.asked.filter((asked) => !sent(asked).some(({ experiment }) => experiment === 'bad'));
    expect(
      kept
        .flatMap(sent)
        .map(({ experiment }) => experiment)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(onError).toHaveBeenCalledTimes(1);
    expect(JSON.parse(localStorage.getItem('synth.x') ?? '').waiting).toEqual([]);
  });

  it('is given up after a week, and bounded', async () => {
    fake.answer = () => null;
    const reports = start();
    for (let i = 0; i < 250; i++) {
      reports.report({ experiment: `e${i}` });
    }
    expect(JSON.parse(localStorage.getItem('synth.x') ?? '').waiting.length).toBeLessThanOrEqual(201);
    reports.stop();
    await pass(8 * 24 * HOUR);
    fake.asked.length = 0;
    next();
    await pass(1_000);
    expect(fake.asked).toEqual([]);
  });
});
