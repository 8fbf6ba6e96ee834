/**
 * A server in, its snapshot ready for look-ups out, or nothing if it has not changed. Which shards are fetched follows from
 * which are held already, and from nothing that anybody reads. Nothing replaces anything here.
 */

import { compile, prepare } from "../lib/compile.js";
import { checkManifest } from "../lib/shape.js";
import * as store from "../lib/store.js";
import { ask, Failed } from "./requests.js";

/** @typedef {import("../lib/snapshot.d.ts").Manifest} Manifest */
/** @typedef {import("../lib/snapshot.d.ts").ShardName} ShardName */
/** @typedef {import("./log.js").Entry["why"]} Why */
/** @typedef {{etag: string | null, by: string}} Meta  the manifest that is held, and the program that made it ready */
/**
 * What is to replace the old: the shards are stored by now, those in `left` are wanted no more.
 * @typedef {Meta & {core: import("../lib/snapshot.d.ts").Core, made: Map<IDBValidKey[], unknown>, hashes: string[], left: string[]}} Fresh
 */

/** @type {import("../lib/compile.js").Keeping} */
const KEEPING = {
  text: (hash) => store.read("shards", hash),
  records: store.records,
  facts: (hash) => store.read("facts", hash),
  keep: (hash, found) => store.work("facts", "readwrite", (table) => table.put(found, hash)),
};

const MOST_MANIFEST = 2 ** 20; // bytes
const AT_ONCE = 4; // requests
const TRIES = 3; // the server may be renewed between two shards

/**
 * Fetch a snapshot.
 * @param {string} server
 * @param {Why} why
 * @param {Meta | null} meta
 * @returns {Promise<Fresh | null>}
 * @throws {Failed}
 */
export async function fetched(server, why, meta) {
  const by = chrome.runtime.getManifest().version;
  const known = meta?.by === by ? meta.etag : null;
  for (let left = TRIES; ; left--) {
    const { manifest, etag } = await named(server, why, known);
    if (!manifest) return null;
    const missing = await lacking(manifest);
    const mixed = await fetchAll(server, why, missing);
    if (!mixed) return made(manifest, etag, by);
    if (left === 1) throw new Failed("nonsense", mixed);
  }
}

/**
 * @param {string} server
 * @param {Why} why
 * @param {string | null} etag
 * @returns {Promise<{manifest: Manifest | null, etag: string | null}>}
 */
async function named(server, why, etag) {
  /** @type {Record<string, string>} */
  const headers = etag ? { "If-None-Match": etag } : {};
  const answer = await ask(`${server}/v1/snapshot`, { why, headers, most: MOST_MANIFEST });
  if (answer.status === 304 && etag) return { manifest: null, etag };
  if (answer.status !== 200) throw new Failed("status", String(answer.status));
  return { manifest: sense(() => checkManifest(JSON.parse(decoded(answer.body)))), etag: answer.etag };
}

/** @param {Manifest} manifest */
async function lacking({ shards }) {
  const held = new Set(await store.work("shards", "readonly", (table) => table.getAllKeys()));
  return shards.filter(({ hash }) => !held.has(hash));
}

/**
 * Fetch shards, a few at a time.
 * @param {string} server
 * @param {Why} why
 * @param {ShardName[]} shards
 * @returns {Promise<string>}  why they are not of one version; "" if they are
 */
async function fetchAll(server, why, shards) {
  const waiting = [...shards];
  let mixed = "";
  const fetchNext = async () => {
    for (let shard = waiting.shift(); shard && !mixed; shard = waiting.shift()) {
      mixed ||= await fetchOne(server, why, shard);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  return mixed;
}

/**
 * @param {string} server
 * @param {Why} why
 * @param {ShardName} shard
 * @returns {Promise<string>}  why it is not the shard that was named; "" if it is
 */
async function fetchOne(server, why, { name, hash, bytes }) {
  await chrome.runtime.getPlatformInfo(); // any call tells the browser that the worker is not idle
  const answer = await ask(`${server}/v1/snapshot/${name}`, { why, most: bytes + MOST_MANIFEST });
  if (answer.status === 404) return `${name} is gone`;
  if (answer.status !== 200) throw new Failed("status", String(answer.status));
  if ((await digest(answer.body)) !== hash) return `${name} is not what was announced`;
  const kept = sense(() => prepare(name, decoded(answer.body)));
  await store.keepShard(hash, kept);
  return "";
}

/**
 * @param {Manifest} manifest
 * @param {string | null} etag
 * @param {string} by
 * @returns {Promise<Fresh>}
 */
async function made(manifest, etag, by) {
  const { core, parts, cards } = await compile(manifest, KEEPING, by);
  const made = new Map([...Object.entries(parts), ...cards.entries()].map(([key, value]) => [[core.body, key], value]));
  const hashes = manifest.shards.map(({ hash }) => hash);
  const held = await store.work("shards", "readonly", (table) => table.getAllKeys());
  const left = held.map(String).filter((hash) => !hashes.includes(hash));
  return { core, made, etag, by, hashes, left };
}

/** @param {Uint8Array<ArrayBuffer>} body */
async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array<ArrayBuffer>} body */
function decoded(body) {
  return new TextDecoder("utf-8", { fatal: true }).decode(body);
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T}
 * @throws {Failed} if it makes no sense
 */
function sense(read) {
  try {
    return read();
  } catch (error) {
    throw new Failed("nonsense", error instanceof SyntaxError ? "no JSON" : String(error));
  }
}
