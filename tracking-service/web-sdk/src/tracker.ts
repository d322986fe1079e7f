import { iso, now } from './clock.js';
import { DECISION, NO, YES, mayTrack } from './consent.js';
import { safely, tell } from './errors.js';
import { timeOf, uuidV7 } from './ids.js';
import { createIdentity } from './identity.js';
import { createKept } from './kept.js';
import { JOURNAL } from './queue/journal.js';
import { createQueue, lost } from './queue/queue.js';
import { type Key, ORDINARY, REPORT, URGENT, emptyLedger, idOf, kindOf, ofVisitor } from './queue/store.js';
import { createSender } from './sender.js';
import { sessionAt } from './session.js';
import type { Captured, Events, Interaction, LossReason, Metadata, Options, Stats, Tracking } from './types.js';
import { version } from './version.js';
import { BODY, bytes } from './wire.js';

/** Rows of which the app has yet to say whose they are. */
const UNDECIDED = 'w';
const ABANDONED = 60_000;
const ENVELOPE = 100;
const START = 1_000;
const LOGOUT = 3_000;

/** What the app calls, after `init`. */
export interface Tracker extends Omit<Tracking, 'on' | 'track' | 'close'> {
  capture(interaction: Interaction, by: string, time: number, id: string): string | null;
  lose(id: string, reason: LossReason): void;
  stop(): void;
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
  const captures: [Key, string][] = [];
  let waiting = 0;

  /**
   * What a task captured becomes durable in one write, when the code that captured it has ended (a microtask): before the
   * browser runs, paints, navigates or closes anything. A key action is durable in its very call, and all before it. The
   * others are lost only with a process that dies, or is killed because it hangs, in that same code. A write in each call
   * would spare those, but it is a message that wakes another process, which may take over the processor: of the slowest
   * hundredth of calls, most took as long as they did for that.
   */
  const save = () => {
    if (captures[0]) {
      kept.set(JOURNAL + captures[0][0], JSON.stringify(captures.splice(0)));
      sessionAt(now(), kept);
    }
  };

  const compose = ({ event_type, entity_type, entity_id, metadata }: Interaction, id: string, time: number): Captured => ({
    message_id: id,
    event_type,
    entity_type,
    entity_id: entity_id == null ? undefined : '' + entity_id,
    metadata,
    session_id: sessionAt(time, kept, false),
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
  const sender = createSender(kept, options, batchItems, identity, queue, () => {
    save();
    waiting = 0;
  });

  const lose = (id: string, reason: LossReason) => {
    queue.lose(id, reason);
    sender.soon(0);
  };

  /** A row whose owner is known goes into the journal, and is sent in time. */
  const enter = (key: Key, row: string) => {
    if (ofVisitor(key) && !options.writeKey) {
      return lose(idOf(key), 'no_credentials');
    }
    captures.push([key, row]);
    // As many of this size as fill a batch.
    waiting += Math.max(1, (row.length * batchItems) / BODY);
    sender.soon(kindOf(key) === URGENT || waiting >= batchItems ? 0 : batchDelay);
  };

  /** A row whose owner is known by now goes the way of all others, unless another tab saw to that. */
  const decide = (key: Key, take: (key: Key, row: string) => void) => {
    const row = kept.get(UNDECIDED + key);
    if (row) {
      take(key, row);
      save();
      kept.drop(UNDECIDED + key);
    }
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
        if (bytes(row) + ENVELOPE <= BODY) {
          const key = keyOf(id, kind, user);
          keep(key, row);
          return key;
        }
        lose(id, 'too_large');
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
      void who.then((user) => key && decide(key, user === guess ? enter : () => write(user, enter)));
    }
    if (kind === URGENT) {
      save();
    } else {
      queueMicrotask(save);
    }
    emit('captured', captured, by);
    return id;
  };

  /** What pages left behind that ended before the app had said who was there: it was who had been there. */
  const adopt = (age: number) =>
    kept.keys(UNDECIDED).forEach((key) => {
      if (timeOf(key) <= now() - age) {
        decide(key, enter);
      }
    });

  document.addEventListener('visibilitychange', () => document.hidden && sender.leave());
  addEventListener('pagehide', sender.leave);
  addEventListener('pageshow', (event) => event.persisted && sender.soon(0));
  addEventListener('online', sender.online);
  sender.soon(Math.min(batchDelay, START));
  // Early, so that tabs opened after this one find them: what two tabs make at the same time is two.
  if (allowed()) {
    adopt(ABANDONED);
    identity.anonymousId();
    sessionAt(now(), kept, false);
  }

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
      kept.set(DECISION, YES);
      kept.settle();
      sender.soon(0);
    },
    async optOut() {
      const tracked = allowed();
      kept.set(DECISION, NO);
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
    stop: sender.stop,
  };
}
