/**
 * A page's words and a quote's in, the one place out where the quote stands but for small changes that turn nothing, between
 * the words that stood around it. Several such places: none.
 */

import { compared } from "./comparing.js";
import { isTurned } from "./differing.js";
import { agrees, following, isAside, preceding } from "./surroundings.js";

const SHORT = 6; // words; of fewer, one change is too much
const FLOOR = 0.75; // of the words must be the same
const SEEDS = 10; // rare words that lead to a place
const COMMON = 200; // places of a word that leads nowhere
const MOST = 12; // places that are looked at closely
const REACH = 0.6; // of the quote's length, in which its beginning and its end are sought
const SLACK = 0.25; // of the quote's length, by which a passage may be longer or shorter

/**
 * @typedef {import("./finder.js").PageText} PageText
 * @typedef {import("./finder.js").Hit} Hit
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {import("./surroundings.js").Around} Around
 */

/**
 * Find the one place.
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Around} around
 * @returns {Hit | null}
 */
export function near(page, quote, around) {
  const { keys } = quote;
  if (keys.length < SHORT || around.before.length + around.after.length < 2) return null;
  if (keys.filter((key) => page.places(key).length).length < FLOOR * keys.length) return null;
  /** @type {Map<string, Hit>} */
  const found = new Map();
  const shares = {
    before: once((place) => preceding(around.before, page.words, place)),
    after: once((place) => following(around.after, page.words, place)),
  };
  for (const begin of beginnings(page, keys)) {
    const hit = passage(page, quote, shares, begin);
    if (hit) found.set(`${hit.start} ${hit.end}`, hit);
  }
  const all = [...found.values()];
  const main = all.filter(({ start }) => !isAside(page.words.text, start));
  const [only, another] = main.length ? main : all;
  return only && !another ? only : null;
}

/**
 * Ask once for each place.
 * @param {(place: number) => number | null} share
 * @returns {(place: number) => number | null}
 */
function once(share) {
  /** @type {Map<number, number | null>} */
  const known = new Map();
  return (place) => {
    const there = known.get(place);
    if (there !== undefined) return there;
    const found = share(place);
    known.set(place, found);
    return found;
  };
}

/**
 * Where the quote may begin: the places to which most of its rare words lead.
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
  const most = [...votes].sort(([, one], [, other]) => other - one).slice(0, MOST);
  return most.map(([begin]) => begin);
}

/**
 * The passage about there between the words that stood around the quote, if it says the same.
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {{before: (place: number) => number | null, after: (place: number) => number | null}} shares
 * @param {number} begin
 * @returns {Hit | null}
 */
function passage(page, quote, { before, after }, begin) {
  const { words } = page;
  const slack = Math.ceil(quote.keys.length * SLACK) + 1;
  const reach = Math.ceil(quote.keys.length * REACH) + 1;
  const { length } = words.keys;
  const isNear = (/** @type {number} */ place, /** @type {number} */ middle) => Math.abs(place - middle) <= slack;
  const opens = (/** @type {number} */ place) => Number(isNear(place, begin) && words.keys[place] === quote.keys[0]);
  const end = begin + quote.keys.length;
  const ends = (/** @type {number} */ place) =>
    Number(isNear(place, end) && words.keys[place - 1] === quote.keys.at(-1));
  const first = best(begin, reach, length, (place) => before(place) ?? opens(place));
  if (first === null) return null;
  const next = best(end, reach, length, (place) => after(place) ?? ends(place));
  if (next === null || next <= first || next - first > quote.keys.length + 2 * slack) return null;
  const { places, same, foreign, gaps } = compared(quote, words, first, next);
  if (same < FLOOR * Math.max(quote.keys.length, next - first - foreign)) return null;
  if (isTurned(page, quote, gaps)) return null;
  return { start: words.starts[first] ?? 0, end: words.ends[next - 1] ?? 0, how: "approximate", places, words: quote };
}

/**
 * The place about there that agrees best, if any agrees; of several the nearest.
 * @param {number} middle
 * @param {number} reach
 * @param {number} length
 * @param {(place: number) => number} share
 */
function best(middle, reach, length, share) {
  let [found, most] = [-1, 0];
  for (let distance = 0; distance <= reach && most < 1; distance++)
    for (const place of new Set([middle - distance, middle + distance])) {
      const agreed = place >= 0 && place <= length ? share(place) : 0;
      if (agreed > most) [found, most] = [place, agreed];
    }
  return most > 0 && agrees(most) ? found : null;
}
