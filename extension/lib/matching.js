/**
 * A page and an edition in; the works that are this page and the claims that belong to it out, each with kind and reason.
 *
 * Refuses rather than guesses: a work is this page only by its address, or by a title that says so beyond doubt.
 */

import { likenesses } from "./titles/comparing.js";
import { FEWEST_WORDS, slug, words as wordsIn } from "./titles/words.js";

/** @typedef {import("./claims.js").Candidate} Candidate */
/** @typedef {import("./claims.js").Index} Index */
/** @typedef {import("./snapshot.d.ts").Outlet} Outlet */
/** @typedef {import("./snapshot.d.ts").ClaimMatch} ClaimMatch */

const LIMIT = 20; // claims, and documents that cite the outlet, in one answer

/**
 * Finds the works that are this page, and the claims that cite it or its outlet, strongest first.
 * @param {import("./urls/page.js").Page} page
 * @param {string | null} title
 * @param {Outlet | null} outlet
 * @param {Index} index
 * @param {import("./titles/comparing.js").Weights} weights
 */
export function find(page, title, outlet, index, weights) {
  const found = works(page, title, outlet, index, weights);
  const ids = found.map(({ work }) => work.id);
  const citedBy = outlet ? index.totals(outlet.id) : [];
  const cited = citedBy.reduce((sum, { claims }) => sum + claims, 0);
  return {
    works: found
      .filter(({ work }) => work.listed)
      .map(({ why, work, document }) => ({ match: match("is-this-page", why), work, document })),
    claims: claims(found, outlet, index),
    claims_total: found.length ? index.claimsCiting(ids, outlet?.id) : cited,
    cited_by: citedBy.toSorted((one, other) => other.claims - one.claims).slice(0, LIMIT),
  };
}

/**
 * @template {string} Kind
 * @param {Kind} kind
 * @param {string} why
 */
function match(kind, why) {
  return { kind, why, quote: null };
}

/**
 * @param {import("./urls/page.js").Page} page
 * @param {string | null} title
 * @param {Outlet | null} outlet
 * @param {Index} index
 * @param {import("./titles/comparing.js").Weights} weights
 * @returns {(Candidate & {why: string})[]}
 */
function works(page, title, outlet, index, weights) {
  const found = index.worksAt(page.key).map((here) => ({ ...here, why: "The source list gives this very address." }));
  if (!outlet) return found;
  const words = new Set([...slug(page.path), ...wordsIn(title ?? "")]);
  const candidates = index.worksSharing(outlet.id, words, FEWEST_WORDS);
  const cited = candidates.map(({ work: { id, title, date } }) => ({ id, title: title ?? "", date }));
  const alike = likenesses(cited, page.path, title, [outlet.name, ...outlet.aliases], weights);
  const why = new Map(alike.map((likeness) => [likeness.id, likeness.why]));
  for (const { work } of found) why.delete(work.id);
  const named = candidates.flatMap((candidate) => {
    const reason = why.get(candidate.work.id);
    return reason ? { ...candidate, why: reason } : [];
  });
  return [...found, ...named];
}

/**
 * @param {Candidate[]} works
 * @param {Outlet | null} outlet
 * @param {Index} index
 * @returns {ClaimMatch[]}
 */
function claims(works, outlet, index) {
  const titles = new Map(works.map(({ work }) => [work.id, work.title]));
  const found = new Map();
  for (const { claim, work, doubt } of index.claimsCitingWorks([...titles.keys()], LIMIT)) {
    found.set(claim, { match: match("cites-this-page", citing(titles.get(work) ?? null, doubt)), claim });
  }
  for (const claim of outlet ? index.claimsCitingOutlet(outlet.id, LIMIT) : []) {
    if (found.has(claim)) continue;
    const names = claim.citations.some((citation) => citation.outlet === outlet?.id && citation.work);
    const which = names ? "the article that it names is not known to be this page" : "it does not say which article";
    found.set(claim, { match: match("cites-this-outlet", `It cites ${outlet?.name}; ${which}.`), claim });
  }
  return [...found.values()].slice(0, LIMIT);
}

/**
 * @param {string | null} title
 * @param {boolean} doubt
 */
function citing(title, doubt) {
  if (doubt) {
    return `It cites the outlet in words of the title “${title}”, which is this page; it does not name the article.`;
  }
  return title ? `It cites “${title}”, which is this page.` : "It cites this page.";
}
