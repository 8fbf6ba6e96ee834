/**
 * The outlets of a snapshot in, the names of their addresses out, each in the forms under which a host may resemble it.
 *
 * Indexed so that the cost of a look-up hardly depends on their number. Does not say what resembles what.
 */

import { append, keep } from "../tables.js";
import { Confusables } from "./confusables.js";
import { ending } from "./likeness.js";
import { decoded, neighbours } from "./spelling.js";
import { TitleWords } from "./titlewords.js";

/** @typedef {import("./likeness.js").Written} Written */
/** @typedef {import("../snapshot.d.ts").Known} Known */
/** @typedef {{outlet: {id: string, name: string}, domain: string, name: Written}} Address */

const NAME_WORDS = 2; // of an outlet's name, to be looked for in hosts: one word alone is not sought

/** The addresses of outlets; where two bear one name, the first is found. */
export class Names {
  /** @type {Map<string, Address | null>} hosts; null where another bears the name by right */
  listed = new Map();
  /** @type {Map<string, Address>} by name without hyphens */
  plain = new Map();
  /** @type {Map<string, Address>} by what small print leaves of the name */
  skeletons = new Map();
  /** @type {Map<string, Address>} by name and suffix in one */
  joined = new Map();
  /** @type {Map<string, Address>} by the outlet's name in full */
  named = new Map();
  /** @type {Map<string, Address[]>} by the name and by it without each of its letters */
  neighbours = new Map();
  #suffixes;
  #rules;

  /**
   * @param {Known[]} outlets
   * @param {string[]} namesakes hosts of others who bear an outlet's name by right
   * @param {import("../urls/suffixes.js").Suffixes} suffixes
   * @param {import("../snapshot.d.ts").LookalikeRules} rules
   */
  constructor(outlets, namesakes, suffixes, rules) {
    this.#suffixes = suffixes;
    this.#rules = rules;
    this.confusables = new Confusables(rules);
    this.titles = new TitleWords(rules);
    for (const host of namesakes) this.listed.set(host, null);
    for (const outlet of outlets) this.#add(outlet);
  }

  /** @param {Known} known */
  #add({ id, name, domains, country }) {
    const code = this.#rules.codes[country ?? ""] ?? (country ?? "").toLowerCase();
    const hosts = domains.filter((domain) => !domain.includes("/"));
    for (const host of hosts) {
      for (const written of this.#written(host, code))
        this.#index({ outlet: { id, name }, domain: host, name: written });
    }
    const label = this.confusables.latin(name.toLowerCase());
    if (hosts.length && label.trim().split(/\s+/).length >= NAME_WORDS) {
      const plain = label.replace(/[^\p{L}\p{N}]/gu, "");
      const written = { label: plain, plain, suffix: "", kind: this.titles.kind(plain), country: code };
      keep(this.named, plain, { outlet: { id, name }, domain: hosts[0], name: written });
    }
  }

  /** @param {Address} address */
  #index(address) {
    const { plain, suffix } = address.name;
    this.listed.set(address.domain, address);
    if (keep(this.plain, plain, address)) {
      keep(this.skeletons, this.confusables.skeleton(plain), address);
      if ([...plain].length >= this.#rules.shortest_typo) {
        for (const key of neighbours(plain)) append(this.neighbours, key, address);
      }
    }
    for (const last of [suffix.replaceAll(".", ""), ending(suffix)]) {
      keep(this.joined, plain + last, address);
      keep(this.joined, last + plain, address);
    }
  }

  /**
   * `spiegel.de`: spiegel. `abcnews.go.com`: abcnews. `news.sky.com`: skynews and newssky.
   * @param {string} host
   * @param {string} country
   * @returns {Written[]}
   */
  #written(host, country) {
    const { subdomain, name, suffix } = this.#suffixes.split(host);
    const below = ending(subdomain);
    const titled = below && (this.titles.kind(below) === "compound" || this.titles.around(below)[2]);
    const labels = titled ? [below] : below ? [name + below, below + name] : [name];
    return labels.map(decoded).map((label) => {
      const plain = label.replaceAll("-", "");
      return { label, plain, suffix, kind: this.titles.kind(plain), country };
    });
  }
}
