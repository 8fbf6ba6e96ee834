/**
 * The outlets and platforms of a snapshot in; a Registry, which finds the outlet of a page, out.
 *
 * Most specific wins: the full host before its parents, a longer path before a shorter one. Tenants of a platform never
 * inherit its record. Knows nothing of claims.
 */

import { append } from "./tables.js";
import { parents } from "./urls/address.js";

/** @typedef {import("./snapshot.d.ts").Outlet} Outlet */
/** @typedef {import("./snapshot.d.ts").Known} Known */
/** @typedef {import("./snapshot.d.ts").Platform} Platform */

/**
 * A platform in an answer; `id` is null where only the Public Suffix List knows it.
 * @typedef {{id: string | null, name: string, domain: string}} PlatformName
 */

/**
 * Where a page was found: its outlet, if it is listed, and the platform on which it lives, if it lives on one.
 * @typedef {{outlet: Outlet | null, platform: PlatformName | null}} Place
 */

/**
 * One tenant pattern: below a host (`*.host`), or under these path segments (`*` is one name).
 * @typedef {{below: boolean, path: string[]}} Tenancy
 */

/** All outlets. */
export class Registry {
  /** @type {Map<string, {segments: string[], at: number}[]>} */
  #sites = new Map();
  /** @type {Map<string, number>} */
  #ids = new Map();
  /** @type {Map<string, PlatformName>} */
  #platforms = new Map();
  /** @type {Map<string, Tenancy[]>} */
  #tenancies = new Map();
  #cards;
  #known;
  #suffixes;

  /**
   * @param {Known[]} known  the outlets
   * @param {string[]} cards  JSON of what is said of each
   * @param {Platform[]} platforms
   * @param {import("./urls/suffixes.js").Suffixes} suffixes
   */
  constructor(known, cards, platforms, suffixes) {
    this.#known = known;
    this.#cards = cards;
    this.#suffixes = suffixes;
    for (const [at, outlet] of known.entries()) this.#addOutlet(outlet, at);
    for (const entries of this.#sites.values()) entries.sort((a, b) => b.segments.length - a.segments.length);
    for (const platform of platforms) this.#addPlatform(platform);
  }

  /**
   * @param {Known} outlet
   * @param {number} at
   */
  #addOutlet({ id, domains }, at) {
    this.#ids.set(id, at);
    for (const domain of domains) {
      const [host, ...segments] = domain.split("/");
      append(this.#sites, host, { segments: segments.map((segment) => segment.toLowerCase()), at });
    }
  }

  /**
   * The outlet with an id, if it is listed.
   * @param {string} id
   * @returns {Outlet | null}
   */
  outlet(id) {
    const at = this.#ids.get(id);
    return at === undefined ? null : this.#card(at);
  }

  /**
   * The name of the outlet with an id; null if it is not listed.
   * @param {string} id
   */
  name(id) {
    const at = this.#ids.get(id);
    return at === undefined ? null : this.#known[at].name;
  }

  /**
   * @param {number} at
   * @returns {Outlet}
   */
  #card(at) {
    return JSON.parse(this.#cards[at]);
  }

  /** @param {Platform} platform */
  #addPlatform({ id, name, domains, tenants }) {
    const patterns = tenants.map((tenant) => {
      const [host, ...path] = tenant.toLowerCase().replace(/^\*\./, "").split("/");
      return { host, tenancy: { below: tenant.startsWith("*."), path } };
    });
    for (const { host, tenancy } of patterns) append(this.#tenancies, host, tenancy);
    for (const host of [...domains, ...patterns.map(({ host }) => host)]) {
      this.#platforms.set(host, { id, name, domain: domains[0] });
    }
  }

  /**
   * Finds the outlet of a page, by its address alone.
   * @param {import("./urls/page.js").Page} page
   * @returns {Place}
   */
  find(page) {
    const path = page.path.toLowerCase().split("/").slice(1);
    for (const name of parents(page.host)) {
      const least = boundary(page.host, name, path, this.#tenancies.get(name) ?? []);
      for (const { segments, at } of this.#sites.get(name) ?? []) {
        const under = segments.every((segment, nth) => segment === path[nth]);
        if (under && segments.length >= least) return { outlet: this.#card(at), platform: null };
      }
      const platform = this.#platforms.get(name);
      if (platform) return { outlet: null, platform };
    }
    const { suffix, isPrivate } = this.#suffixes.split(page.host);
    return { outlet: null, platform: isPrivate ? { id: null, name: suffix, domain: suffix } : null };
  }

  /**
   * Is this a host of a listed outlet, or below one?
   * @param {string} host
   */
  lists(host) {
    for (const name of parents(host)) if (this.#sites.has(name)) return true;
    return false;
  }
}

/**
 * How many path segments a record must name to be the tenant's own; 0 where the page is the platform's own.
 * @param {string} host
 * @param {string} name
 * @param {string[]} path
 * @param {Tenancy[]} tenancies
 */
function boundary(host, name, path, tenancies) {
  for (const { below, path: wanted } of tenancies) {
    if (below && host !== name && host !== `www.${name}`) return Number.POSITIVE_INFINITY;
    if (!below && wanted.every((segment, at) => isSegment(path[at], segment))) return wanted.length;
  }
  return 0;
}

/**
 * @param {string | undefined} segment
 * @param {string} wanted
 */
function isSegment(segment, wanted) {
  if (!segment) return false;
  return wanted.endsWith("*") ? segment.startsWith(wanted.slice(0, -1)) : segment === wanted;
}
