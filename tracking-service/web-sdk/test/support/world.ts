import vm from 'node:vm';
import { build } from 'esbuild';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { trackInteraction, tracking } from '../../src/index.js';
import type { Options } from '../../src/types.js';
import { createLocks } from './locks.js';
import { seeded } from './random.js';
import { createServer } from './server.js';
import { createTime } from './time.js';

const bundled = await build({
  entryPoints: [new URL('../../src/index.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'synth',
  target: 'es2022',
  define: { __SDK_VERSION__: '"1.2.3"' },
});
const script = new vm.Script(bundled.outputFiles[0]?.text ?? '');

export interface Tab {
  synth: { init(options: Options): typeof tracking; tracking: typeof tracking; trackInteraction: typeof trackInteraction };
  errors: { code: string; message: string }[];
  /** The process ends, in the middle of whatever it does. */
  kill(): void;
  /** The page goes away in good order: hidden, pagehide, and then nothing more. */
  unload(): void;
  hide(): void;
  fire(event: string, properties?: object): void;
  navigator: Record<string, unknown>;
}

export interface Place {
  locks?: boolean;
  database?: boolean;
  storage?: boolean;
  keepalive?: boolean;
  /** How far this tab's clock is ahead of the true time, milliseconds. */
  clock?: () => number;
  navigator?: object;
}

/** A browser with one origin and any number of tabs, a server, and time that only passes when told. */
export function createWorld(seed = 1, start?: number) {
  const random = seeded(seed);
  const transactions = new Set<IDBTransaction>();
  const time = createTime(start, () => transactions.size > 0);
  const server = createServer(time);
  const locks = createLocks();
  const database = new IDBFactory();
  const disk = new Map<string, string>();
  const world = { time, server, disk, database, quota: Infinity, random, /** Milliseconds until a tab sees what another one stored. */ lag: 0 };

  /** Each tab sees its own changes at once, and those of others a little later, as processes do. */
  const views = new Set<Map<string, string>>();
  const publish = (own: Map<string, string>, change: (view: Map<string, string>) => unknown) => {
    change(own);
    change(disk);
    const others = [...views].filter((view) => view !== own);
    if (world.lag) {
      time.after(world.lag, () => others.forEach(change));
    } else {
      others.forEach(change);
    }
  };
  const localStorageOf = (alive: () => boolean) => {
    const view = new Map(disk);
    views.add(view);
    const methods = {
      getItem: (key: string) => view.get(key) ?? null,
      setItem(key: string, value: string) {
        if (alive()) {
          if (view.size >= world.quota && !view.has(key)) {
            throw new Error('QuotaExceededError');
          }
          publish(view, (one) => one.set(key, value));
        }
      },
      removeItem: (key: string) => alive() && view.has(key) && publish(view, (one) => one.delete(key)),
    };
    return new Proxy({} as Record<string, unknown>, {
      ownKeys: () => [...view.keys()],
      getOwnPropertyDescriptor: (_, key) => ({ value: view.get(key as string), enumerable: true, configurable: true }),
      get: (_, name) => methods[name as keyof typeof methods],
    });
  };

  function openTab(options: Options | null = {}, place: Place = {}): Tab {
    let alive = true;
    const identity = {};
    const timers = new Set<number>();
    const own = new Set<IDBTransaction>();
    const listeners = new EventTarget();
    const errors: Tab['errors'] = [];
    const events = {
      addEventListener: listeners.addEventListener.bind(listeners),
      removeEventListener: listeners.removeEventListener.bind(listeners),
    };
    const clock = () => time.now() + (place.clock?.() ?? 0);
    const navigator: Record<string, unknown> = { onLine: true, ...place.navigator };
    if (place.locks !== false) {
      navigator.locks = locks.of(identity);
    }
    const document = { ...events, hidden: false };
    const global = vm.createContext({
      ...events,
      document,
      navigator,
      console,
      crypto,
      TextEncoder,
      AbortController,
      AbortSignal: {
        timeout(delay: number) {
          const abort = new AbortController();
          time.after(delay, () => abort.abort());
          return abort.signal;
        },
      },
      URL,
      atob,
      performance: { now: () => time.now() - 1_000_000 },
      Request: place.keepalive === false ? class {} : Request,
      IDBKeyRange,
      queueMicrotask: (work: () => void) => queueMicrotask(() => alive && work()),
      setTimeout(work: (...values: unknown[]) => void, delay: number, ...values: unknown[]) {
        const id = time.after(delay, () => {
          timers.delete(id);
          work(...values);
        });
        if (alive) {
          timers.add(id);
        } else {
          time.cancel(id);
        }
        return id;
      },
      clearTimeout: (id: number) => time.cancel(id),
      fetch: (path: string, init: RequestInit) => {
        if (!alive) {
          return new Promise(() => {});
        }
        const answer = server.fetch(path, init as Record<string, unknown>);
        return new Promise((resolve, reject) => {
          answer.then(
            (value) => alive && resolve(value),
            (cause) => alive && reject(cause),
          );
        });
      },
      indexedDB: {
        open(name: string, version: number) {
          if (place.database === false) {
            throw new Error('no database');
          }
          if (!alive) {
            return {};
          }
          const request = database.open(name, version);
          request.addEventListener('success', () => {
            const { result } = request;
            const begin = result.transaction.bind(result);
            result.transaction = (...parameters: Parameters<typeof begin>) => {
              const transaction = begin(...parameters);
              for (const set of [own, transactions]) {
                set.add(transaction);
                transaction.addEventListener('complete', () => set.delete(transaction));
                transaction.addEventListener('abort', () => set.delete(transaction));
              }
              return transaction;
            };
          });
          return request;
        },
      },
      clockNow: clock,
      random,
    });
    if (place.storage === false) {
      Object.defineProperty(global, 'localStorage', {
        get() {
          throw new Error('SecurityError');
        },
      });
    } else {
      global.localStorage = localStorageOf(() => alive);
    }
    global.window = global;
    vm.runInContext(
      'Math.random = random; { const Real = Date; globalThis.Date = class extends Real {' +
        ' constructor(...a) { super(...(a.length ? a : [clockNow()])); } static now() { return clockNow(); } } }',
      global,
    );
    script.runInContext(global);
    const synth = (global as unknown as { synth: Tab['synth'] }).synth ?? vm.runInContext('synth', global);
    if (options) {
      synth.init({
        endpoint: 'https://api.example',
        writeKey: 'wk_test',
        onError: (error) => errors.push(error),
        ...options,
      });
    }
    const fire = (event: string, properties: object = {}) =>
      listeners.dispatchEvent(Object.assign(new Event(event), properties));
    const hide = () => {
      document.hidden = true;
      fire('visibilitychange');
    };
    const kill = () => {
      alive = false;
      timers.forEach(time.cancel);
      locks.kill(identity);
      // What was on its way to the database arrives as a whole or not at all.
      own.forEach((transaction) => random() < 0.5 && transaction.abort());
    };
    return {
      synth,
      errors,
      navigator,
      fire,
      hide,
      kill,
      unload() {
        hide();
        fire('pagehide', { persisted: false });
        kill();
      },
    };
  }

  return Object.assign(world, { openTab });
}

export type World = ReturnType<typeof createWorld>;
