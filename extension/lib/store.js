/**
 * What the extension keeps in IndexedDB: the snapshot's shards, their rows in small records and what each can be found by, by
 * the hash of their bytes, what was made of all of them, and the log of requests. Knows nothing of what is in them.
 */

const DATABASE = "masthead";
const VERSION = 4;
const TABLES = { shards: {}, rows: {}, facts: {}, current: {}, requests: { autoIncrement: true } };
const SNAPSHOT = ["meta", "core", "compiled", "phrases"]; // what of `current` is made of the shards, in older versions too

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
 * @param {IDBValidKey} key
 * @returns {Promise<any>}  undefined if it is not there
 */
export async function read(table, key) {
  const [value] = await readAll(table, [key]);
  return value;
}

/**
 * Read values in one transaction, of which nobody waits for the end.
 * @param {Table} table
 * @param {IDBValidKey[]} keys
 * @returns {Promise<any[]>}  in their order; undefined for what is not there
 */
export async function readAll(table, keys) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, "readonly");
    const requests = keys.map((key) => transaction.objectStore(table).get(key));
    const last = /** @type {IDBRequest<any>} */ (requests.at(-1));
    last.onsuccess = () => resolve(requests.map(({ result }) => result));
    transaction.onabort = () => reject(transaction.error ?? last.error);
  });
}

/** Forget the snapshot, all of it at once. */
export function forget() {
  return together(["shards", "rows", "facts", "current"], "readwrite", (tables) => {
    for (const table of tables) drop(table);
    return tables[0].count();
  });
}

/**
 * Keep a shard.
 * @param {string} hash
 * @param {{text: string, records: string[][]}} kept
 */
export function keepShard(hash, { text, records }) {
  return together(["shards", "rows"], "readwrite", ([shards, rows]) => {
    for (const [at, record] of records.entries()) rows.put(record, [hash, at]);
    return shards.put(text, hash);
  });
}

/**
 * The records of a shard's rows, in their order.
 * @param {string} hash
 * @returns {Promise<string[][]>}
 */
export function records(hash) {
  return work("rows", "readonly", (rows) => rows.getAll(all(hash)));
}

/**
 * Put what was made of all shards in the place of what was, and drop the shards that are wanted no more: in one step.
 * @param {Record<string, unknown>} current  by key
 * @param {Map<IDBValidKey[], unknown>} made  that is read by itself, by the keys of rows
 * @param {string[]} left  hashes, and names of what was made before
 */
export function replace(current, made, left) {
  return together(["shards", "rows", "facts", "current"], "readwrite", ([shards, rows, facts, table]) => {
    for (const hash of left) {
      rows.delete(all(hash));
      for (const one of [shards, facts]) one.delete(hash);
    }
    for (const [key, value] of made) rows.put(value, key);
    for (const [key, value] of Object.entries(current)) table.put(value, key);
    return table.count();
  });
}

/**
 * The keys of all records of a shard, or of what was made of all.
 * @param {string} hash
 */
function all(hash) {
  return IDBKeyRange.bound([hash], [hash, []]);
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
    request.onupgradeneeded = () => renew(request.result, /** @type {IDBTransaction} */ (request.transaction));
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

/**
 * Make the tables. Of an older version the log stays; its snapshot has a form of its own and is fetched again.
 * @param {IDBDatabase} database
 * @param {IDBTransaction} upgrade
 */
function renew(database, upgrade) {
  for (const [name, options] of Object.entries(TABLES)) {
    if (database.objectStoreNames.contains(name)) drop(upgrade.objectStore(name));
    else database.createObjectStore(name, options);
  }
}

/** @param {IDBObjectStore} table */
function drop(table) {
  if (table.name === "current") for (const key of SNAPSHOT) table.delete(key);
  else if (table.name !== "requests") table.clear();
}
