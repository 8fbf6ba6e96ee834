/**
 * The text of a web address in, its page out: wrappers opened, trackers dropped, one form for one page.
 *
 * Parses with the browser's `URL`; the tables come with the snapshot. Never fetches an address, and knows nothing of
 * outlets but what `listed` tells it.
 */

import { BadUrl, parents, partition, read, typed } from "./address.js";
import { Wrappers } from "./unwrap.js";

/** @typedef {import("./address.js").Address} Address */

/**
 * A web page's address in canonical form; `key` is the same for all addresses of one page.
 * @typedef {object} Page
 * @property {string} url
 * @property {string} host
 * @property {string} path
 * @property {string[]} unwrapped what was opened to find it, outermost first
 * @property {string} key
 */

const MAX_LENGTH = 8192; // characters, of what comes in and of what goes out
const MAX_DEPTH = 8;

/** Reads addresses by the tables of a snapshot. */
export class Addresses {
  #wrappers;
  #tracking;
  #trackingOn;

  /** @param {import("../snapshot.d.ts").AddressRules} rules */
  constructor(rules) {
    this.#wrappers = new Wrappers(rules);
    this.#tracking = names(rules.tracking);
    this.#trackingOn = new Map(Object.entries(rules.tracking_on).map(([host, words]) => [host, names(words)]));
  }

  /**
   * Reads an absolute address. A wrapper whose target is unreadable, bad or too deep stays the page itself.
   * @param {string} text
   * @param {(host: string) => boolean} [listed] whether a host is a listed outlet's, or below one; only there are
   *   `amp.`, `m.`, `/amp`, `?print=1` and the like wrappers
   * @returns {Page}
   * @throws {BadUrl} and nothing else
   */
  parse(text, listed) {
    if (typeof text !== "string") throw new BadUrl("not-an-address", "The address is not a text.");
    if (isLong(text)) throw new BadUrl("too-long", "The address has more than 8,192 characters.");
    for (const { address, unwrapped } of this.#open(read(text), listed)) {
      const { host, port, path } = address;
      const rest = (address.query && this.#query(host, address.query)) + address.fragment;
      const url = `https://${host}${port}${path}${rest}`;
      if (url.length <= MAX_LENGTH) return { url, host, path, unwrapped, key: key(address, rest) };
    }
    throw new BadUrl("too-long", "The address in full has more than 8,192 characters.");
  }

  /**
   * Gives the key of the page at an address; null if it is no address.
   * @param {string} text
   */
  key(text) {
    try {
      return this.parse(text).key;
    } catch {
      return null; // a BadUrl: nothing else is thrown
    }
  }

  /**
   * Opens wrapper after wrapper: the page, then what may stand for it (the outermost address).
   * @param {Address} address
   * @param {((host: string) => boolean) | undefined} listed
   */
  #open(address, listed) {
    const met = [];
    /** @type {string[]} */
    let unwrapped = [];
    for (let depth = 0; ; ) {
      if (!address.host.endsWith(":")) met.push({ address, unwrapped });
      const step = this.#wrappers.open(address, listed);
      if (!step) break;
      if (depth === MAX_DEPTH) return met.slice(0, 1);
      try {
        address = read(typed(step.target));
      } catch {
        break; // a bad target: the wrapper is the page
      }
      unwrapped = [...unwrapped, ...step.names];
      depth += met.length ? 1 : 0;
    }
    if (!met.length) {
      const reason = "Only addresses that begin with https:// or http:// can be looked up.";
      throw new BadUrl("unsupported-scheme", reason);
    }
    return [met[met.length - 1], met[0]];
  }

  /**
   * Drops trackers and empty parameters, and sorts the rest by name; those of one name keep their order.
   * @param {string} host
   * @param {string} query
   */
  #query(host, query) {
    const tables = [this.#tracking];
    for (const parent of parents(host)) {
      const table = this.#trackingOn.get(parent);
      if (table) tables.push(table);
    }
    const kept = [];
    for (const piece of query.slice(1).split("&")) {
      const name = partition(piece, "=")[0];
      const plain = name.toLowerCase().replace(/^amp;/, ""); // left over where `&amp;` was copied out of HTML
      if (piece && !tables.some((table) => tracks(table, plain))) kept.push({ name, piece });
    }
    kept.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
    return kept.length ? `?${kept.map(({ piece }) => piece).join("&")}` : "";
  }
}

/**
 * @param {Address} address
 * @param {string} rest
 */
function key(address, rest) {
  const bare = address.host.replace(/^www\./, "");
  const host = bare.includes(".") ? bare : address.host; // `www.com` is a name, not a prefix
  return `${host}${address.port}${address.path.replace(/\/$/, "")}${rest}`;
}

/**
 * Splits names of parameters into whole names and prefixes.
 * @param {string[]} words
 */
function names(words) {
  const prefixes = words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
  return { exact: new Set(words.filter((word) => !word.endsWith("*"))), prefixes };
}

/**
 * @param {{exact: Set<string>, prefixes: string[]}} table
 * @param {string} name
 */
function tracks({ exact, prefixes }, name) {
  return exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/**
 * Has a text more characters, not code units, than an address may have?
 * @param {string} text
 */
function isLong(text) {
  return text.length > MAX_LENGTH && (text.length > 2 * MAX_LENGTH || [...text].length > MAX_LENGTH);
}
