/**
 * The outlets of a snapshot in, the names of their addresses out, each in the forms under which a host may resemble it.
 *
 * Indexed so that the cost of a look-up hardly depends on their number. Does not say what resembles what.
 */

import { Gathering, hash, values } from "../postings.js";
import { pack, unpack } from "../records.js";
import { Confusables } from "./confusables.js";
import { ending } from "./likeness.js";
import { decoded, neighbours } from "./spelling.js";
import { TitleWords } from "./titlewords.js";

/** @typedef {import("./likeness.js").Written} Written */
/** @typedef {{id: string, name: string, domains: string[], country: string | null}} Known */
/** @typedef {{outlet: {id: string, name: string}, domain: string, name: Written}} Address */

const NAME_WORDS = 2; // of an outlet's name, to be looked for in hosts: one word alone is not sought
// Letters as hosts write them where they write them with two, not bare.
const TWO_LETTERS = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
  ["ø", "oe"],
  ["å", "aa"],
];

/**
 * What is kept of all addresses, and where each key of each kind leads. A host of another who bears a name by
 * right leads nowhere: behind the last address.
 * @typedef {{addresses: import("../records.js").Packed, found: import("../postings.js").Postings}} Kept
 */

/** By what an address is found, one letter each. */
const KINDS = Object.freeze({ listed: "l", plain: "p", skeletons: "s", joined: "j", named: "n", neighbours: "e" });

/** The addresses of outlets, as they are asked for; where several bear one name, the first is found, and all are known. */
export class Names {
  #kept;

  /**
   * @param {Kept} kept
   * @param {import("../snapshot.d.ts").LookalikeRules} rules
   */
  constructor(kept, rules) {
    this.#kept = kept;
    this.confusables = new Confusables(rules);
    this.titles = new TitleWords(rules);
  }

  /**
   * Is this a listed host, or one of another who bears its name by right?
   * @param {string} host
   */
  knows(host) {
    return this.#places("listed", host).length > 0;
  }

  /**
   * The first address with a key: `listed` by its host, `plain` by its name without hyphens, `skeletons` by what small print
   * leaves of the name, `joined` by name and suffix in one, `named` by the outlet's name in full.
   * @param {keyof typeof KINDS} kind
   * @param {string} key
   * @returns {Address | undefined}
   */
  find(kind, key) {
    const [first] = this.#places(kind, key);
    return first === undefined || first === this.#kept.addresses.starts.length - 1 ? undefined : this.#read(first);
  }

  /**
   * The addresses of a name without hyphens, one for each outlet that bears it.
   * @param {string} plain
   */
  bearers(plain) {
    return Array.from(this.#places("plain", plain), (at) => this.#read(at));
  }

  /**
   * The addresses of a name, or of it without one of its letters.
   * @param {string} key
   */
  neighbours(key) {
    return Array.from(this.#places("neighbours", key), (at) => this.#read(at));
  }

  /**
   * @param {keyof typeof KINDS} kind
   * @param {string} key
   */
  #places(kind, key) {
    return values(this.#kept.found, hash(KINDS[kind] + key));
  }

  /**
   * @param {number} at
   * @returns {Address}
   */
  #read(at) {
    return unpack(this.#kept.addresses, at);
  }
}

/**
 * Gather the addresses of outlets, once for every snapshot.
 * @param {Known[]} outlets
 * @param {string[]} namesakes hosts of others who bear an outlet's name by right
 * @param {import("../urls/suffixes.js").Suffixes} suffixes
 * @param {import("../snapshot.d.ts").LookalikeRules} rules
 * @returns {Kept}
 */
export function gather(outlets, namesakes, suffixes, rules) {
  return new Gatherer(suffixes, rules).kept(outlets, namesakes);
}

class Gatherer {
  /** @type {Address[]} */
  #addresses = [];
  /** @type {Map<string, number>} */
  #listed = new Map();
  #found = new Gathering();
  /** @type {Set<string>} */
  #seen = new Set();
  /** @type {Map<string, Set<string>>} the ids of outlets by the names that they bear */
  #bearers = new Map();
  #suffixes;
  #rules;

  /**
   * @param {import("../urls/suffixes.js").Suffixes} suffixes
   * @param {import("../snapshot.d.ts").LookalikeRules} rules
   */
  constructor(suffixes, rules) {
    this.#suffixes = suffixes;
    this.#rules = rules;
    this.confusables = new Confusables(rules);
    this.titles = new TitleWords(rules);
  }

  /**
   * @param {Known[]} outlets
   * @param {string[]} namesakes
   * @returns {Kept}
   */
  kept(outlets, namesakes) {
    for (const outlet of outlets) this.#add(outlet);
    for (const host of namesakes) if (!this.#listed.has(host)) this.#listed.set(host, this.#addresses.length);
    for (const [host, at] of this.#listed) this.#found.add(hash(KINDS.listed + host), at);
    return { addresses: pack(this.#addresses), found: this.#found.table() };
  }

  /**
   * Keeps the first address of a key; says whether this is it.
   * @param {keyof typeof KINDS} kind
   * @param {string} key
   * @param {number} at
   */
  #keep(kind, key, at) {
    const whole = KINDS[kind] + key;
    if (this.#seen.has(whole)) return false;
    this.#seen.add(whole);
    this.#found.add(hash(whole), at);
    return true;
  }

  /** @param {Known} known */
  #add({ id, name, domains, country }) {
    const code = this.#rules.codes[country ?? ""] ?? (country ?? "").toLowerCase();
    const hosts = domains.filter((domain) => !domain.includes("/"));
    const named = hosts.flatMap((host) => this.#written(host, code).map((written) => ({ host, written })));
    for (const { host, written } of named) {
      const alike = named.filter((one) => one.written.plain === written.plain);
      const suffixes = [...new Set(alike.map((one) => one.written.suffix))];
      this.#index({ outlet: { id, name }, domain: host, name: { ...written, suffixes } });
    }
    for (const plain of hosts.length ? this.#inFull(name) : []) {
      const written = { label: plain, plain, suffix: "", kind: this.titles.kind(plain), country: code, suffixes: [] };
      const address = { outlet: { id, name }, domain: hosts[0], name: written };
      this.#keep("named", plain, this.#addresses.push(address) - 1);
    }
  }

  /**
   * An outlet's name as a host may have it in full: with its article and without, ü as u and as ue.
   * @param {string} name
   */
  #inFull(name) {
    const bare = name.toLowerCase();
    const long = TWO_LETTERS.reduce((text, [letter, two]) => text.replaceAll(letter, two), bare);
    return new Set([bare, long].flatMap((spelling) => this.#withAndWithoutArticle(spelling)));
  }

  /** @param {string} spelling */
  #withAndWithoutArticle(spelling) {
    const words = this.confusables.latin(spelling).trim().split(/\s+/);
    const starts = this.titles.articles.includes(words[0]) ? [0, 1] : [0];
    const enough = starts.filter((start) => words.length - start >= NAME_WORDS);
    return enough.map((start) =>
      words
        .slice(start)
        .join("")
        .replace(/[^\p{L}\p{N}]/gu, ""),
    ); // letters and digits
  }

  /**
   * Keeps one address of each outlet that bears a name; says whether it is the first that does.
   * @param {string} plain
   * @param {string} id
   * @param {number} at
   */
  #bears(plain, id, at) {
    const ids = this.#bearers.get(plain) ?? new Set();
    const isFirst = ids.size === 0;
    if (!ids.has(id)) this.#found.add(hash(KINDS.plain + plain), at);
    this.#bearers.set(plain, ids.add(id));
    return isFirst;
  }

  /** @param {Address} address */
  #index(address) {
    const { plain, suffix } = address.name;
    const at = this.#addresses.push(address) - 1;
    this.#listed.set(address.domain, at);
    if (this.#bears(plain, address.outlet.id, at)) {
      this.#keep("skeletons", this.confusables.skeleton(plain), at);
      if ([...plain].length >= this.#rules.shortest_typo) {
        for (const key of neighbours(plain)) this.#found.add(hash(KINDS.neighbours + key), at);
      }
    }
    for (const last of [suffix.replaceAll(".", ""), ending(suffix)]) {
      this.#keep("joined", plain + last, at);
      this.#keep("joined", last + plain, at);
    }
  }

  /**
   * `spiegel.de`: spiegel. `abcnews.go.com`: abcnewsgo and abcnews. `news.sky.com`: newssky and skynews.
   * @param {string} host
   * @param {string} country
   * @returns {Written[]}
   */
  #written(host, country) {
    const { subdomain, name, suffix } = this.#suffixes.split(host);
    const below = ending(subdomain);
    const titled = below && (this.titles.kind(below) === "compound" || this.titles.around(below)[2]);
    const labels = below ? [below + name, titled ? below : name + below] : [name];
    return labels.map(decoded).map((label) => {
      const plain = label.replaceAll("-", "");
      return { label, plain, suffix, kind: this.titles.kind(plain), country, suffixes: [suffix] };
    });
  }
}
