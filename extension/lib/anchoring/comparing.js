/**
 * A quote's words and a passage of the page in, out: which stand for each other, and at each place where they part, the words
 * on either side. A clause that was moved, and blocks that stand between, do not part them.
 */

import { shared } from "./aligning.js";
import { isNumber } from "./tokens.js";

const MOVED = 2; // words that may change their place together
const TURNED_ROUND = 3; // words that may change their order too
const DENIES = /^(?:not?|never|nor|nicht|kein\p{Ll}*|nie|ne|pas|jamais|nunca|не|ні)$/u;
const CASED = /^[\p{Lu}\p{Ll}\p{Nd}]/u;
const CLAUSE = 5; // the same, if a word in them turns what is said, or has no case

/**
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {{lost: number[], gained: number[]}} Gap  words of the quote, words of the page
 */

/**
 * Compare a quote with the page's words from `first` up to `next`.
 * @param {Tokens} quote
 * @param {import("./finder.js").PageText} page
 * @param {number} first
 * @param {number} next
 * @returns {{places: Int32Array, same: number, foreign: number, gaps: Gap[]}}  `same` and `foreign` count words
 */
export function compared(quote, page, first, next) {
  const { words } = page;
  const places = new Int32Array(quote.keys.length).fill(-1);
  /** @type {Gap[]} */
  const gaps = [];
  let [at, place, same] = [0, first, 0];
  for (const [to, offset] of [
    ...shared(quote.keys, words.keys.slice(first, next)),
    [quote.keys.length, next - first],
  ]) {
    if (to > at || first + offset > place) gaps.push({ lost: row(at, to), gained: row(place, first + offset) });
    if (to < quote.keys.length) {
      places[to] = first + offset;
      same++;
    }
    [at, place] = [to + 1, first + offset + 1];
  }
  const foreign = passOver(gaps, words, first, next);
  same += together(gaps, quote, words, places);
  same += moved(gaps, quote, page, places);
  return { places, same, foreign, gaps };
}

/**
 * @param {number} from
 * @param {number} to
 */
function row(from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
}

/**
 * Take out what stands in blocks of its own inside the passage.
 * @param {Gap[]} gaps
 * @param {Tokens} words
 * @param {number} first
 * @param {number} next
 */
function passOver(gaps, { opens }, first, next) {
  let count = 0;
  for (const gap of gaps) {
    const { gained } = gap;
    const from = gained.findIndex((place) => opens[place] && place > first);
    const to =
      gained.length && opens[(gained.at(-1) ?? 0) + 1] ? gained.length : gained.findLastIndex((place) => opens[place]);
    if (from < 0 || to <= from || (gained[to - 1] ?? next) + 1 >= next) continue;
    count += to - from;
    gained.splice(from, to - from);
  }
  return count;
}

/**
 * Take out one clause that the page has in another place, and say how many words it has.
 * @param {Gap[]} gaps
 * @param {Tokens} quote
 * @param {import("./finder.js").PageText} page
 * @param {Int32Array} places  filled in
 */
function moved(gaps, quote, { words, meanings }, places) {
  for (const here of gaps)
    for (const there of gaps) {
      if (here === there || !here.lost.length || !there.gained.length) continue;
      const lost = here.lost.map((at) => quote.keys[at] ?? "");
      const gained = there.gained.map((place) => words.keys[place] ?? "");
      const size = Math.min(lost.length, gained.length);
      const round = isTurnedRound(lost, gained);
      const [from, to] = round ? [0, 0] : [within(lost, gained), within(gained, lost)];
      const isDay = size === 1 && isSwapped(quote, words, places, here.lost[from] ?? -1, there.gained[to] ?? -1);
      if (from < 0 || to < 0 || (!isDay && !round && size < least(lost.slice(from, from + size), meanings))) continue;
      if (!isDay && isAcrossNumber(quote, places, here.lost.slice(from, from + size), there.gained[to] ?? -1)) continue;
      const taken = here.lost.splice(from, size);
      const put = there.gained.splice(to, size);
      taken.forEach((at, nth) => {
        places[at] = put[nth] ?? -1;
      });
      return size;
    }
  return 0;
}

/**
 * Are they the same words, three at least, in another order, as “the bill shall” and “shall the bill”?
 * @param {string[]} lost
 * @param {string[]} gained
 */
function isTurnedRound(lost, gained) {
  if (lost.length < TURNED_ROUND || lost.length !== gained.length || lost.some((word) => DENIES.test(word)))
    return false;
  const [left, right] = [[...lost].sort(), [...gained].sort()];
  return left.every((word, at) => word === right[at]);
}

/**
 * Is it a number that changed its place with the one word beside it, as in “14 March”?
 * @param {Tokens} quote
 * @param {Tokens} words
 * @param {Int32Array} places
 * @param {number} at
 * @param {number} place
 */
function isSwapped(quote, words, places, at, place) {
  if (!isNumber(quote.keys[at] ?? "") || quote.keys[at] !== words.keys[place]) return false;
  const beside = places[at + 1] === place - 1 ? at + 1 : places[at - 1] === place + 1 ? at - 1 : -1;
  return /^\p{L}{3}/u.test(quote.keys[beside] ?? "");
}

/**
 * Does a clause with a number pass over another number, so that they may have changed places?
 * @param {Tokens} quote
 * @param {Int32Array} places
 * @param {number[]} clause
 * @param {number} place
 */
function isAcrossNumber({ keys }, places, clause, place) {
  const [first = -1] = clause;
  const passed = (/** @type {number} */ at) => (places[at] ?? -1) >= 0 && at > first !== (places[at] ?? -1) > place;
  return clause.some((at) => isNumber(keys[at] ?? "")) && keys.some((key, at) => isNumber(key) && passed(at));
}

/**
 * Take out words that are written apart or together on the page, and say how many they are.
 * @param {Gap[]} gaps
 * @param {Tokens} quote
 * @param {Tokens} words
 * @param {Int32Array} places  filled in
 */
function together(gaps, quote, words, places) {
  let count = 0;
  for (const { lost, gained } of gaps) {
    const [ours, theirs] = [lost.map((at) => quote.keys[at]).join(""), gained.map((at) => words.keys[at]).join("")];
    if (ours !== theirs || !/^\p{L}+$/u.test(ours)) continue;
    for (const at of lost) places[at] = gained[0] ?? -1;
    count += lost.splice(0).length;
    gained.splice(0);
  }
  return count;
}

/**
 * How many words a clause that was moved must have.
 * @param {string[]} keys
 * @param {import("./meanings.js").Meanings} meanings
 */
function least(keys, meanings) {
  return meanings.of(keys).length || keys.some((key) => !CASED.test(key)) ? CLAUSE : MOVED;
}

/**
 * Where the shorter row begins in the longer one; 0 in the shorter one itself, -1 if it does not stand there.
 * @param {string[]} row
 * @param {string[]} other
 */
function within(row, other) {
  if (row.length < other.length) return 0;
  return row.findIndex((_, at) => other.every((word, nth) => row[at + nth] === word));
}
