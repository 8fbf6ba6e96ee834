/**
 * The outlets and platforms of a snapshot in; a Registry, which finds the outlet of a page, out.
 *
 * Most specific wins: the full host before its parents, a longer path before a shorter one. Tenants of a platform never
 * inherit its record. Knows nothing of claims.
 */

import { by } from "./facts.js";
import { values } from "./postings.js";
import { unpack } from "./records.js";
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
 * @typedef {{outlet: Known | null, platform: PlatformName | null}} Place
 */

/**
 * One tenant pattern: below a host (`*.host`), or under these path segments (`*` is one name).
 * @typedef {{below: boolean, path: string[]}} Tenancy
 */

/** All outlets. */
export class Registry {
  /** @type {Map<string, PlatformName>} */
  #platforms = new Map();
  /** @type {Map<string, Tenancy[]>} */
  #tenancies = new Map();
  #core;
  #records;

  /**
   * @param {import("./snapshot.d.ts").Core} core
   * @param {import("./records.js").Records} records
   */
  constructor(core, records) {
    this.#core = core;
    this.#records = records;
    for (const platform of core.platforms) this.#addPlatform(platform);
  }

  /**
   * What is held of the outlet with an id, if it is listed.
   * @param {string} id
   * @returns {Known | null}
   */
  known(id) {
    return this.#all(by.id(id)).find((outlet) => outlet.id === id) ?? null;
  }

  /**
   * Everything that the registry says of an outlet.
   * @param {Known} outlet
   * @returns {Promise<Outlet>}
   */
  card({ at }) {
    return this.#records.row(this.#core.body, at);
  }

  /**
   * The outlets with a key, and those of other keys of its hash.
   * @param {number} key
   * @returns {Known[]}
   */
  #all(key) {
    return Array.from(values(this.#core.found, key), (at) => {
      const [id, name, domains, aliases, former_ids] = unpack(this.#core.outlets, at);
      return { at, id, name, domains, aliases, former_ids };
    });
  }

  /**
   * The outlets at a host, each with the path segments that it is limited to; the longer path first.
   * @param {string} host
   */
  #sites(host) {
    const sites = this.#all(by.host(host)).flatMap((outlet) =>
      outlet.domains.flatMap((domain) => {
        const [own, ...segments] = domain.split("/");
        return own === host ? [{ outlet, segments: segments.map((segment) => segment.toLowerCase()) }] : [];
      }),
    );
    return sites.sort((one, other) => other.segments.length - one.segments.length);
  }

  /** @param {Platform} platform */
  #addPlatform({ id, name, domains, tenants }) {
    const patterns = tenants.map((tenant) => {
      const [host, ...path] = tenant.toLowerCase().replace(/^\*\./, "").split("/");
      return { host, tenancy: { below: tenant.startsWith("*."), path } };
    });
    for (const { host, tenancy } of patterns) {
      this.#tenancies.set(host, [...(this.#tenancies.get(host) ?? []), tenancy]);
    }
    for (const host of [...domains, ...patterns.map(({ host }) => host)]) {
      this.#platforms.set(host, { id, name, domain: domains[0] });
    }
  }

  /**
   * Finds the outlet of a page, by its address alone; a platform only if it is one that the registry knows.
   * @param {import("./urls/page.js").Page} page
   * @returns {Place}
   */
  find(page) {
    const path = page.path.toLowerCase().split("/").slice(1);
    for (const name of parents(page.host)) {
      const least = boundary(page.host, name, path, this.#tenancies.get(name) ?? []);
      for (const { outlet, segments } of this.#sites(name)) {
        const under = segments.every((segment, nth) => segment === path[nth]);
        if (under && segments.length >= least) return { outlet, platform: null };
      }
      const platform = this.#platforms.get(name);
      if (platform) return { outlet: null, platform };
    }
    return { outlet: null, platform: null };
  }

  /**
   * Is this a host of a listed outlet, or below one?
   * @param {string} host
   */
  lists(host) {
    for (const name of parents(host)) if (this.#sites(name).length) return true;
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
