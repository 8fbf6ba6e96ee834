/**
 * The snapshot: fetched as a whole, whatever is read; checked before it replaces the old one. The only file that fetches.
 * A refresh that fails leaves the old snapshot and its age, and is remembered in words.
 */

import { open } from "../lib/context.js";
import * as settings from "../lib/settings.js";
import * as store from "../lib/store.js";

/**
 * @typedef {import("../lib/snapshot.d.ts").Snapshot} Snapshot
 * @typedef {{edition: ReturnType<typeof open>, snapshot: Snapshot, fetched: number, server: string}} Held
 * @typedef {import("../content/types.d.ts").Failure} Failure
 */

const PATIENCE = 60_000; // milliseconds
const FAILURE = "failure";

/** @type {Promise<Held | null> | null} */
let holding = null;
/** @type {Promise<unknown>} */
let refreshing = Promise.resolve();

/**
 * The edition to answer from; null if there are no data yet. Needs no network.
 * @returns {Promise<Held | null>}
 */
export function held() {
  holding ??= load();
  return holding;
}

/** @returns {Promise<Held | null>} */
async function load() {
  try {
    const stored = await store.read();
    return stored && hold(stored);
  } catch (error) {
    console.warn("The stored snapshot cannot be used.", error);
    return null;
  }
}

/**
 * Age of the data and the last failure, as a page of the extension shows them.
 */
export async function state() {
  const now = await held();
  const failure = (await chrome.storage.local.get(FAILURE))[FAILURE];
  return {
    fetched: now?.fetched ?? null,
    server: now?.server ?? null,
    registry: now?.edition.state ?? null,
    failure: /** @type {Failure | null} */ (failure ?? null),
  };
}

/**
 * Fetch the snapshot if it changed, one fetch at a time.
 * @param {string} [server]  by default, the one of the settings; another one is kept in them if it answers
 * @returns {Promise<boolean>}  whether the data changed
 */
export function refresh(server) {
  const refreshed = refreshing.then(() => renew(server));
  refreshing = refreshed.catch(() => undefined);
  return refreshed;
}

/**
 * Forget the data.
 */
export async function forget() {
  await store.clear();
  holding = Promise.resolve(null);
}

/**
 * @param {string | undefined} wanted
 * @returns {Promise<boolean>}
 */
async function renew(wanted) {
  const server = wanted ?? (await settings.read()).server;
  const stored = await held().then((now) => now && store.read());
  const known = stored?.server === server ? stored : null;
  try {
    const fresh = (await ask(server, known?.etag ?? null)) ?? known;
    if (!fresh) throw failure("nonsense", "304 without data");
    await keep({ ...fresh, server, fetched: Date.now() });
    if (wanted) await settings.write(() => ({ server }));
    await chrome.storage.local.remove(FAILURE);
    return fresh !== known;
  } catch (error) {
    await chrome.storage.local.set({ [FAILURE]: { ...described(error), server, at: Date.now() } });
    return false;
  }
}

/**
 * @param {string} server
 * @param {string | null} etag
 * @returns {Promise<{snapshot: unknown, etag: string | null} | null>}  null if nothing changed
 */
async function ask(server, etag) {
  const response = await fetch(`${server}/v1/snapshot`, {
    headers: etag ? { "If-None-Match": etag } : {},
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status === 304) return null;
  if (!response.ok) throw failure("status", String(response.status));
  try {
    return { snapshot: await response.json(), etag: response.headers.get("ETag") };
  } catch (error) {
    throw error instanceof SyntaxError ? failure("nonsense", "no JSON") : error;
  }
}

/** @param {import("../lib/store.js").Stored} stored */
async function keep(stored) {
  const fresh = checked(stored);
  await store.write(stored);
  holding = Promise.resolve(fresh);
}

/** @param {import("../lib/store.js").Stored} stored */
function checked(stored) {
  try {
    return hold(stored);
  } catch (error) {
    throw failure("nonsense", String(error));
  }
}

/**
 * @param {import("../lib/store.js").Stored} stored
 * @returns {Held}
 */
function hold({ snapshot, fetched, server }) {
  return { edition: open(snapshot), snapshot: /** @type {Snapshot} */ (snapshot), fetched, server };
}

class Failed extends Error {
  /**
   * @param {Failure["why"]} why
   * @param {string} detail
   */
  constructor(why, detail) {
    super(detail);
    this.why = why;
  }
}

/**
 * @param {Failure["why"]} why
 * @param {string} detail
 */
function failure(why, detail) {
  return new Failed(why, detail);
}

/** @param {unknown} error */
function described(error) {
  const why = error instanceof Failed ? error.why : "no-answer";
  return { why, detail: error instanceof Error ? error.message : String(error) };
}
