import { now } from '../clock.js';
import { timeOf } from '../ids.js';
import type { Kept } from '../kept.js';
import { alone } from '../locks.js';
import type { LossReason, Metadata, Settled } from '../types.js';
import { openIndexed } from './indexed.js';
import { JOURNAL, readJournal } from './journal.js';
import { ROW, openPlain } from './plain.js';
import { report } from './report.js';
import { type Change, type Key, type Ledger, ORDINARY, REPORT, type Store, URGENT, idOf, kindOf } from './store.js';

export const DAY = 86_400_000;
const WINDOW = 90 * DAY;
const REMEMBERED = 300;
const PAUSE = 1_000;

/** The random end of a message id. */
const tailOf = (key: Key): string => key.slice(24, 36);

export interface Queue {
  /** Known to be lost in the moment of capture: counted at the next `sync`. */
  lose(id: string, reason: LossReason): void;
  /**
   * Takes over what the journals of all tabs hold, enters fates, keeps the bounds, and says what waits, in the order of
   * capture. Each row is counted once as made and once by its fate, wherever a page is killed.
   */
  sync(fates?: Map<Key, Settled>, sent?: number): Promise<[Key[], Ledger]>;
  read(keys: Key[]): Promise<(string | undefined)[]>;
}

export const lost = (key: Key, reason: LossReason): Settled => ({ message_id: idOf(key), fate: 'lost', reason });

/** @param reportRow makes the row of a loss report, where there is somebody to send it for */
export function createQueue(
  kept: Kept,
  limit: number,
  settled: (fates: Settled[]) => void,
  reportRow: (metadata: Metadata) => [Key, string],
): Queue {
  const plain = openPlain(kept);
  let store: Store | Promise<Store> | undefined;
  let dropped: Settled[] = [];
  // What a page without a database left behind is sent first; the database is there again for the next page.
  const open = () =>
    (store ??= kept.keys(ROW)[0] ? plain : openIndexed(() => (store = undefined)));

  return {
    lose: (id, reason) => dropped.push(lost(id, reason)),
    read: async (keys) => (await open()).read(keys),
    sync: (fates = new Map(), sent = 0) =>
      alone('queue', async () => {
        const parts = kept.keys(JOURNAL);
        const unmade = dropped;
        dropped = [];
        let told: Settled[];
        let answer: [Key[], Ledger];

        const edit = async () => {
          await (await open()).edit((stored, ledger): Change => {
            const all = new Set(stored);
            const put = new Map<Key, string>();
            const drop: Key[] = [];
            const count = (name: string, by = 1, counts = ledger.counts) => (counts[name] = (counts[name] ?? 0) + by);
            const add = (key: Key, value: string) => {
              all.add(key);
              put.set(key, value);
            };
            const tell = (fate: Settled) => {
              if (fate.fate === 'lost') {
                count(fate.reason as string, 1, ledger.lost);
              } else {
                count(fate.fate);
              }
              told.push(fate);
            };
            const settle = (key: Key, fate: Settled) => {
              if (all.delete(key)) {
                if (!put.delete(key)) {
                  drop.push(key);
                }
                if (kindOf(key) !== REPORT) {
                  tell(fate);
                }
              }
            };

            told = [];
            const moved = new Set(ledger.moved);
            const rows = readJournal(kept, parts);
            for (const [key, value] of rows) {
              // A page killed between two steps leaves in its journal what the store has, or had, already; and what one
              // process took out of a journal, another still sees there for a moment.
              if (!moved.delete(tailOf(key))) {
                add(key, value);
                count('made');
              }
              moved.add(tailOf(key));
            }
            ledger.moved = [...moved].slice(-rows.length - REMEMBERED);
            unmade.forEach((fate) => {
              count('made');
              tell(fate);
            });
            count('sent', sent);
            fates.forEach((fate, key) => settle(key, fate));

            const time = now();
            const order = [...all].sort();
            order
              .filter((key) => timeOf(key) <= time - WINDOW)
              .forEach((key) => settle(key, lost(key, 'too_old')));
            const victims = [ORDINARY, URGENT].flatMap((kind) =>
              order.filter((key) => all.has(key) && kindOf(key) === kind),
            );
            victims.slice(0, -limit).forEach((key) => settle(key, lost(key, 'queue_full')));
            if (!order.some((key) => kindOf(key) === REPORT)) {
              const metadata = report(ledger, Math.floor(time / DAY));
              if (metadata) {
                add(...reportRow(metadata));
              }
            }
            answer = [[...all].sort(), ledger];
            return { put, drop };
          });
        };

        for (let tries = 1; ; tries++) {
          try {
            await edit();
            break;
          } catch {
            // The database may come back; and a page that loses it because it is going is not there to try again.
            store = tries > 2 ? plain : undefined;
            await new Promise((resolve) => setTimeout(resolve, PAUSE));
          }
        }
        parts.forEach((part) => kept.drop(JOURNAL + part));
        if (told!.length) {
          settled(told!);
        }
        return answer!;
      }),
  };
}
