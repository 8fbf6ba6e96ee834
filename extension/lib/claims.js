/**
 * A snapshot made ready in, an Index, which finds works and claims by page, outlet, work and words, out. Reads only the rows
 * that are found. Does not decide what matches.
 */

import { by } from "./facts.js";
import { phrases } from "./phrases.js";
import { last, values } from "./postings.js";

/** @typedef {import("./snapshot.d.ts").Work} Work */
/** @typedef {import("./snapshot.d.ts").Claim} Claim */
/** @typedef {import("./snapshot.d.ts").DocumentName} DocumentName */
/** @typedef {import("./snapshot.d.ts").Rows} Rows */

/**
 * A work that may be the page that is asked about.
 * @typedef {{work: Work, document: DocumentName}} Candidate
 */

/**
 * A claim that was reviewed on a page, or appeared there: `first` if that is called the first time, `by` whom.
 * @typedef {{at: number, claim: Claim, reviewed: boolean, first: boolean, by: string[]}} Here
 */

const MOST_CANDIDATES = 200; // works that one page is compared with
const MOST_SHARING = 400; // claims that may stand on one page

/** The claim index. Documents are in the order of their ids, works and claims in the order of their documents. */
export class Index {
  #core;
  #records;
  #key;

  /**
   * @param {import("./snapshot.d.ts").Core} core
   * @param {import("./records.js").Records} records
   * @param {import("./urls/page.js").Addresses} addresses
   */
  constructor(core, records, addresses) {
    this.#core = core;
    this.#records = records;
    this.#key = (/** @type {string} */ url) => addresses.key(url);
  }

  /**
   * Works whose own address is this page.
   * @param {string} page
   */
  async worksAt(page) {
    const found = await this.#works(values(this.#core.found, by.page(page)));
    return found.filter(({ work }) => work.url && this.#key(work.url) === page);
  }

  /**
   * Works of an outlet whose titles share at least `least` of these words; those that share most, if many do.
   * @param {string} outlet
   * @param {Set<string>} words
   * @param {number} least
   */
  async worksSharing(outlet, words, least) {
    /** @type {Map<number, number>} */
    const shared = new Map();
    for (const word of words) {
      const found = values(this.#core.found, by.word(outlet, word));
      for (const at of found) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return this.#works(most(shared, least, MOST_CANDIDATES));
  }

  /**
   * Claims that cite any of these works, each with the one that it cites with the least doubt.
   * @param {string[]} works
   * @param {number} limit
   */
  async claimsCitingWorks(works, limit) {
    const cited = new Set(works);
    const found = await this.#claims(this.#citing(works).slice(0, limit));
    return found.map(({ at, claim }) => ({ at, claim, ...leastDoubted(claim, cited) }));
  }

  /**
   * The first claims that cite this outlet.
   * @param {string} outlet
   * @param {number} limit
   */
  claimsCitingOutlet(outlet, limit) {
    return this.#claims(values(this.#core.found, by.outlet(outlet)).subarray(0, limit));
  }

  /**
   * Claims of which a review stands on this page, then those that appeared on it; one may do both.
   * @param {string} page
   * @param {number} limit
   * @returns {Promise<Here[]>}
   */
  async claimsAt(page, limit) {
    const [reviewed, appearing] = [by.review(page), by.appearance(page)].map((key) => values(this.#core.found, key));
    const isHere = (/** @type {{url: string}} */ { url }) => this.#key(url) === page;
    const reviews = (await this.#claims(reviewed.subarray(0, limit))).map(({ at, claim }) => {
      const names = claim.reviews.filter(isHere).map((review) => review.by);
      return { at, claim, reviewed: true, first: false, by: [...new Set(names)] };
    });
    const places = (await this.#claims(appearing.subarray(0, limit))).map(({ at, claim }) => {
      const here = (claim.appearances ?? []).filter(isHere);
      return { at, claim, reviewed: false, first: here.some(({ first }) => first), by: namers(claim, here) };
    });
    return [...reviews, ...places].filter((here) => here.by.length).slice(0, limit);
  }

  /**
   * How many claims of each document cite this outlet.
   * @param {string} outlet
   */
  totals(outlet) {
    const { documentStarts, documents } = this.#core.claims;
    /** @type {{document: DocumentName, claims: number}[]} */
    const counts = [];
    let before = -1;
    for (const at of values(this.#core.found, by.outlet(outlet))) {
      const run = last(documentStarts, at);
      if (run === before) /** @type {{claims: number}} */ (counts.at(-1)).claims++;
      else counts.push({ document: this.#name(documents[run]), claims: 1 });
      before = run;
    }
    return counts;
  }

  /**
   * How many claims are reviewed or made on a page, or cite any of these works or this outlet.
   * @param {string} page
   * @param {string[]} works
   * @param {string | undefined} outlet
   */
  count(page, works, outlet) {
    const { found } = this.#core;
    const cited = outlet === undefined ? [] : values(found, by.outlet(outlet));
    const others = [...this.#citing(works), ...values(found, by.review(page)), ...values(found, by.appearance(page))];
    return others.length ? new Set([...cited, ...others]).size : cited.length;
  }

  /**
   * Under which of its ids an outlet is cited here; the first if nobody cites it.
   * @param {string[]} ids  the present one first
   */
  known(ids) {
    const { found } = this.#core;
    const isKnown = (/** @type {number} */ key) => values(found, key).length > 0;
    return ids.find((id) => isKnown(by.outlet(id)) || isKnown(by.publisher(id))) ?? ids[0];
  }

  /**
   * The documents whose own address is this page.
   * @param {string} page
   */
  documentsAt(page) {
    const found = [...values(this.#core.found, by.document(page))].map((at) => this.#core.documents[at]);
    return found.filter(({ url }) => url && this.#key(url) === page);
  }

  /**
   * The language of a document; null for one that is not held.
   * @param {string} id
   */
  language(id) {
    return this.#core.documents.find((document) => document.id === id)?.language ?? null;
  }

  /**
   * Claims of which a phrase stands in a text, in their order; those that share most, if many do. Of a claim whose words all
   * stand there this is always one.
   * @param {string} text
   * @param {import("./postings.js").Postings} table  of the phrases of all claims
   * @returns {Promise<Claim[]>}
   */
  async claimsSharing(text, table) {
    /** @type {Map<number, number>} */
    const shared = new Map();
    for (const phrase of phrases(text)) {
      for (const at of values(table, phrase)) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    const found = await this.#claims(most(shared, 1, MOST_SHARING));
    return found.map(({ claim }) => claim);
  }

  /** @param {string[]} works */
  #citing(works) {
    return [...new Set(works.flatMap((work) => [...values(this.#core.found, by.work(work))]))].sort((a, b) => a - b);
  }

  /** @param {ArrayLike<number>} places */
  async #works(places) {
    const found = await this.#rows(this.#core.works, places);
    return found.map(({ row: { document, ...work } }) => ({ work, document: this.#named(document) }));
  }

  /**
   * @param {ArrayLike<number>} places
   * @returns {Promise<{at: number, claim: Claim}[]>}
   */
  async #claims(places) {
    const found = await this.#rows(this.#core.claims, places);
    return found.map(({ at, row }) => ({ at, claim: row }));
  }

  /**
   * @param {Rows} rows
   * @param {ArrayLike<number>} places
   * @returns {Promise<{at: number, row: any}[]>}
   */
  #rows({ starts, hashes }, places) {
    return Promise.all(
      Array.from(places, async (at) => {
        const shard = last(starts, at);
        return { at, row: await this.#records.row(hashes[shard], at - starts[shard]) };
      }),
    );
  }

  /** @param {string} id */
  #named(id) {
    return this.#name(this.#core.documents.findIndex((document) => document.id === id));
  }

  /**
   * @param {number} at
   * @returns {DocumentName}
   */
  #name(at) {
    const { id, title, kind } = this.#core.documents[at];
    return { id, title, kind };
  }
}

/**
 * The places with the highest counts, in their order.
 * @param {Map<number, number>} counts
 * @param {number} least
 * @param {number} limit
 */
function most(counts, least, limit) {
  const enough = [...counts].filter(([, count]) => count >= least);
  const first = enough.sort(([one, a], [other, b]) => b - a || one - other).slice(0, limit);
  return first.map(([at]) => at).sort((one, other) => one - other);
}

/**
 * Who names a page as one where a claim appeared, in the order of the claim's reviews.
 * @param {Claim} claim
 * @param {{by?: string[]}[]} places
 */
function namers({ reviews }, places) {
  const names = [...new Set(reviews.map((review) => review.by))];
  return names.filter((name) => places.some((place) => (place.by ?? names).includes(name)));
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
