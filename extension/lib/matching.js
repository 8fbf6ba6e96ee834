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

const LIMIT = 20; // claims in one answer

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
    works: found.map(({ why, work, document }) => ({ match: match("is-this-page", why), work, document })),
    claims: claims(found, outlet, index),
    claims_total: found.length ? index.claimsCiting(ids, outlet?.id) : cited,
    cited_by: citedBy,
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
  const here = index.worksAt(page.key);
  if (here.length || !outlet) {
    return here.map((candidate) => ({ ...candidate, why: "The source list gives this very address." }));
  }
  const words = new Set([...slug(page.path), ...wordsIn(title ?? "")]);
  const candidates = index.worksSharing(outlet.id, words, FEWEST_WORDS);
  const cited = candidates.map(({ work: { id, title, date } }) => ({ id, title: title ?? "", date }));
  const alike = likenesses(cited, page.path, title, [outlet.name, ...outlet.aliases], weights);
  const why = new Map(alike.map((likeness) => [likeness.id, likeness.why]));
  return candidates.flatMap((found) => {
    const reason = why.get(found.work.id);
    return reason ? { ...found, why: reason } : [];
  });
}

/**
 * @param {Candidate[]} works
 * @param {Outlet | null} outlet
 * @param {Index} index
 * @returns {ClaimMatch[]}
 */
function claims(works, outlet, index) {
  const named = new Map(works.map(({ work }) => [work.id, work.title]));
  const found = new Map();
  for (const { claim, work } of index.claimsCitingWorks([...named.keys()], LIMIT)) {
    const title = named.get(work);
    const why = title ? `It cites “${title}”, which is this page.` : "It cites this page.";
    found.set(claim, { match: match("cites-this-page", why), claim });
  }
  for (const claim of outlet ? index.claimsCitingOutlet(outlet.id, LIMIT) : []) {
    if (found.has(claim)) continue;
    const names = claim.citations.some((citation) => citation.outlet === outlet?.id && citation.work);
    const which = names ? "it names another article" : "it does not say which article";
    found.set(claim, { match: match("cites-this-outlet", `It cites ${outlet?.name}; ${which}.`), claim });
  }
  return [...found.values()].slice(0, LIMIT);
}
