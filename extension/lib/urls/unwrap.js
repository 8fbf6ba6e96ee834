/**
 * The parts of an address in, the text of the address that it wraps out.
 *
 * Applies the tables of the snapshot. Neither parses nor fetches an address, nor judges whether what it found is one.
 */

import { unbase64, unquote, unquotePlus, utf8 } from "../encoding.js";
import { partition } from "./address.js";

/** @typedef {import("./address.js").Address} Address */

/**
 * One wrapper opened: what it was, and the text of the address in it.
 * @typedef {{names: string[], target: string}} Step
 */

/** @typedef {{name: string, path: RegExp, params: string[], code: string, value: RegExp | null}} Rule */
/** @typedef {(host: string) => boolean} Listed */

/** Opens wrappers by the tables of a snapshot. */
export class Wrappers {
  /** @type {Map<string, Rule[]>} */
  #rules = new Map();
  #below;
  #labels;
  #paths;
  #params;
  #words;

  /** @param {import("../snapshot.d.ts").AddressRules} tables */
  constructor(tables) {
    for (const [name, hosts, path, params, code, value] of tables.wrappers) {
      const rule = { name, path: new RegExp(path), params, code, value: value ? new RegExp(value) : null };
      for (const host of hosts) this.#rules.set(host, [...(this.#rules.get(host) ?? []), rule]);
    }
    this.#below = [...this.#rules.keys()].filter((host) => host.startsWith("."));
    this.#labels = new Map(Object.entries(tables.variant_labels));
    this.#paths = tables.variant_paths.map(([name, path]) => ({ name, pattern: new RegExp(path) }));
    this.#params = new Map(Object.entries(tables.variant_params));
    this.#words = tables.variant_words;
  }

  /**
   * Opens one wrapper; null if the address wraps nothing that can be read.
   * @param {Address} address
   * @param {Listed} [listed] whether a host is a listed outlet's or below one; absent if nothing is listed
   * @returns {Step | null}
   */
  open(address, listed) {
    if (!address.port) {
      for (const rule of this.#rulesOf(address.host.replace(/^www\./, ""))) {
        const target = read(rule, address);
        if (target) return { names: [rule.name], target };
      }
    }
    return listed ? this.#variant(address, listed) : null;
  }

  /** @param {string} host */
  #rulesOf(host) {
    const below = this.#below.filter((parent) => host.endsWith(parent));
    return [host, ...below].flatMap((name) => this.#rules.get(name) ?? []);
  }

  /**
   * Finds the page behind a listed outlet's own AMP, mobile or print address.
   * @param {Address} address
   * @param {Listed} listed
   * @returns {Step | null}
   */
  #variant(address, listed) {
    const { host, names } = this.#plainHost(address.host, listed);
    let { path, query } = address;
    const text = (path + query).toLowerCase();
    if (this.#words.some((word) => text.includes(word)) && listed(host)) {
      for (const { name, pattern } of this.#paths) {
        const found = pattern.exec(path);
        if (!found) continue;
        path = found.slice(1).join("");
        names.push(name);
      }
      const pieces = query.slice(1).split("&");
      const own = pieces.filter((piece) => !this.#params.has(piece.toLowerCase()));
      if (own.length < pieces.length) query = `?${own.join("&")}`;
      names.push(...pieces.flatMap((piece) => this.#params.get(piece.toLowerCase()) ?? []));
    }
    if (!names.length) return null;
    const target = `https://${host}${address.port}${path}${query}${address.fragment}`;
    return { names: [...new Set(names)], target };
  }

  /**
   * @param {string} host
   * @param {Listed} listed
   * @returns {{host: string, names: string[]}}
   */
  #plainHost(host, listed) {
    const labels = host.split(".");
    for (const [place, label] of labels.slice(0, -1).entries()) {
      const name = this.#labels.get(label);
      const plain = name && labels.toSpliced(place, 1).join(".");
      if (plain && listed(plain)) return { host: plain, names: [name] };
    }
    return { host, names: [] };
  }
}

/**
 * Returns what `rule` reads out of an address on one of its hosts, or `""`.
 * @param {Rule} rule
 * @param {Address} address
 */
function read(rule, address) {
  if (rule.code === "translated-host") return translated(address);
  const target = DECODERS[rule.code]?.(once(written(rule, address))) ?? "";
  return rule.value ? (rule.value.exec(target)?.[1] ?? "") : target;
}

/**
 * @param {Rule} rule
 * @param {Address} address
 */
function written(rule, { path, query, fragment }) {
  if (rule.params.length) return rule.path.test(path) ? parameter(query, rule.params) : "";
  const found = rule.path.exec(path + query + fragment);
  return found?.slice(1).join("") ?? "";
}

/**
 * Decodes an address that was encoded as a whole, and perhaps again on the next way.
 * @param {string} written
 */
function once(written) {
  for (let turn = 0; turn < MOST_ENCODINGS && /^https?%(?:25)*3a/i.test(written); turn++) written = unquote(written);
  return written;
}

const MOST_ENCODINGS = 3; // of one target, each of the last one's answer

/**
 * Returns the first of the parameters `names`, decoded as the form that it is, or `""`.
 * @param {string} query
 * @param {string[]} names
 */
function parameter(query, names) {
  const pieces = query
    .slice(1)
    .split("&")
    .map((piece) => partition(piece, "="));
  for (const name of names) {
    const found = pieces.filter(([own]) => own.toLowerCase().replace(/^amp;/, "") === name);
    found.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    const piece = found.find(([own]) => own === name) ?? found[0]; // the same one when the parameters are sorted
    if (piece) return unquotePlus(piece[2]);
  }
  return "";
}

const RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @type {Record<string, (written: string) => string>} */
const DECODERS = {
  plain: (written) => written,
  base64: unbase64,
  bing: (written) => unbase64(written.replace(/^a1/, "")),
  "query-encoded": queryEncoded,
  "proofpoint-2": (written) => unquote(written.replaceAll("-", "%").replaceAll("_", "/")),
  "proofpoint-3": proofpoint3,
};

/**
 * Puts back a query whose question mark was encoded, that the viewer's own query may begin with one.
 * @param {string} written
 */
function queryEncoded(written) {
  const found = /^([^?%]*)%3f([^?]*)$/i.exec(written);
  return found ? `${found[1]}?${unquote(found[2])}` : written;
}

/**
 * Puts back the characters kept behind `__;`: one for each star, two and more for `**A` and on.
 * @param {string} written
 */
function proofpoint3(written) {
  const [address, code = ""] = written.split(/__;(.*)/s, 2);
  const stock = [...utf8(unbase64(code))];
  return unquote(address).replace(/\*(?:\*([A-Za-z0-9_-]))?/g, (_, length) =>
    stock.splice(0, length ? RUN_LENGTHS.indexOf(length) + 2 : 1).join(""),
  );
}

/**
 * Decodes `www-example-com.translate.goog`.
 * https://developers.google.com/search/docs/appearance/ad-network-and-translation
 * @param {Address} address
 */
function translated({ host, path, query, fragment }) {
  const codes = parameter(query, ["_x_tr_enc"]).split(",");
  let label = parameter(query, ["_x_tr_hp"]) + host.split(".", 1)[0];
  if (!/^[a-z0-9-]+$/.test(label)) return "";
  if (codes.includes("1")) label = label.replace(/^1-/, "");
  const idn = codes.includes("0") && label.startsWith("0-");
  if (idn) label = label.slice(2);
  const name = label.replace(/\b-\b/g, ".").replaceAll("--", "-");
  const own = query
    .slice(1)
    .split("&")
    .filter((piece) => !piece.startsWith("_x_tr_"));
  return `${idn ? "xn--" : ""}${name}${path}?${own.join("&")}${fragment}`;
}
