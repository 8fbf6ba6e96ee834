/**
 * A page's words in, the claims that stand among them out, with their places. Only what the page's own script sends; kept by
 * nobody, and nothing of it leaves the browser.
 */

import { PageText } from "../lib/anchoring/finder.js";
import { groups } from "../lib/anchoring/groups.js";
import { find as look } from "../lib/context.js";
import { candidates } from "./candidates.js";
import * as snapshot from "./snapshot.js";

/**
 * @typedef {import("./snapshot.js").Held} Held
 * @typedef {import("../content/types.d.ts").Claim} Claim
 * @typedef {import("../content/types.d.ts").Passages} Passages
 * @typedef {import("../content/types.d.ts").Passage} Passage
 */

const LONGEST = 1_000_000; // characters of one page
const LONG_WORD = /\p{L}{6,}/gu;
const LOOKED_AT = 12; // long words of a claim

/**
 * Find the claims that stand in a page's words.
 * @param {string} url
 * @param {string | undefined} title
 * @param {string} words  the page's text
 * @param {boolean} everything  whether to look for all claims: the reader asked for this page
 * @returns {Promise<Passages>}
 */
export async function find(url, title, words, everything) {
  const now = await snapshot.held();
  if (!now) return { passages: [], outlets: {} };
  const claims = candidates(now, look(now.edition, url, title ?? null), everything);
  const passages = among(claims, words, new Set(now.snapshot.rules.titles.polar));
  const cited = new Set(passages.flatMap(({ claim }) => claim.citations.map(({ outlet }) => outlet)));
  const known = now.snapshot.outlets.filter(({ id }) => cited.has(id));
  return { passages, outlets: Object.fromEntries(known.map((outlet) => [outlet.id, outlet])) };
}

/**
 * Find claims in a text, in the order of the text.
 * @param {Iterable<Claim>} claims
 * @param {string} words
 * @param {ReadonlySet<string>} polar  words that turn a sentence
 * @returns {Passage[]}
 */
export function among(claims, words, polar) {
  const page = new PageText(words.slice(0, LONGEST), polar);
  const found = [...claims].flatMap((claim) => (mayStand(page, claim.text) ? place(page, claim) : []));
  return found.sort((one, other) => one.start - other.start);
}

/**
 * Does the page have as many of a claim's long words as it must?
 * @param {PageText} page
 * @param {string} text
 */
function mayStand(page, text) {
  const long = (text.match(LONG_WORD) ?? []).slice(0, LOOKED_AT);
  return 2 * long.filter((word) => page.places(word.toLowerCase()).length > 0).length >= long.length;
}

/**
 * The claim's place, with the marks of its citations or without.
 * @param {PageText} page
 * @param {Claim} claim
 * @returns {Passage[]}
 */
function place(page, claim) {
  const marked = page.find(claim.quote);
  const bare = marked && marked.how !== "approximate" ? null : page.find({ ...claim.quote, exact: claim.text });
  const hit = bare ?? marked;
  if (!hit) return [];
  const { start, end, how } = hit;
  return [{ claim, start, end, how, groups: hit === marked ? groups(claim, hit, page.words) : [] }];
}
