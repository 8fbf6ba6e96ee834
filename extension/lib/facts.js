/**
 * The rows of one shard in, what they can be found by out: hashes of works, outlets, addresses and words. Made once, when the
 * shard arrives; a look-up then reads no row but those that match.
 */

import { quotable } from "./phrases.js";
import { hash } from "./postings.js";
import { words } from "./titles/words.js";

/** @typedef {import("./snapshot.d.ts").Claim} Claim */
/** @typedef {import("./snapshot.d.ts").Work} Work */
/** @typedef {{keys: Float64Array<ArrayBuffer>, rows: Uint16Array<ArrayBuffer>}} Keys */

/**
 * What the rows of a shard can be found by, their ids, and how many rows in a row each document has.
 * @typedef {{ids: string[], documents: [string, number][], found: Keys, phrases: Keys}} Facts
 */

/** What a row or an outlet is found by, one letter each: two kinds of keys are never taken for each other. */
export const by = {
  /** @param {string} work  a claim, by a work that it cites */
  work: (work) => hash(`w${work}`),
  /** @param {string} outlet  a claim, by an outlet that it cites */
  outlet: (outlet) => hash(`o${outlet}`),
  /** @param {string} outlet  a work with a title, by its outlet */
  publisher: (outlet) => hash(`u${outlet}`),
  /** @param {string} page  a claim, by the page of a review of it */
  review: (page) => hash(`r${page}`),
  /** @param {string} page  a claim, by a page on which it appeared */
  appearance: (page) => hash(`a${page}`),
  /** @param {string} page  a work, by its page */
  page: (page) => hash(`p${page}`),
  /** @param {string} page  a document, by its page */
  document: (page) => hash(`d${page}`),
  /** @param {string} host  an outlet, by a host of its own */
  host: (host) => hash(`h${host}`),
  /** @param {string} id  an outlet, by its id */
  id: (id) => hash(`i${id}`),
  /**
   * A work, by its outlet and a word of its title.
   * @param {string} outlet
   * @param {string} word
   */
  word: (outlet, word) => hash(`t${outlet}\0${word}`),
};

/**
 * Facts of claims.
 * @param {Claim[]} claims
 * @param {string[]} hidden
 * @param {(url: string) => string | null} key  of the page at an address
 * @returns {Facts}
 */
export function ofClaims(claims, hidden, key) {
  const found = claims.map((claim) => (hidden.includes(claim.kind) ? [] : claimKeys(claim, key)));
  return {
    ids: claims.map(({ id }) => id),
    documents: runs(claims.map(({ document }) => document.id)),
    found: packed(found),
    phrases: packed(claims.map(({ text, quote }) => quotable(text, quote.exact))),
  };
}

/**
 * Facts of works.
 * @param {(Work & {document: string})[]} works
 * @param {(url: string) => string | null} key
 * @returns {Facts}
 */
export function ofWorks(works, key) {
  return {
    ids: works.map(({ id }) => id),
    documents: runs(works.map(({ document }) => document)),
    found: packed(works.map((work) => workKeys(work, key))),
    phrases: packed([]),
  };
}

/**
 * @param {Claim} claim
 * @param {(url: string) => string | null} key
 */
function claimKeys({ citations, reviews, appearances }, key) {
  const cited = citations.flatMap(({ work, outlet }) => [work && by.work(work), outlet && by.outlet(outlet)]);
  const reviewed = reviews.map(({ url }) => at(by.review, one(key(url))));
  const appeared = (appearances ?? []).map(({ url }) => at(by.appearance, one(key(url))));
  return [...cited, ...reviewed, ...appeared];
}

/**
 * A page, unless it is the home page of a site: of that nothing is said, whatever stands there today.
 * @param {string | null} page
 */
function one(page) {
  return page && /[/?#]/.test(page) ? page : null;
}

/**
 * @param {Work} work
 * @param {(url: string) => string | null} key
 */
function workKeys({ outlet, title, url }, key) {
  const named = outlet ? words(title ?? "").map((word) => by.word(outlet, word)) : [];
  return [url && at(by.page, key(url)), outlet && named.length ? by.publisher(outlet) : null, ...named];
}

/**
 * @param {(page: string) => number} hashed
 * @param {string | null} page
 */
function at(hashed, page) {
  return page === null ? null : hashed(page);
}

/**
 * @param {string[]} documents  of the rows
 * @returns {[string, number][]}
 */
function runs(documents) {
  /** @type {[string, number][]} */
  const found = [];
  for (const document of documents) {
    const last = found.at(-1);
    if (last?.[0] === document) last[1]++;
    else found.push([document, 1]);
  }
  return found;
}

/**
 * @param {(number | string | null)[][]} keys  of each row; what is no number is passed over
 * @returns {Keys}
 */
function packed(keys) {
  const pairs = keys.flatMap((own, row) =>
    [...new Set(own)].flatMap((key) => (typeof key === "number" ? [{ key, row }] : [])),
  );
  return { keys: Float64Array.from(pairs, ({ key }) => key), rows: Uint16Array.from(pairs, ({ row }) => row) };
}
