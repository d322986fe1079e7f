import { iso, now } from './clock.js';
import { DECISION, NO, YES, mayTrack } from './consent.js';
import { safely, tell } from './errors.js';
import { timeOf, uuidV7 } from './ids.js';
import { createIdentity } from './identity.js';
import { createKept } from './kept.js';
import { JOURNAL, createQueue, lost } from './queue/queue.js';
import { type Key, ORDINARY, REPORT, URGENT, emptyLedger, idOf, kindOf, ofVisitor } from './queue/store.js';
import { BODY, bytes, createSender } from './sender.js';
import { sessionAt } from './session.js';
import type { Captured, Events, Interaction, LossReason, Metadata, Options, Stats, Tracking } from './types.js';
import { version } from './version.js';

/** Rows of which the app has yet to say whose they are. */
const UNDECIDED = 'w';
const ABANDONED = 60_000;
const ENVELOPE = 100;
const START = 1_000;
const LOGOUT = 3_000;

/** What the app calls, after `init`. */
export interface Tracker extends Omit<Tracking, 'on' | 'track'> {
  capture(interaction: Interaction, by: string, time: number, id: string): string | null;
  lose(id: string, reason: LossReason): void;
}

const isTicketClick = ({ event_type, entity_type }: Interaction) =>
  event_type === 'click_ticket' || event_type === 'purchase' || (event_type === 'click' && entity_type === 'ticket_link');

export function createTracker(
  options: Options,
  emit: <E extends keyof Events>(event: E, ...values: Parameters<Events[E]>) => void,
): Tracker {
  const { batchItems = 100, batchDelay = 5_000, queueItems = 5_000, isKeyAction = isTicketClick } = options;
  const allowed = (): boolean => mayTrack(options, kept.get(DECISION));
  const kept = createKept(allowed);
  const identity = createIdentity(kept, options);
  let waiting = 0;
  let waitingBytes = 0;

  const compose = ({ event_type, entity_type, entity_id, metadata }: Interaction, id: string, time: number): Captured => ({
    message_id: id,
    event_type,
    entity_type,
    entity_id: entity_id == null ? undefined : '' + entity_id,
    metadata,
    session_id: sessionAt(time, kept),
    occurred_at: iso(time),
  });
  /** A user's say nothing of the visitor, except the one that joins them: so none can fall to the visitor. */
  const owned = (captured: Captured, user: string): Captured =>
    user && captured.event_type !== 'identify' ? captured : { ...captured, anonymous_id: identity.anonymousId() };
  const keyOf = (id: string, kind: string, user: string): Key =>
    id + kind + (user ? 'u' + user : 'a' + identity.anonymousId());

  const queue = createQueue(
    kept,
    queueItems,
    (fates) => {
      fates.forEach((fate) => fate.fate === 'lost' && tell('lost', fate.reason));
      emit('settled', fates);
    },
    (metadata: Metadata) => {
      const time = now();
      const user = options.writeKey ? '' : identity.user();
      const id = uuidV7(time);
      const row = compose({ event_type: 'custom', entity_type: 'sdk_delivery', entity_id: version, metadata }, id, time);
      return [keyOf(id, REPORT, user), JSON.stringify(owned(row, user))];
    },
  );
  const sender = createSender(kept, options, batchItems, identity, queue, () => (waiting = waitingBytes = 0));

  const lose = (id: string, reason: LossReason) => {
    queue.lose(id, reason);
    sender.soon(0);
  };

  /** A row whose owner is known goes into the journal, and is sent in time. */
  const enter = (key: Key, row: string) => {
    if (ofVisitor(key) && !options.writeKey) {
      return lose(idOf(key), 'no_credentials');
    }
    kept.set(JOURNAL + key, row);
    waiting++;
    waitingBytes += bytes(row);
    sender.soon(kindOf(key) === URGENT || waiting >= batchItems || waitingBytes >= BODY ? 0 : batchDelay);
  };

  const capture: Tracker['capture'] = (interaction, by, time, id) => {
    if (!allowed()) {
      return null;
    }
    const who = identity.ask();
    const captured = compose(interaction, id, time);
    const kind = safely(() => isKeyAction(interaction), 'app') ? URGENT : ORDINARY;

    const write = (user: string, keep: (key: Key, row: string) => void): Key | undefined => {
      try {
        const row = JSON.stringify(owned(captured, user));
        if (bytes(row) + ENVELOPE > BODY) {
          lose(id, 'too_large');
        } else {
          const key = keyOf(id, kind, user);
          keep(key, row);
          return key;
        }
      } catch {
        lose(id, 'not_serialisable');
      }
      return;
    };

    if (typeof who === 'string') {
      write(who, enter);
    } else {
      const guess = identity.user();
      const key = write(guess, (key, row) => kept.set(UNDECIDED + key, row));
      void who.then((user) => {
        const row = key && kept.get(UNDECIDED + key);
        if (row) {
          kept.drop(UNDECIDED + key);
          if (user === guess) {
            enter(key, row);
          } else {
            write(user, enter);
          }
        }
      });
    }
    emit('captured', captured, by);
    return id;
  };

  /** What pages left behind that ended before the app had said who was there: it was who had been there. */
  const adopt = (age: number) =>
    kept.keys(UNDECIDED).forEach((key) => {
      const row = kept.get(UNDECIDED + key);
      if (row && timeOf(key) <= now() - age) {
        kept.drop(UNDECIDED + key);
        enter(key, row);
      }
    });

  const listening = new AbortController();
  const listen = (target: EventTarget, type: string, listener: (event: Event) => unknown) =>
    target.addEventListener(type, listener, listening);
  listen(document, 'visibilitychange', () => document.visibilityState === 'hidden' && sender.leave());
  listen(window, 'pagehide', sender.leave);
  listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && sender.soon(0));
  listen(window, 'online', sender.online);
  const later = setTimeout(adopt, ABANDONED, ABANDONED);
  sender.soon(Math.min(batchDelay, START));

  return {
    options,
    capture,
    lose,
    flush: sender.flush,
    async identify(traits) {
      const user = await identity.ask();
      if (user) {
        const time = now();
        capture({ event_type: 'identify', entity_type: 'user', entity_id: user, metadata: traits }, 'app', time, uuidV7(time));
        await sender.flush();
      } else {
        tell('no_user');
      }
    },
    async reset() {
      await Promise.race([sender.flush(), new Promise((resolve) => setTimeout(resolve, LOGOUT))]);
      identity.forget();
    },
    async optIn() {
      kept.set(DECISION, YES, true);
      kept.settle();
      sender.soon(0);
    },
    async optOut() {
      const tracked = allowed();
      kept.set(DECISION, NO, true);
      if (tracked) {
        adopt(0);
        const [keys] = await queue.sync();
        await queue.sync(new Map(keys.map((key) => [key, lost(key, 'consent_withdrawn')])));
      }
      await sender.flush();
    },
    async stats() {
      const [keys, { counts, lost }] = allowed() || kept.get(DECISION) ? await queue.sync() : [[], emptyLedger()];
      return { ...(counts as unknown as Stats), lost, queued: keys.filter((key) => kindOf(key) !== REPORT).length };
    },
    subject() {
      void identity.ask();
      return {
        anonymousId: identity.anonymousId(),
        sessionId: sessionAt(now(), kept, false),
        userId: identity.user() || null,
      };
    },
    async close() {
      sender.stop();
      clearTimeout(later);
      listening.abort();
    },
  };
}
