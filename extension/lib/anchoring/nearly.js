/**
 * A page's words and a quote's in, the one place out where the quote stands but for small changes that turn nothing, between
 * the words that stood around it. Several such places: none. Where the page says something else by now, it says that.
 */

import { core } from "./aligning.js";
import { compared } from "./comparing.js";
import { isTurned } from "./differing.js";
import { agrees, beside, enough, isAside, isCapital, isClosing, isEdge, isOpening, nearby } from "./surroundings.js";

const SHORT = 6; // words; of fewer, one change is too much
const FLOOR = 0.75; // of the words must be the same
const PART = 0.6; // the same, of a sentence that says something else by now
const ALONE = 0.8; // the same, where what stood on one side is not there
const TOGETHER = 0.8; // what both sides must have of the words around, if neither or only one agrees
const SEEDS = 10; // rare words that lead to a place
const LEAD = 0.4; // of them must lead there
const COMMON = 200; // places of a word that leads nowhere
const MOST = 6; // places that are looked at closely
const SLACK = 0.25; // of the quote's length, by which a word may be off its place
const EDGES = 3; // edges that are tried for each end
const INSIDE = 6; // words of the next sentence that may look like the quote's
const APART = 0.15; // by which one place must be better than the next

/**
 * @typedef {import("./finder.js").PageText} PageText
 * @typedef {import("./finder.js").Hit} Hit
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {import("./surroundings.js").Around} Around
 * @typedef {{first: number, next: number, places: Int32Array, share: number, sure: boolean, told: boolean, score: number, gaps: import("./comparing.js").Gap[]}} Passage
 *   `share` of the words are the same; `told` says that what stands around is about the same; `score` counts both
 */

/**
 * Find the one place.
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Around} around
 * @returns {{hit: Hit | null, turned: boolean}}  `turned` if the main text has the sentence, but says something else in it
 */
export function near(page, quote, around) {
  const { keys } = quote;
  if (keys.length < SHORT || around.before.length + around.after.length < 2) return { hit: null, turned: false };
  if (keys.filter((key) => page.places(key).length).length < FLOOR * keys.length) return { hit: null, turned: false };
  const found = beginnings(page, keys).flatMap((begin) => passage(page, quote, around, begin) ?? []);
  const same = found.filter(({ sure, gaps }) => sure && !isTurned(page, quote, gaps));
  const isMain = (/** @type {Passage} */ { first }) => !isAside(page.words.text, page.words.starts[first] ?? 0);
  const turned = found.some((there) => there.told && isMain(there) && !same.includes(there));
  return { hit: only(page, quote, same.some(isMain) ? same.filter(isMain) : same), turned };
}

/**
 * The best of the places, if no other comes near it.
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Passage[]} found
 * @returns {Hit | null}
 */
function only({ words }, quote, found) {
  const [best, ...others] = found.sort((one, other) => other.score - one.score);
  const isOther = (/** @type {Passage} */ { first, next }) => first >= (best?.next ?? 0) || next <= (best?.first ?? 0);
  const second = others.find(isOther);
  if (!best || (second && best.score - second.score < APART)) return null;
  const { first, next, places } = best;
  return { start: words.starts[first] ?? 0, end: words.ends[next - 1] ?? 0, how: "approximate", places, words: quote };
}

/**
 * Where the quote may begin: the places to which enough of its rare words lead.
 * @param {PageText} page
 * @param {string[]} keys
 */
function beginnings(page, keys) {
  /** @type {Map<number, number>} */
  const votes = new Map();
  const rare = [...keys.entries()]
    .map(([at, key]) => ({ at, places: page.places(key) }))
    .filter(({ places }) => places.length > 0 && places.length <= COMMON)
    .sort((one, other) => one.places.length - other.places.length)
    .slice(0, SEEDS);
  for (const { at, places } of rare)
    for (const place of places) votes.set(place - at, (votes.get(place - at) ?? 0) + 1);
  return strongest(votes, Math.ceil(keys.length * SLACK) + 1, LEAD * rare.length);
}

/**
 * The places with the most votes, those of places close by counted with them; of such, one.
 * @param {Map<number, number>} votes
 * @param {number} slack
 * @param {number} least
 */
function strongest(votes, slack, least) {
  const sorted = [...votes].sort(([one], [other]) => one - other);
  /** @type {{begin: number, sum: number}[]} */
  const summed = [];
  let [from, to, sum] = [0, 0, 0];
  for (const [begin, count] of sorted) {
    for (; (sorted[to]?.[0] ?? Number.POSITIVE_INFINITY) <= begin + slack; to++) sum += sorted[to]?.[1] ?? 0;
    for (; (sorted[from]?.[0] ?? 0) < begin - slack; from++) sum -= sorted[from]?.[1] ?? 0;
    if (sum >= least) summed.push({ begin, sum: sum + count / 100 });
  }
  /** @type {number[]} */
  const taken = [];
  for (const { begin } of summed.sort((one, other) => other.sum - one.sum)) {
    if (taken.length === MOST) break;
    if (taken.every((other) => Math.abs(other - begin) > slack)) taken.push(begin);
  }
  return taken;
}

/**
 * The passage about there, if enough of its words and of those around are the same.
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Around} around
 * @param {number} begin
 * @returns {Passage | null}
 */
function passage(page, quote, around, begin) {
  const [{ words }, { length }] = [page, quote.keys];
  const slack = Math.ceil(length * SLACK) + 1;
  const [from, to] = [Math.max(0, begin - 2 * slack), begin + length + 2 * slack];
  const there = core(quote.keys, words.keys.slice(from, to));
  if (!there) return null;
  const starts = beginningsOf(words, quote, around, from + there.place, there.at, slack);
  const ends = endsOf(words, quote, around, from + there.lastPlace, length - 1 - there.last, slack);
  /** @type {Passage | null} */
  let best = null;
  for (const first of starts)
    for (const next of ends) {
      const made = judged(page, quote, around, first, next);
      if (made && (!best || isBetter(made, best))) best = made;
    }
  return best;
}

/**
 * @param {Passage} one
 * @param {Passage} other
 */
function isBetter(one, other) {
  return one.sure === other.sure ? one.score > other.score : one.sure;
}

/**
 * Where a passage may begin: where a sentence does, and, if the quote is none or the words before it stand there, where its
 * own words do.
 * @param {Tokens} words
 * @param {Tokens} quote
 * @param {Around} around
 * @param {number} place  of its first word that is there
 * @param {number} missing  how many of its words come before
 * @param {number} slack
 */
function beginningsOf(words, quote, { before }, place, missing, slack) {
  const [own, { length }] = [place - missing, quote.keys];
  const free = !isOpening(quote.text) || agrees(beside(before, words, own - 1, -1) || 0);
  return [...(free ? [own] : []), ...edges(words, place + INSIDE, own - slack, length, -1)];
}

/**
 * Where it may end.
 * @param {Tokens} words
 * @param {Tokens} quote
 * @param {Around} around
 * @param {number} place  of its last word that is there
 * @param {number} missing  how many of its words come after
 * @param {number} slack
 */
function endsOf(words, quote, { after }, place, missing, slack) {
  const [own, { length }] = [place + 1 + missing, quote.keys];
  const free = !isClosing(quote.text) || isCapital(words, own) || agrees(beside(after, words, own, 1) || 0);
  return [...(free ? [own] : []), ...edges(words, place + 1 - INSIDE, own + slack, length, 1)];
}

/**
 * The edges of the sentence that a word stands in, and of the next ones up to a place.
 * @param {Tokens} words
 * @param {number} from
 * @param {number} last
 * @param {number} length  in which there is one
 * @param {1 | -1} step
 */
function edges(words, from, last, length, step) {
  /** @type {number[]} */
  const found = [];
  for (let far = 0; far <= length && found.length < EDGES; far++) {
    const place = from + far * step;
    if (found.length && (place - last) * step > 0) break;
    if (isEdge(words, place)) found.push(place);
  }
  return found;
}

/**
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Around} around
 * @param {number} first
 * @param {number} next
 * @returns {Passage | null}
 */
function judged(page, quote, around, first, next) {
  const { words } = page;
  if (first < 0 || next > words.keys.length || next <= first) return null;
  if (next - first < PART * quote.keys.length) return null;
  const { places, same, foreign, gaps } = compared(quote, page, first, next);
  const share = same / Math.max(quote.keys.length, next - first - foreign);
  if (share < PART) return null;
  const [before, after] = [nearby(around.before, words, first - 1, -1), nearby(around.after, words, next, 1)];
  const whole = isEdge(words, first) && isEdge(words, next) && isOpening(quote.text) && isClosing(quote.text);
  const sum = (before ?? 0) + (after ?? 0);
  const sure = share >= FLOOR && ((agrees(before) && agrees(after)) || (whole && share >= ALONE && sum >= TOGETHER));
  const score = 2 * share + (enough(before) + enough(after)) / 2 + sum / 20;
  return { first, next, places, share, sure, told: sum >= PART, gaps, score };
}
