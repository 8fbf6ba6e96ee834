/** The snapshot as it was fetched, kept in IndexedDB: one at a time, replaced in one step. Knows nothing of what is in it. */

/**
 * @typedef {object} Stored
 * @property {unknown} snapshot  as the server sent it
 * @property {string} server  which server that was
 * @property {string | null} etag  for If-None-Match
 * @property {number} fetched  when the server last confirmed it: milliseconds since 1970
 */

const DATABASE = "masthead";
const TABLE = "snapshots";
const KEY = "current";

/**
 * Read what is stored.
 * @returns {Promise<Stored | null>}
 */
export async function read() {
  return (await work("readonly", (table) => table.get(KEY))) ?? null;
}

/**
 * Replace what is stored.
 * @param {Stored} stored
 * @returns {Promise<void>}
 */
export async function write(stored) {
  await work("readwrite", (table) => table.put(stored, KEY));
}

/**
 * Forget what is stored.
 * @returns {Promise<void>}
 */
export async function clear() {
  await work("readwrite", (table) => table.delete(KEY));
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(table: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
async function work(mode, ask) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const request = ask(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
