/**
 * A page and an edition in; the works that are this page and the claims that belong to it out, each with kind and reason.
 *
 * Refuses rather than guesses: a work is this page only by its address, or by a title that says so beyond doubt.
 */

import { because } from "./reasons.js";
import { likenesses } from "./titles/comparing.js";
import { FEWEST_WORDS, slug, words as wordsIn } from "./titles/words.js";

/** @typedef {import("./claims.js").Candidate} Candidate */
/** @typedef {import("./claims.js").Index} Index */
/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./snapshot.d.ts").Known} Known */
/** @typedef {import("./snapshot.d.ts").ClaimMatch} ClaimMatch */
/** @typedef {import("./snapshot.d.ts").Reason} Reason */

const LIMIT = 20; // claims, and documents that cite the outlet, in one answer

/**
 * Finds the works that are this page, and the claims that cite it or its outlet, strongest first.
 * @param {import("./urls/page.js").Page} page
 * @param {string | null} title
 * @param {Known | null} outlet
 * @param {Edition} edition
 */
export async function find(page, title, outlet, edition) {
  const { index } = edition;
  const known = outlet ? index.known([outlet.id, ...outlet.former_ids]) : undefined;
  const found = await works(page, title, outlet, known, edition);
  const ids = found.map(({ work }) => work.id);
  const citedBy = known === undefined ? [] : index.totals(known);
  return {
    works: found
      .filter(({ work }) => work.listed)
      .map(({ reason, work, document }) => ({ match: match("is-this-page", reason), work, document })),
    claims: await claims(page, found, outlet, known, index),
    claims_total: index.count(page.key, ids, known),
    cited_by: citedBy.toSorted((one, other) => other.claims - one.claims).slice(0, LIMIT),
  };
}

/**
 * @template {string} Kind
 * @param {Kind} kind
 * @param {Reason} reason
 */
function match(kind, reason) {
  return { kind, reason, quote: null };
}

/**
 * @param {import("./urls/page.js").Page} page
 * @param {string | null} title
 * @param {Known | null} outlet
 * @param {string | undefined} known  the outlet's id as works and claims have it
 * @param {Edition} edition
 * @returns {Promise<(Candidate & {reason: Reason})[]>}
 */
async function works(page, title, outlet, known, edition) {
  const { index } = edition;
  const found = (await index.worksAt(page.key)).map((here) => ({
    ...here,
    reason: because("same-address"),
  }));
  if (!outlet || known === undefined) return found;
  const words = new Set([...slug(page.path), ...wordsIn(title ?? "")]);
  const candidates = await index.worksSharing(known, words, FEWEST_WORDS);
  if (!candidates.length) return found;
  const weights = await edition.weights();
  const cited = candidates.map(({ work: { id, title, date } }) => ({ id, title: title ?? "", date }));
  const alike = likenesses(cited, page.path, title, [outlet.name, ...outlet.aliases], weights);
  const told = new Map(alike.map((likeness) => [likeness.id, likeness.reason]));
  for (const { work } of found) told.delete(work.id);
  const named = candidates.flatMap((candidate) => {
    const reason = told.get(candidate.work.id);
    return reason ? { ...candidate, reason } : [];
  });
  return [...found, ...named];
}

/**
 * @param {import("./urls/page.js").Page} page
 * @param {Candidate[]} works
 * @param {Known | null} outlet
 * @param {string | undefined} known
 * @param {Index} index
 * @returns {Promise<ClaimMatch[]>}
 */
async function claims(page, works, outlet, known, index) {
  const found = await claimsHere(page, works, index);
  for (const { at, claim } of known === undefined ? [] : await index.claimsCitingOutlet(known, LIMIT)) {
    if (found.has(at)) continue;
    const names = claim.citations.some((citation) => citation.outlet === known && citation.work);
    const reason = because(names ? "another-article" : "no-article", { outlet: outlet?.name });
    found.set(at, { match: match("cites-this-outlet", reason), claim });
  }
  return [...found.values()].slice(0, LIMIT);
}

/**
 * Claims that belong to this very page, or cite it.
 * @param {import("./urls/page.js").Page} page
 * @param {Candidate[]} works
 * @param {Index} index
 * @returns {Promise<Map<number, ClaimMatch>>}
 */
async function claimsHere(page, works, index) {
  const titles = new Map(works.map(({ work }) => [work.id, work.title]));
  /** @type {Map<number, ClaimMatch>} */
  const found = new Map();
  for (const here of await index.claimsAt(page.key, LIMIT)) {
    if (!found.has(here.at)) found.set(here.at, { match: told(here), claim: here.claim });
  }
  for (const { at, claim, work, doubt } of await index.claimsCitingWorks([...titles.keys()], LIMIT)) {
    if (!found.has(at))
      found.set(at, { match: match("cites-this-page", citing(titles.get(work) ?? null, doubt)), claim });
  }
  return found;
}

/**
 * Who reviewed a claim on this page, or found it there.
 * @param {import("./claims.js").Here} here
 * @returns {ClaimMatch["match"]}
 */
function told({ reviewed, first, by }) {
  if (reviewed) return match("reviewed-on-page", because("review", { by }));
  return match("appeared-on-page", because(first ? "first-appeared" : "appeared", { by }));
}

/**
 * @param {string | null} title
 * @param {boolean} doubt
 */
function citing(title, doubt) {
  if (doubt) return because("outlet-in-title-words", { title });
  return title ? because("cites-title", { title }) : because("cites-page");
}
