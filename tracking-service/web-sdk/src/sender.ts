import { iso, now } from './clock.js';
import { DECISION, NO, YES, mayTrack } from './consent.js';
import { tell } from './errors.js';
import { timeOf } from './ids.js';
import type { Identity } from './identity.js';
import type { Kept } from './kept.js';
import { alone } from './locks.js';
import { readJournal } from './queue/journal.js';
import { type Queue, lost } from './queue/queue.js';
import { type Key, idOf, ofVisitor, personOf } from './queue/store.js';
import type { Options, Settled } from './types.js';
import { BODY, bytes } from './wire.js';

const BATCH = 'interactions/batch';
const NEXT_TRY = 'n';
const TIMEOUT = 30_000;
const SECOND = 1_000;
const LONGEST = 300_000;
const FAR = 24 * 3_600_000;

/** Status, Retry-After and body of an answer that gave no fate; 0 where nothing, or nothing of ours, was heard. */
type Refusal = [status: number, retryAfter?: string | null, body?: string];

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

/** @param begins is called before what waits is sent */
export function createSender(
  kept: Kept,
  options: Options,
  batchItems: number,
  identity: Identity,
  queue: Queue,
  begins: () => void,
): Sender {
  const base = (options.endpoint ?? '').replace(/\/*$/, '/api/v1/');
  const flying = new Set<Key>();
  /** Bytes of the bodies that are on the way. */
  let load = 0;
  /** What this flush took over from the journals and has not delivered yet, lest the page go in between. */
  const moving = new Map<Key, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const allowed = () => !stopped && mayTrack(options, kept.get(DECISION));

  const soon = (delay: number) => {
    const at = Date.now() + delay;
    if (at < due && !stopped) {
      clearTimeout(timer);
      due = at;
      timer = setTimeout(flush, delay);
    }
  };

  /** When the next try is due, how long it was put off, how often there was none, and the status of the last answer. */
  const nextTry = () => (kept.get(NEXT_TRY) ?? '0 0 0 1').split(' ').map(Number) as [number, number, number, number];

  const putOff = (delay: number, tries: number, status: number) =>
    kept.set(NEXT_TRY, [Date.now() + delay, delay, tries, status].join(' '));

  /** How long the server, or the network, wants us to wait; 0 when it does not. */
  const wait = (): number => {
    const [at, delay, tries, status] = nextTry();
    const left = at - Date.now();
    if (left > delay) {
      // The clock was set back, which makes nobody wait longer than was meant.
      putOff(delay, tries, status);
    }
    return Math.max(0, Math.min(left, delay));
  };

  const backOff = ([status, retryAfter]: Refusal) => {
    const tries = nextTry()[2] + 1;
    const asked = Number(retryAfter) * SECOND || Date.parse(retryAfter as string) - Date.now();
    const delay = Math.ceil(
      asked > 0
        ? Math.min(asked, FAR) + Math.random() * SECOND
        : Math.random() * Math.min(LONGEST, SECOND * 2 ** tries),
    );
    putOff(delay, tries, status);
    soon(delay);
  };

  /** @returns null when it was heard, and understood by `read` */
  const request = (
    method: string,
    path: string,
    body: string,
    token: string,
    read: (answer: Response) => unknown,
  ): Promise<Refusal | null> =>
    fetch(base + path, {
      method,
      headers: path.includes('?')
        ? { 'Content-Type': 'text/plain' }
        : {
            'Content-Type': 'application/json',
            ...(options.writeKey && { 'X-Write-Key': options.writeKey }),
            ...(token && { Authorization: 'Bearer ' + token }),
          },
      body,
      keepalive: load <= BODY,
      signal: AbortSignal.timeout?.(TIMEOUT) ?? null,
    })
      .then(async (answer): Promise<Refusal | null> => {
        if (answer.ok) {
          await read(answer);
          return null;
        }
        return [answer.status, answer.headers.get('Retry-After'), await answer.text()];
      })
      .catch(() => [0]);

  const sendable = (key: Key) =>
    !flying.has(key) && (ofVisitor(key) ? options.writeKey : identity.token(personOf(key)));

  const ahead = (key: Key) => timeOf(key) > Date.now() + SECOND;

  /** As many of the rows as one body holds, of one person and one state of the clock. */
  const fill = (keys: Key[], rows: (string | undefined)[], room: number): [Key[], string] => {
    const taken: Key[] = [];
    // Before its clock was set back, this device was as far ahead as these say, as far as it can know.
    const sentAt = ahead(keys[0] as Key) ? Math.max(now(), ...keys.map(timeOf)) : Date.now();
    const body: string[] = [];
    // Of a body without rows, at most.
    let size = 60;
    keys.forEach((key, index) => {
      const row = rows[index];
      const more = bytes(row ?? '') + 1;
      if (row && size + more <= room) {
        body.push(row);
        size += more;
        taken.push(key);
      }
    });
    return [taken, '{"sent_at":"' + iso(sentAt) + '","interactions":[' + body + ']}'];
  };

  const alike = (keys: Key[], first: Key, most: number) =>
    keys
      .filter((key) => !flying.has(key) && personOf(key) === personOf(first) && ahead(key) === ahead(first))
      .slice(0, most);

  const sync: Queue['sync'] = (...known) => {
    readJournal(kept).forEach(([key, row]) => moving.set(key, row));
    return queue.sync(...known);
  };

  const deliver = (keys: Key[], body: string, query = ''): Promise<Refusal | null> => {
    const size = bytes(body);
    load += size;
    keys.forEach((key) => flying.add(key));
    return request('POST', BATCH + query, body, identity.token(personOf(keys[0] as Key)), async (answer) => {
      const fates = new Map<Key, Settled>();
      ((await answer.json()).results as Settled[]).forEach((fate) =>
        keys.forEach((key) => idOf(key) === fate.message_id && fates.set(key, fate)),
      );
      if (!fates.size) {
        // Somebody answered, but not the server.
        throw 0;
      }
      await sync(fates, keys.length);
    }).finally(() => {
      load -= size;
      keys.forEach((key) => {
        flying.delete(key);
        moving.delete(key);
      });
    });
  };

  /** @returns whether the server knows what this person decided */
  const tellDecision = async (user: string): Promise<boolean> => {
    const decision = kept.get(DECISION);
    const token = identity.token('u' + user);
    if ((decision !== YES && decision !== NO) || !(options.writeKey || token)) {
      return true;
    }
    const tracking = decision === YES;
    const refusal = await request(
      'PUT',
      'me/tracking-consent',
      JSON.stringify({ tracking, anonymous_id: identity.anonymousId() }),
      token,
      () => 0,
    );
    if (refusal) {
      backOff(refusal);
    } else if (kept.get(DECISION) === decision) {
      kept.set(DECISION, tracking ? '1' : '0');
      if (!tracking) {
        identity.forget();
      }
    }
    return !refusal;
  };

  const drain = async () => {
    let most = batchItems;
    for (;;) {
      const [keys] = allowed() ? await sync() : [[]];
      const pause = wait();
      if (pause) {
        return soon(pause);
      }
      if (!navigator.onLine) {
        return;
      }
      const user = await identity.ask();
      if (!(await tellDecision(user)) || !allowed()) {
        return;
      }
      const first = keys.find(sendable);
      if (!first) {
        return;
      }
      const chosen = alike(keys, first, most);
      const rows = await queue.read(chosen);
      if (!sendable(first)) {
        // Meanwhile somebody else is here.
        continue;
      }
      const [taken, body] = fill(chosen, rows, BODY);
      if (!taken.length) {
        return;
      }
      const refusal = await deliver(taken, body);
      if (!refusal) {
        kept.drop(NEXT_TRY);
        most = Math.min(batchItems, most * 2);
        continue;
      }
      const [status, , reason] = refusal;
      tell(status ? 'http_' + status : 'network', reason);
      if (status !== 400 && status !== 413) {
        return backOff(refusal);
      }
      most = Math.ceil(taken.length / 2);
      if (taken.length < 2) {
        await queue.sync(new Map([[first, lost(first, status === 413 ? 'too_large' : 'refused')]]), 1);
      }
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    due = Infinity;
    begins();
    again = !!running;
    return (running ??= alone('sender', drain)
      .catch((cause) => tell('internal', cause))
      .then(() => {
        running = undefined;
        moving.clear();
        return again ? flush() : undefined;
      }));
  };

  return {
    flush,
    soon,
    leave() {
      // A page may end in the code that captured: a frame that is taken out.
      begins();
      if (!allowed() || wait() || !navigator.onLine) {
        return;
      }
      const rows = new Map([...moving, ...readJournal(kept)]);
      let keys = [...rows.keys()];
      for (let first; (first = keys.find(sendable)); ) {
        const chosen = alike(keys, first, batchItems);
        const [taken, body] = fill(
          chosen,
          chosen.map((key) => rows.get(key)),
          BODY - load,
        );
        keys = keys.filter((key) => !chosen.includes(key));
        // A visitor's needs no question beforehand, whose answer nobody would be there to hear.
        const query = ofVisitor(first) ? '?writeKey=' + encodeURIComponent(options.writeKey as string) : '';
        if (query && !('keepalive' in Request.prototype)) {
          navigator.sendBeacon?.(base + BATCH + query, body);
        } else if (taken.length) {
          void deliver(taken, body, query).then((refusal) => refusal && backOff(refusal));
        }
      }
    },
    online() {
      // What the server asked for still holds; what the network did does not.
      if (!nextTry()[3]) {
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
