/** Two rows of words in, which of them stand for each other out. Words that were parted or put together count as the same. */

import { BETWEEN, isNumber } from "./tokens.js";

const PARTS = 3; // words that may be one on the other side, as “U.S.A.”
const GAP = 0.4; // what a word of the quote costs that is not there
const PUT = 0.15; // and one that was put in

/**
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {[number, number]} Span  the first word, and the one after the last
 */

/**
 * Walk both rows from one word that they share, as long as they are the same; what stands between in blocks of its own, such
 * as an advertisement, is passed over.
 * @param {string[]} quote
 * @param {Tokens} words  the page's
 * @param {number} at  place in the quote
 * @param {number} from  place in the page
 * @param {1 | -1} step
 * @param {Int32Array} places  of the quote's words in the page, filled in
 * @returns {number}  the page's place beyond the quote's end; NaN if that was not reached
 */
export function walk(quote, words, at, from, step, places) {
  const page = words.keys;
  const end = step > 0 ? quote.length : -1;
  let [one, other] = [at, from];
  while (one !== end) {
    const width = joined(quote, one, page, other, step);
    if (!width) {
      other = beyond(quote, one, words, other, step);
      if (Number.isNaN(other)) return other;
      continue;
    }
    for (let part = 0; part < width[0]; part++) places[one + part * step] = other + Math.min(part, width[1] - 1) * step;
    one += width[0] * step;
    other += width[1] * step;
  }
  return other;
}

/**
 * Where the quote goes on behind a block that stands between: by two words, as one may stand there by chance.
 * @param {string[]} quote
 * @param {number} one
 * @param {Tokens} words
 * @param {number} other
 * @param {1 | -1} step
 */
function beyond(quote, one, { keys, opens }, other, step) {
  const [last, before] = [quote[one - step], quote[one - 2 * step]];
  const edge = (/** @type {number} */ place) => opens[step > 0 ? place : place + 1];
  for (let far = 1; edge(other) && far <= BETWEEN; far++) {
    const place = other + far * step;
    const [here, next] = [keys[place] === quote[one], keys[place + step] === quote[one + step]];
    if (here && next && edge(place)) return place;
    if (keys[place] === last && keys[place - step] === before) break;
  }
  return Number.NaN;
}

/**
 * How many words of each row make one word from here on.
 * @param {string[]} ours
 * @param {number} one
 * @param {string[]} theirs
 * @param {number} other
 * @param {1 | -1} step
 * @returns {[number, number] | null}
 */
export function joined(ours, one, theirs, other, step) {
  const [left, right] = [ours[one], theirs[other]];
  if (left === undefined || right === undefined) return null;
  if (left === right) return [1, 1];
  const here = parts(left, theirs, other, step);
  if (here) return [1, here];
  const there = parts(right, ours, one, step);
  return there ? [there, 1] : null;
}

/**
 * How many words from here on make `whole` when they are put together.
 * @param {string} whole
 * @param {string[]} words
 * @param {number} at
 * @param {1 | -1} step
 */
function parts(whole, words, at, step) {
  let made = words[at] ?? "";
  for (let count = 2; count <= PARTS && made.length < whole.length; count++) {
    const next = words[at + (count - 1) * step];
    if (next === undefined || (isNumber(made) !== isNumber(next) && isNumber(whole))) return 0;
    if (isNumber(made) && isNumber(next) && (step > 0 ? next : made).length !== 3) return 0;
    made = step > 0 ? made + next : next + made;
    if (made === whole) return count;
  }
  return 0;
}

/**
 * The words that two rows share in their order, by the longest common subsequence.
 * @param {string[]} ours
 * @param {string[]} theirs
 * @returns {[number, number][]}  pairs of places
 */
export function shared(ours, theirs) {
  const width = theirs.length + 1;
  const best = new Uint16Array((ours.length + 1) * width);
  const value = (/** @type {number} */ one, /** @type {number} */ other) => best[one * width + other] ?? 0;
  for (let one = ours.length - 1; one >= 0; one--)
    for (let other = theirs.length - 1; other >= 0; other--)
      best[one * width + other] =
        ours[one] === theirs[other]
          ? value(one + 1, other + 1) + 1
          : Math.max(value(one + 1, other), value(one, other + 1));
  /** @type {[number, number][]} */
  const pairs = [];
  for (let one = 0, other = 0; one < ours.length && other < theirs.length; ) {
    if (ours[one] === theirs[other]) pairs.push([one++, other++]);
    else if (value(one + 1, other) >= value(one, other + 1)) one++;
    else other++;
  }
  return pairs;
}

/**
 * The stretch of a text in which most of a quote's words stand in their order, by local alignment (Smith and Waterman 1981).
 * @param {string[]} quote
 * @param {string[]} text
 * @returns {{at: number, place: number, last: number, lastPlace: number} | null}  its first words and its last, in both
 */
export function core(quote, text) {
  const width = text.length;
  let [above, row] = [new Float32Array(width + 1), new Float32Array(width + 1)];
  let [origins, own] = [new Int32Array(width + 1), new Int32Array(width + 1)];
  let [most, from, last, lastPlace] = [0, 0, -1, -1];
  for (let at = 0; at < quote.length; at++) {
    for (let place = 0; place < width; place++) {
      const same = quote[at] === text[place];
      const met = same ? (above[place] ?? 0) + 1 : 0;
      const [lost, put] = [(above[place + 1] ?? 0) - GAP, (row[place] ?? 0) - PUT];
      const best = Math.max(0, met, lost, put);
      row[place + 1] = best;
      const begun = same && !(above[place] ?? 0) ? at * width + place : (origins[place] ?? 0);
      own[place + 1] = best === met ? begun : best === lost ? (origins[place + 1] ?? 0) : (own[place] ?? 0);
      if (best > most && same && best === met) [most, from, last, lastPlace] = [best, begun, at, place];
    }
    [above, row] = [row, above];
    [origins, own] = [own, origins];
    row.fill(0);
  }
  return last < 0 ? null : { at: Math.floor(from / width), place: from % width, last, lastPlace };
}
