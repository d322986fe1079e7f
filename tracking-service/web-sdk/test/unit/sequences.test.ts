// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { seeded } from '../support/random.js';
import { token } from '../support/server.js';
import { type Place, type Tab, createWorld } from '../support/world.js';

const SEEDS = Number(process.env.SEEDS ?? 60);
const FIRST = Number(process.env.SEED ?? 1);

/** Random days of a browser: whatever happens, nothing is lost, counted twice, or somebody else's. */
async function live(seed: number, place: Place) {
  const world = createWorld(seed);
  const { server, time, openTab } = world;
  const random = seeded(seed * 7919);
  const below = (limit: number) => Math.floor(random() * limit);
  const people = ['', 'anna', 'ben'];
  const madeBy = new Map<string, string>();
  let person = '';
  let tabs: Tab[] = [];
  let mixed = 0;
  const later = seed % 3 === 0;

  const getToken = () => {
    const own = person && token(person, time.now() + 3_600_000);
    return later ? Promise.resolve(own) : own;
  };
  const open = () => tabs.push(openTab({ getToken }, place));
  const pick = () => {
    if (!tabs.length) {
      open();
    }
    return tabs[below(tabs.length)] as Tab;
  };
  const make = async (tab: Tab) => {
    const { trackInteraction } = tab.synth;
    for (let count = 1 + below(4); count--; ) {
      const id = below(5)
        ? trackInteraction.view('event', 'e' + below(9), undefined, { source: 'event_modal' })
        : trackInteraction.click('ticket_link', 'e' + below(9), { ticket_url: 'https://t.example' });
      madeBy.set(id as string, person);
    }
    if (later) {
      await Promise.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const steps: (() => unknown)[] = [
    () => make(pick()),
    () => make(pick()),
    () => make(pick()),
    () => time.pass(below(300)),
    () => time.pass(below(20_000)),
    async () => {
      for (let turns = below(40); turns--; ) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    () => void pick().synth.tracking.flush(),
    () => (server.mode = (['ok', 'down', 'unanswered', 503, 429, 'nonsense'] as const)[below(6)] ?? 'ok'),
    () => (server.mode = 'ok'),
    () => (server.retryAfter = below(2) ? undefined : String(below(60))),
    () => (server.latency = [0, 20, 2_000, 40_000][below(4)] ?? 0),
    () => (pick().navigator.onLine = false),
    () => {
      const tab = pick();
      tab.navigator.onLine = true;
      tab.fire('online');
    },
    () => tabs.length < 3 && open(),
    () => {
      const tab = pick();
      if (below(3)) {
        tab.kill();
      } else {
        tab.unload();
      }
      tabs = tabs.filter((one) => one !== tab);
    },
    async () => {
      // Tabs know of it when they are asked again.
      await Promise.all([]);
      person = people[below(3)] ?? '';
    },
    () => pick().hide(),
  ];
  for (let step = 0; step < 50; step++) {
    await steps[below(steps.length)]?.();
  }

  server.mode = 'ok';
  server.latency = 20;
  server.retryAfter = undefined;
  tabs.forEach((tab) => tab.kill());
  for (const somebody of people) {
    person = somebody;
    const tab = openTab({ getToken }, place);
    await time.pass(400_000);
    tab.kill();
  }
  const last = openTab({ getToken }, place);
  await time.pass(2_000);
  const asked = last.synth.tracking.stats();
  await time.settled();
  const stats = await asked;
  for (const row of server.rows()) {
    mixed += madeBy.get(row.message_id) === (row.user ?? '') ? 0 : 1;
  }
  const missing = [...madeBy.keys()].filter((id) => !server.stored.has(id));
  return { stats, mixed, missing, made: madeBy.size };
}

describe.each([
  ['with a database', {}],
  ['with localStorage alone', { database: false }],
])('random sequences %s', (_, place) => {
  test(`${SEEDS} of them`, { timeout: 60_000 }, async () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const { stats, mixed, missing, made } = await live(seed, place);
      const { queued, stored, duplicate, quarantined, filtered, lost } = stats;
      expect({ seed, missing, mixed, lost, queued, made: stats.made }).toEqual({
        seed, missing: [], mixed: 0, lost: {}, queued: 0, made,
      });
      expect(stored + duplicate + quarantined + filtered).toBe(made);
    }
  });
});
