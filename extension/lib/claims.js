/**
 * The documents, works and claims of a snapshot in; an Index, which finds them by page, outlet and work, out. Does not
 * decide what matches.
 */

import { append } from "./tables.js";
import { wordsOf } from "./titles/words.js";

/** @typedef {import("./snapshot.d.ts").Work} Work */
/** @typedef {import("./snapshot.d.ts").Claim} Claim */
/** @typedef {import("./snapshot.d.ts").DocumentName} DocumentName */

/**
 * A work that may be the page that is asked about.
 * @typedef {{work: Work, document: DocumentName}} Candidate
 */

const MOST_CANDIDATES = 200; // works that one page is compared with

/** The claim index. Documents are in the order of their ids, works and claims in the order of their documents. */
export class Index {
  /** @type {Map<string, DocumentName>} */
  #documents = new Map();
  /** @type {Map<string, Candidate[]>} */
  #pages = new Map();
  /** @type {Map<string, Candidate[]>} */
  #works = new Map();
  /** @type {Map<string, Claim[]>} */
  #citingWork = new Map();
  /** @type {Map<string, Claim[]>} */
  #citingOutlet = new Map();
  /** @type {Map<Claim, number>} */
  #positions = new Map();

  /**
   * @param {import("./snapshot.d.ts").Snapshot} snapshot
   * @param {import("./urls/page.js").Addresses} addresses
   */
  constructor({ documents, works, claims, hidden }, addresses) {
    for (const { id, title, kind } of documents) this.#documents.set(id, { id, title, kind });
    for (const { document, ...work } of works) {
      const candidate = { work, document: this.#name(document) };
      const page = work.url && addresses.key(work.url);
      if (page) append(this.#pages, page, candidate);
      if (work.outlet) append(this.#works, work.outlet, candidate);
    }
    for (const claim of claims) if (!hidden.includes(claim.kind)) this.#add(claim);
  }

  /** @param {string} id */
  #name(id) {
    const name = this.#documents.get(id);
    if (!name) throw new TypeError(`there is no document '${id}'`);
    return name;
  }

  /** @param {Claim} claim */
  #add(claim) {
    this.#positions.set(claim, this.#positions.size);
    const works = new Set(claim.citations.map(({ work }) => work));
    const outlets = new Set(claim.citations.map(({ outlet }) => outlet));
    for (const work of works) if (work) append(this.#citingWork, work, claim);
    for (const outlet of outlets) if (outlet) append(this.#citingOutlet, outlet, claim);
  }

  /**
   * Works whose own address is this page.
   * @param {string} key
   */
  worksAt(key) {
    return this.#pages.get(key) ?? [];
  }

  /**
   * Works of an outlet whose titles share at least `least` of these words; those that share most, if many do.
   * @param {string} outlet
   * @param {Set<string>} words
   * @param {number} least
   */
  worksSharing(outlet, words, least) {
    const found = (this.#works.get(outlet) ?? []).map((candidate, position) => {
      const shared = new Set(wordsOf(candidate.work.title ?? "").filter((word) => words.has(word))).size;
      return { candidate, position, shared };
    });
    const most = found.filter(({ shared }) => shared >= least).sort((a, b) => b.shared - a.shared);
    const first = most.slice(0, MOST_CANDIDATES).sort((a, b) => a.position - b.position);
    return first.map(({ candidate }) => candidate);
  }

  /**
   * Claims that cite any of these works, each with the one that it cites with the least doubt.
   * @param {string[]} works
   * @param {number} limit
   */
  claimsCitingWorks(works, limit) {
    const citing = new Set(works.flatMap((work) => this.#citingWork.get(work) ?? []));
    return this.#ordered(citing)
      .slice(0, limit)
      .map((claim) => ({ claim, ...leastDoubted(claim, new Set(works)) }));
  }

  /**
   * The first claims that cite this outlet.
   * @param {string} outlet
   * @param {number} limit
   */
  claimsCitingOutlet(outlet, limit) {
    return (this.#citingOutlet.get(outlet) ?? []).slice(0, limit);
  }

  /**
   * How many claims of each document cite this outlet.
   * @param {string} outlet
   */
  totals(outlet) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { document } of this.#citingOutlet.get(outlet) ?? []) {
      counts.set(document.id, (counts.get(document.id) ?? 0) + 1);
    }
    return [...counts].map(([id, claims]) => ({ document: this.#name(id), claims }));
  }

  /**
   * How many claims cite any of these works or this outlet.
   * @param {string[]} works
   * @param {string} [outlet]
   */
  claimsCiting(works, outlet) {
    const citing = works.flatMap((work) => this.#citingWork.get(work) ?? []);
    return new Set([...citing, ...((outlet && this.#citingOutlet.get(outlet)) || [])]).size;
  }

  /** @param {Iterable<Claim>} claims */
  #ordered(claims) {
    const position = (/** @type {Claim} */ claim) => this.#positions.get(claim) ?? 0;
    return [...claims].sort((one, other) => position(one) - position(other));
  }
}

/**
 * The work among `works` that a claim cites with the least doubt; of several the one whose id sorts first.
 * @param {Claim} claim
 * @param {Set<string>} works
 */
function leastDoubted(claim, works) {
  const cited = claim.citations.flatMap(({ work, certainty }) =>
    work && works.has(work) ? { work, doubt: certainty !== "certain" } : [],
  );
  const [first] = cited.sort((a, b) => Number(a.doubt) - Number(b.doubt) || (a.work < b.work ? -1 : 1));
  return /** @type {{work: string, doubt: boolean}} */ (first);
}
