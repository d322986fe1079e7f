import { iso, now } from './clock.js';
import { DECISION, agree, mayTrack } from './consent.js';
import { timeOf, uuidV7 } from './ids.js';
import { createIdentity } from './identity.js';
import { createKept } from './kept.js';
import { JOURNAL, createQueue, lost } from './queue/queue.js';
import { type Key, ORDINARY, REPORT, URGENT, emptyLedger, idOf, kindOf, personOf } from './queue/store.js';
import { BODY, bytes, createSender } from './sender.js';
import { endSession, sessionAt } from './session.js';
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

  const log = (...what: unknown[]) => options.debug && console.debug('[synth]', ...what);
  const tell = (code: string, message: string, cause?: unknown) => {
    log(code, message, cause);
    try {
      options.onError?.({ code, message, cause });
    } catch {
      // The app's own error is the app's.
    }
  };

  const compose = ({ event_type, entity_type, entity_id, metadata }: Interaction, id: string, time: number): Captured => ({
    message_id: id,
    event_type,
    entity_type,
    entity_id,
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
      log('settled', fates);
      fates.forEach((fate) => fate.fate === 'lost' && tell('lost', fate.reason as string, fate));
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
  const sender = createSender(kept, options, batchItems, identity, queue, tell);

  const lose = (id: string, reason: LossReason) => {
    queue.lose(id, reason);
    sender.soon(0);
  };

  /** A row whose owner is known goes into the journal, and is sent in time. */
  const enter = (key: Key, row: string) => {
    if (personOf(key)[0] === 'a' && !options.writeKey) {
      return lose(idOf(key), 'no_credentials');
    }
    kept.set(JOURNAL + key, row);
    waiting++;
    waitingBytes += bytes(row);
    const now = kindOf(key) === URGENT || waiting >= batchItems || waitingBytes >= BODY;
    if (now) {
      waiting = waitingBytes = 0;
    }
    sender.soon(now ? 0 : batchDelay);
  };

  const capture: Tracker['capture'] = (interaction, by, time, id) => {
    if (!allowed()) {
      return null;
    }
    const who = identity.ask();
    const captured = compose(interaction, id, time);
    let kind = ORDINARY;
    try {
      kind = isKeyAction(interaction) ? URGENT : ORDINARY;
    } catch (cause) {
      tell('app', 'isKeyAction failed', cause);
    }

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
    log('captured', captured);
    emit('captured', captured, by);
    return id;
  };

  /** What pages left behind that ended before the app had said who was there: it was who had been there. */
  const adopt = () =>
    kept.keys(UNDECIDED).forEach((key) => {
      const row = kept.get(UNDECIDED + key);
      if (row && timeOf(key) < now() - ABANDONED) {
        kept.drop(UNDECIDED + key);
        enter(key, row);
      }
    });

  const leave = () => sender.leave();
  const hidden = () => document.visibilityState === 'hidden' && leave();
  const back = (event: PageTransitionEvent) => event.persisted && sender.soon(0);
  document.addEventListener('visibilitychange', hidden);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  addEventListener('online', sender.online);
  const later = setTimeout(adopt, ABANDONED + START);
  if (allowed()) {
    adopt();
  }
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
        tell('no_user', 'identify() needs a token of somebody logged in');
      }
    },
    async reset() {
      await Promise.race([sender.flush(), new Promise((resolve) => setTimeout(resolve, LOGOUT))]);
      identity.forget();
      endSession(kept);
    },
    async optIn() {
      agree(kept);
      kept.settle();
      sender.soon(0);
    },
    async optOut() {
      const tracked = allowed();
      kept.set(DECISION, '-', true);
      if (tracked) {
        kept.keys(UNDECIDED).forEach((key) => {
          kept.set(JOURNAL + key, kept.get(UNDECIDED + key) as string);
          kept.drop(UNDECIDED + key);
        });
        const [keys] = await queue.sync();
        await queue.sync(new Map(keys.map((key) => [key, lost(key, 'consent_withdrawn')])));
      }
      await sender.flush();
    },
    async stats() {
      const [keys, ledger] = allowed() || kept.get(DECISION) ? await queue.sync() : [[], emptyLedger()];
      const stats: Record<string, unknown> = { lost: {} };
      for (const name in ledger.counts) {
        const [group, reason] = name.split('.') as [string, string?];
        (reason ? (stats.lost as Record<string, number>) : stats)[reason ?? group] = ledger.counts[name];
      }
      stats.queued = keys.filter((key) => kindOf(key) !== REPORT).length;
      return stats as unknown as Stats;
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
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      removeEventListener('online', sender.online);
    },
  };
}
