/**
 * The log of every request that the extension made: when, to where, why, how many bytes came back and what came of it. Kept
 * on this device, bounded, and open to the reader. Of what is asked for in a private window only the number is kept.
 */

import * as store from "../lib/store.js";

/**
 * @typedef {object} Entry
 * @property {number} at  milliseconds since 1970
 * @property {string} address
 * @property {"start" | "alarm" | "asked" | "server" | "compare" | "report"} why
 * @property {number} sent  bytes of the request's body
 * @property {number} received  bytes of the answer's body, unpacked
 * @property {string} outcome  the answer's status, or the error in the browser's words; empty while nothing is known
 */

/** @typedef {{requests: number, sent: number, received: number, since: number}} Totals of all requests, since when */

export const MOST = 5000; // requests that are listed; the totals count all
const TOTALS = "totals";

/**
 * Keep a request that begins: were the browser to end it, it would still stand here.
 * @param {Entry} entry
 * @param {boolean} incognito  made in a private window: counted, not listed
 * @returns {Promise<(received: number, outcome: string) => Promise<void>>}  to be told how it ended
 */
export async function begin(entry, incognito) {
  const number = incognito ? null : await store.work("requests", "readwrite", (table) => table.add(entry));
  await count(entry.at, { requests: 1, sent: entry.sent, received: 0 });
  if (number !== null) await store.work("requests", "readwrite", (table) => drop(table, Number(number)));
  return async (received, outcome) => {
    if (number !== null)
      await store.work("requests", "readwrite", (table) => table.put({ ...entry, received, outcome }, number));
    await count(entry.at, { requests: 0, sent: 0, received });
  };
}

/**
 * @param {IDBObjectStore} requests
 * @param {number} last
 */
function drop(requests, last) {
  return requests.delete(IDBKeyRange.upperBound(last - MOST));
}

/**
 * @param {number} at
 * @param {Omit<Totals, "since">} more
 */
async function count(at, more) {
  await store.work("current", "readwrite", (table) => {
    const found = table.get(TOTALS);
    found.onsuccess = () =>
      table.put(sum(found.result ?? { requests: 0, sent: 0, received: 0, since: at }, more), TOTALS);
    return found;
  });
}

/**
 * @param {Totals} before
 * @param {Omit<Totals, "since">} more
 * @returns {Totals}
 */
function sum({ requests, sent, received, since }, more) {
  return { requests: requests + more.requests, sent: sent + more.sent, received: received + more.received, since };
}

/**
 * All requests that are kept, the last one first, and the totals of all that were made.
 * @returns {Promise<{entries: Entry[], totals: Totals | null}>}
 */
export async function list() {
  const entries = await store.work("requests", "readonly", (table) => table.getAll());
  return { entries: entries.reverse(), totals: (await store.read("current", TOTALS)) ?? null };
}

/** Forget all requests and their totals. */
export async function clear() {
  await store.together(["requests", "current"], "readwrite", ([requests, current]) => {
    requests.clear();
    return current.delete(TOTALS);
  });
}
