/**
 * A page's words in, the claims that stand among them out, with their places. Only what the page's own script sends; kept by
 * nobody, and nothing of it leaves the browser.
 */

import { PageText } from "../lib/anchoring/finder.js";
import { groups } from "../lib/anchoring/groups.js";
import * as quotes from "../lib/quotes.js";
import { spoken } from "./places.js";
import * as snapshot from "./snapshot.js";

/**
 * @typedef {import("../lib/edition.js").Edition} Edition
 * @typedef {import("../content/types.d.ts").Claim} Claim
 * @typedef {import("../content/types.d.ts").Passages} Passages
 * @typedef {import("../content/types.d.ts").Passage} Passage
 */

const LONGEST = 1_000_000; // characters of one page
const QUOTED = /[“„«"]([^“”„«»"]+)[”“»"]/g;
const LEAST_QUOTED = 8; // words of a quotation that may be looked for alone

/**
 * Find the claims that stand in a page's words, and the outlets that they cite.
 * @param {string} words  the page's text
 * @returns {Promise<Passages>}
 */
export function find(words) {
  return snapshot.asked(async (now) => (now ? placed(now.edition, words) : { passages: [], outlets: {} }));
}

/**
 * @param {Edition} edition
 * @param {string} words
 */
async function placed(edition, words) {
  const passages = await among(await candidates(edition, words), words, edition);
  const cited = new Set(passages.flatMap(({ claim }) => claim.citations.map(({ outlet }) => outlet ?? "")));
  const known = [...cited].flatMap((id) => edition.registry.known(id) ?? []);
  const cards = await Promise.all(known.map((outlet) => edition.registry.card(outlet)));
  const outlets = Object.fromEntries(cards.map((outlet) => [outlet.id, outlet]));
  return spoken(
    edition,
    { passages, outlets },
    passages.map(({ claim }) => claim),
  );
}

/**
 * The claims whose words stand in a text, those with small changes included, in their own order.
 * @param {Edition} edition
 * @param {string} text
 */
export async function standing(edition, text) {
  const claims = await candidates(edition, text);
  const placed = new Set((await among(claims, text, edition)).map(({ claim }) => claim));
  for (const claim of quotes.find(claims, edition.hidden, text)) placed.add(claim);
  const found = claims.filter((claim) => placed.has(claim));
  return spoken(edition, found, found);
}

/**
 * The claims that share phrases with a text.
 * @param {Edition} edition
 * @param {string} text
 */
async function candidates(edition, text) {
  const { phrases } = await edition.quoted();
  const claims = await edition.index.claimsSharing(text.slice(0, LONGEST), phrases);
  return claims.filter(({ kind }) => !edition.hidden.includes(kind));
}

/**
 * Find claims in a text, in the order of the text.
 * @param {Claim[]} claims
 * @param {string} words
 * @param {Edition} edition
 * @returns {Promise<Passage[]>}
 */
async function among(claims, words, edition) {
  if (!claims.length) return [];
  const { meanings } = await edition.quoted();
  const page = new PageText(words.slice(0, LONGEST), meanings);
  return claims.flatMap((claim) => place(page, claim)).sort((one, other) => one.start - other.start);
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
  const whole = bare ?? marked;
  const hit = whole ?? quotation(page, claim.text);
  if (!hit) return [];
  const { start, end } = hit;
  const how = whole ? whole.how : "quotation";
  return [{ claim, start, end, how, groups: hit === marked ? groups(claim, hit, page.words) : [] }];
}

/**
 * The place of the first passage in quotation marks that stands on the page word for word.
 * @param {PageText} page
 * @param {string} text
 */
function quotation(page, text) {
  const passages = [...text.matchAll(QUOTED)].map(([, words = ""]) => words);
  const long = passages.filter((words) => words.split(/\s+/).length >= LEAST_QUOTED);
  return long.map((exact) => page.find({ exact, prefix: "", suffix: "" })).find((hit) => hit !== null) ?? null;
}
