/**
 * What the extension keeps in IndexedDB: the snapshot's shards and what each can be found by, by the hash of their bytes, what
 * was made of all of them, and the log of requests. Knows nothing of what is in them.
 */

const DATABASE = "masthead";
const VERSION = 2;
const TABLES = { shards: {}, facts: {}, current: {}, requests: { autoIncrement: true } };

/** @typedef {keyof typeof TABLES} Table */

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/**
 * Ask a table, or change it, in a transaction of its own.
 * @template T
 * @param {Table} table
 * @param {IDBTransactionMode} mode
 * @param {(table: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}  after all of it has been done
 */
export async function work(table, mode, ask) {
  return together([table], mode, ([only]) => ask(only));
}

/**
 * Ask or change several tables in one transaction: all of it is done, or nothing.
 * @template T
 * @param {Table[]} tables
 * @param {IDBTransactionMode} mode
 * @param {(tables: IDBObjectStore[]) => IDBRequest<T>} ask  whose last answer is given
 * @returns {Promise<T>}
 */
export async function together(tables, mode, ask) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, mode);
    const request = ask(tables.map((table) => transaction.objectStore(table)));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

/**
 * Read one value.
 * @param {Table} table
 * @param {string} key
 * @returns {Promise<any>}  undefined if it is not there
 */
export function read(table, key) {
  return work(table, "readonly", (store) => store.get(key));
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= start();
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** @returns {Promise<IDBDatabase>} */
function start() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => renew(request.result);
    request.onsuccess = () => {
      const lost = () => {
        opened = null;
      };
      request.result.onclose = lost;
      request.result.onversionchange = () => {
        request.result.close();
        lost();
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBDatabase} database  of an older version: its snapshot has a form of its own and is fetched again */
function renew(database) {
  for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
  for (const [name, options] of Object.entries(TABLES)) database.createObjectStore(name, options);
}
