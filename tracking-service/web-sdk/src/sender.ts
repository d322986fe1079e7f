import { iso, now } from './clock.js';
import { DECISION, mayTrack } from './consent.js';
import { timeOf } from './ids.js';
import type { Identity } from './identity.js';
import type { Kept } from './kept.js';
import { alone } from './locks.js';
import { JOURNAL, type Queue, lost } from './queue/queue.js';
import { type Key, idOf, personOf } from './queue/store.js';
import type { Options, Settled } from './types.js';

/** What browsers let a page leave behind is 64 KiB over all that is on the way; with headers, this much of it is ours. */
export const BODY = 52 * 1024;

const BATCH = 'interactions/batch';
const NEXT_TRY = 'n';
const TIMEOUT = 30_000;
const SECOND = 1_000;
const LONGEST = 300_000;
const FAR = 24 * 3_600_000;

export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The server gave no fate: `status` 0 where nothing, or nothing of ours, was heard. */
interface Refusal {
  status: number;
  retryAfter?: string | null;
}

export interface Sender {
  /** Sends what waits; resolves when it was tried, and never rejects. */
  flush(): Promise<void>;
  /** Sends what waits in so many milliseconds, or earlier. */
  soon(delay: number): void;
  /** The page may be going: what this moment allows. */
  leave(): void;
  /** The network is back. */
  online(): void;
  stop(): void;
}

export function createSender(
  kept: Kept,
  options: Options,
  batchItems: number,
  identity: Identity,
  queue: Queue,
  tell: (code: string, message: string, cause?: unknown) => void,
): Sender {
  const flying = new Map<Key, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const allowed = () => !stopped && mayTrack(options, kept.get(DECISION));

  const soon = (delay: number) => {
    const at = Date.now() + delay;
    if (at < due || !timer) {
      clearTimeout(timer);
      due = at;
      timer = stopped
        ? undefined
        : setTimeout(() => {
            timer = undefined;
            void flush();
          }, delay);
    }
  };

  /** How long the server, or the network, wants us to wait; 0 when it does not. */
  const wait = (): number => {
    const [at, delay] = (kept.get(NEXT_TRY) ?? '0 0').split(' ').map(Number) as [number, number];
    // A clock set back makes nobody wait longer than was meant.
    return Math.max(0, Math.min(at - Date.now(), delay));
  };

  const backOff = ({ status, retryAfter }: Refusal) => {
    const tries = Number((kept.get(NEXT_TRY) ?? '').split(' ')[2] ?? 0) + 1;
    const asked = retryAfter ? Number(retryAfter) * SECOND || Date.parse(retryAfter) - Date.now() || 0 : 0;
    const delay = Math.ceil(
      asked > 0
        ? Math.min(asked, FAR) + Math.random() * SECOND
        : Math.random() * Math.min(LONGEST, SECOND * 2 ** Math.min(tries, 9)),
    );
    kept.set(NEXT_TRY, [Date.now() + delay, delay, tries, status].join(' '));
    return delay;
  };

  const inFlight = () => [...flying.values()].reduce((sum, size) => sum + size, 0);

  const request = (path: string, method: string, body: string, asUser: boolean, size: number, query = '') => {
    const abort = new AbortController();
    const timeout = setTimeout(() => abort.abort(), TIMEOUT);
    const headers: Record<string, string> = { 'Content-Type': query ? 'text/plain' : 'application/json' };
    if (options.writeKey && !query) {
      headers['X-Write-Key'] = options.writeKey;
    }
    if (asUser) {
      headers.Authorization = 'Bearer ' + identity.token();
    }
    return fetch((options.endpoint ?? '') + '/api/v1/' + path + query, {
      method,
      headers,
      body,
      credentials: 'omit',
      keepalive: inFlight() + size <= BODY,
      signal: abort.signal,
    }).finally(() => clearTimeout(timeout));
  };

  const sendable = (key: Key, user: string) => {
    const person = personOf(key);
    return (
      !flying.has(key) && (person[0] === 'a' ? !!options.writeKey : person === 'u' + user && identity.token() !== '')
    );
  };

  const ahead = (key: Key) => timeOf(key) > Date.now() + SECOND;

  /** As many of the rows as one body holds, of one person and one state of the clock. */
  const fill = (keys: Key[], rows: (string | undefined)[], room: number): [Key[], string] => {
    const first = keys[0] as Key;
    const taken: Key[] = [];
    // Before its clock was set back, this device was as far ahead as these say, as far as it can know.
    const sentAt = ahead(first) ? Math.max(now(), ...keys.map(timeOf)) : Date.now();
    let body = '{"sent_at":"' + iso(sentAt) + '","interactions":[';
    let size = body.length + 2;
    keys.forEach((key, index) => {
      const row = rows[index] as string;
      const more = bytes(row) + 1;
      if (size + more <= room) {
        body += (taken.length ? ',' : '') + row;
        size += more;
        taken.push(key);
      }
    });
    return [taken, body + ']}'];
  };

  const alike = (keys: Key[], first: Key, most: number) =>
    keys
      .filter((key) => !flying.has(key) && personOf(key) === personOf(first) && ahead(key) === ahead(first))
      .slice(0, most);

  /** @returns null when each has its fate */
  const deliver = async (keys: Key[], body: string, query = ''): Promise<Refusal | null> => {
    const size = bytes(body);
    const send = () => request(BATCH, 'POST', body, personOf(keys[0] as Key)[0] === 'u', size, query);
    let answer: Response;
    let results: Settled[];
    try {
      const answering = send();
      keys.forEach((key, index) => flying.set(key, index ? 0 : size));
      answer = await answering;
      if (!answer.ok) {
        return { status: answer.status, retryAfter: answer.headers.get('Retry-After') };
      }
      results = (await answer.json()).results;
      const fates = new Map<Key, Settled>();
      keys.forEach((key) => {
        const fate = results.find((result) => result.message_id === idOf(key));
        if (fate) {
          fates.set(key, fate);
        }
      });
      if (!fates.size) {
        throw 0;
      }
      await queue.sync(fates, keys.length);
      return null;
    } catch {
      return { status: 0 };
    } finally {
      keys.forEach((key) => flying.delete(key));
    }
  };

  /** @returns whether the server knows what this person decided */
  const tellDecision = async (user: string): Promise<boolean> => {
    const decision = kept.get(DECISION);
    const asUser = !!user && identity.token() !== '';
    if ((decision !== '+' && decision !== '-') || !(options.writeKey || asUser)) {
      return true;
    }
    const tracking = decision === '+';
    const body = JSON.stringify({ tracking, anonymous_id: identity.anonymousId() });
    const refusal = await request('me/tracking-consent', 'PUT', body, asUser, 200).then(
      ({ ok, status, headers }) => (ok ? null : { status, retryAfter: headers.get('Retry-After') }),
      (): Refusal => ({ status: 0 }),
    );
    if (refusal) {
      soon(backOff(refusal));
    } else if (kept.get(DECISION) === decision) {
      kept.set(DECISION, tracking ? '1' : '0', true);
      if (!tracking) {
        identity.forget();
      }
    }
    return !refusal;
  };

  const drain = async () => {
    let most = batchItems;
    while (allowed() || kept.get(DECISION) === '-') {
      const [keys] = await queue.sync();
      const pause = wait();
      if (pause) {
        return soon(pause);
      }
      if (navigator.onLine === false) {
        return;
      }
      const user = await identity.ask();
      if (!(await tellDecision(user)) || !allowed()) {
        return;
      }
      const first = keys.find((key) => sendable(key, user));
      if (!first) {
        return;
      }
      const chosen = alike(keys, first, most);
      const rows = await queue.read(chosen);
      const vanished = chosen.filter((_, index) => rows[index] === undefined);
      if (vanished.length) {
        await queue.sync(new Map(vanished.map((key) => [key, lost(key, 'storage_failed')])));
        continue;
      }
      const [taken, body] = fill(chosen, rows, BODY);
      const refusal = await deliver(taken, body);
      if (!refusal) {
        kept.drop(NEXT_TRY);
        most = Math.min(batchItems, most * 2);
        continue;
      }
      const { status } = refusal;
      if (status === 400 || status === 413) {
        if (taken.length > 1) {
          most = Math.ceil(taken.length / 2);
        } else {
          const reason = status === 413 ? 'too_large' : 'refused';
          await queue.sync(new Map([[taken[0] as Key, lost(taken[0] as Key, reason)]]), 1);
        }
        continue;
      }
      tell(status ? 'http_' + status : 'network', 'Not taken, will be sent again');
      return soon(backOff(refusal));
    }
  };

  const flush = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    clearTimeout(timer);
    timer = undefined;
    running = alone('sender', drain)
      .catch((cause) => tell('internal', 'Sending failed', cause))
      .then(() => {
        running = undefined;
        if (again) {
          again = false;
          return flush();
        }
        return;
      });
    return running;
  };

  return {
    flush,
    soon,
    leave() {
      if (!allowed() || wait() || navigator.onLine === false) {
        return;
      }
      const user = identity.user();
      let keys = kept.keys(JOURNAL);
      for (let first; (first = keys.find((key) => sendable(key, user))); ) {
        const chosen = alike(keys, first, batchItems);
        const [taken, body] = fill(
          chosen,
          chosen.map((key) => kept.get(JOURNAL + key)),
          BODY - inFlight(),
        );
        keys = keys.filter((key) => !chosen.includes(key));
        if (!taken.length) {
          continue;
        }
        // A visitor's needs no question beforehand, whose answer nobody would be there to hear.
        const query = personOf(first)[0] === 'a' ? '?writeKey=' + encodeURIComponent(options.writeKey as string) : '';
        if (query && !('keepalive' in Request.prototype)) {
          navigator.sendBeacon?.((options.endpoint ?? '') + '/api/v1/' + BATCH + query, body);
        } else {
          void deliver(taken, body, query).then((refusal) => refusal && soon(backOff(refusal)));
        }
      }
    },
    online() {
      // What the server asked for still holds; what the network did does not.
      if ((kept.get(NEXT_TRY) ?? '').endsWith(' 0')) {
        kept.drop(NEXT_TRY);
      }
      soon(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
