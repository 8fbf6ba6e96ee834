/**
 * The snapshot: all its shards are held whatever is read, fetched where they changed, and checked before they replace the old
 * ones in one step. A refresh that fails leaves the old snapshot and its age, and is remembered in words.
 */

import { Edition } from "../lib/edition.js";
import * as settings from "../lib/settings.js";
import * as store from "../lib/store.js";
import { fetched } from "./fetching.js";
import { Failed } from "./requests.js";

/**
 * @typedef {{edition: Edition, fetched: number, server: string}} Held
 * @typedef {import("../content/types.d.ts").Failure} Failure
 * @typedef {import("./log.js").Entry["why"]} Why
 */

const FAILURE = "failure";
const ALARM = "refresh";

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

/**
 * Answer from the data that are held; once more if other data took their place meanwhile.
 * @template T
 * @param {(now: Held | null) => Promise<T>} answer
 * @returns {Promise<T>}
 */
export async function asked(answer) {
  const now = await held();
  try {
    return await answer(now);
  } catch (error) {
    const after = await held();
    if (after === now) throw error;
    return answer(after);
  }
}

/** @returns {Promise<Held | null>} */
async function load() {
  try {
    const [meta, core] = await store.readAll("current", ["meta", "core"]);
    if (!meta || !core) return null;
    return { edition: new Edition(core, bodies), fetched: meta.fetched, server: meta.server };
  } catch (error) {
    console.warn("The stored snapshot cannot be used.", error);
    holding = null; // the next who asks may find it
    return null;
  }
}

/** @type {import("../lib/snapshot.d.ts").Bodies} */
const bodies = {
  records: (keys) => store.readAll("rows", keys),
  part: (body, name) => store.read("rows", [body, name]),
};

/**
 * Age of the data and the last failure, as a page of the extension shows them.
 */
export async function state() {
  const [now, { [FAILURE]: failure }] = await Promise.all([held(), chrome.storage.local.get(FAILURE)]);
  return {
    fetched: now?.fetched ?? null,
    server: now?.server ?? null,
    registry: now?.edition.state ?? null,
    claims: now?.edition.claims ?? null,
    failure: /** @type {Failure | null} */ (failure ?? null),
  };
}

/**
 * Fetch what changed of the snapshot, one fetch at a time.
 * @param {Why} why
 * @param {string} [server]  by default, the one of the settings; another one is kept in them if it answers
 * @returns {Promise<boolean>}  whether the data changed
 */
export function refresh(why, server) {
  const refreshed = refreshing.then(() => renew(why, server));
  refreshing = refreshed.catch(() => undefined);
  return refreshed;
}

/** Have the alarm that the settings ask for, which refreshes the data, also if the browser lost it; leave it alone if it is there. */
export async function keepAlarm() {
  const { interval } = await settings.read();
  const alarm = await chrome.alarms.get(ALARM);
  if (interval === 0) await chrome.alarms.clear(ALARM);
  else if (alarm?.periodInMinutes !== interval) await chrome.alarms.create(ALARM, { periodInMinutes: interval });
}

/** Forget the data, when no refresh is under way; the log of requests stays. */
export function forget() {
  const forgotten = refreshing.then(async () => {
    await store.forget();
    holding = Promise.resolve(null);
  });
  refreshing = forgotten.catch(() => undefined);
  return forgotten;
}

/**
 * @param {Why} why
 * @param {string | undefined} wanted
 * @returns {Promise<boolean>}
 */
async function renew(why, wanted) {
  const server = wanted ?? (await settings.read()).server;
  try {
    const meta = (await held()) && (await store.read("current", "meta")); // what cannot be opened is made anew
    const fresh = await fetched(server, why, meta?.server === server ? meta : null);
    await keep(server, fresh);
    if (wanted) await settings.write(() => ({ server }));
    await chrome.storage.local.remove(FAILURE);
    return fresh !== null;
  } catch (error) {
    await chrome.storage.local.set({ [FAILURE]: { ...described(error), server, at: Date.now() } });
    return false;
  }
}

/**
 * Put what is new in the place of what was, in one step.
 * @param {string} server
 * @param {import("./fetching.js").Fresh | null} fresh  null if nothing changed
 */
async function keep(server, fresh) {
  const now = { server, fetched: Date.now() };
  const meta = await store.read("current", "meta");
  if (!fresh) {
    await store.work("current", "readwrite", (current) => current.put({ ...meta, ...now }, "meta"));
    holding = Promise.resolve(await held()).then((before) => before && { ...before, ...now });
    return;
  }
  const { core, made, left, ...more } = fresh;
  if (meta && meta.body !== core.body) left.push(meta.body);
  await store.replace({ core, meta: { ...now, ...more, body: core.body } }, made, left);
  holding = Promise.resolve({ edition: new Edition(core, bodies), ...now });
}

/** @param {unknown} error */
function described(error) {
  const why = error instanceof Failed ? error.why : error instanceof DOMException ? "storage" : "nonsense";
  return { why, detail: error instanceof Error ? error.message : String(error) };
}
