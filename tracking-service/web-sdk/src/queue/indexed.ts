import { emptyLedger, type Key, type Ledger, type Store } from './store.js';

const STORES = ['rows', 'ledger'];
const PATIENCE = 10_000;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers never answer.
    setTimeout(reject, PATIENCE);
    const request = indexedDB.open('synth', 1);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
    request.onerror = reject;
    request.onsuccess = () => resolve(request.result);
  });
}

/** Rejects where the browser has no database for us. */
export async function openIndexed(gone: () => void): Promise<Store> {
  const database = await open();
  database.onversionchange = () => {
    database.close();
    gone();
  };
  database.onclose = gone;

  const transact = (mode: IDBTransactionMode, work: (rows: IDBObjectStore, ledger: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORES, mode);
      transaction.oncomplete = resolve as () => void;
      transaction.onabort = reject;
      work(...(STORES.map((name) => transaction.objectStore(name)) as [IDBObjectStore, IDBObjectStore]));
    });

  return {
    edit: (change) =>
      transact('readwrite', (rows, ledgers) => {
        const keys = rows.getAllKeys();
        const found = ledgers.get(0);
        found.onsuccess = () => {
          const ledger = (found.result as Ledger | undefined) ?? emptyLedger();
          const { put, drop } = change(keys.result as Key[], ledger);
          put.forEach((value, key) => rows.put(value, key));
          drop.forEach((key) => rows.delete(key));
          ledgers.put(ledger, 0);
        };
      }),
    async read(keys) {
      const found: IDBRequest<string | undefined>[] = [];
      await transact('readonly', (rows) => keys.forEach((key) => found.push(rows.get(key))));
      return found.map((request) => request.result);
    },
  };
}
