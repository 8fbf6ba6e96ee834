/**
 * A quote's words and a passage of the page in, out: which stand for each other, and at each place where they part, the words
 * on either side. A clause that was moved, and blocks that stand between, do not part them.
 */

import { shared } from "./aligning.js";
import { meanings } from "./meanings.js";

const MOVED = 2; // words that may change their place together
const CASED = /^[\p{Lu}\p{Ll}\p{Nd}]/u;
const CLAUSE = 5; // the same, if a word in them turns what is said, or has no case

/**
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {{lost: number[], gained: number[]}} Gap  words of the quote, words of the page
 */

/**
 * Compare a quote with the page's words from `first` up to `next`.
 * @param {Tokens} quote
 * @param {Tokens} words
 * @param {number} first
 * @param {number} next
 * @returns {{places: Int32Array, same: number, foreign: number, gaps: Gap[]}}  `same` and `foreign` count words
 */
export function compared(quote, words, first, next) {
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
  return { places, same: same + moved(gaps, quote, words, places), foreign, gaps };
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
 * @param {Tokens} words
 * @param {Int32Array} places  filled in
 */
function moved(gaps, quote, words, places) {
  for (const here of gaps)
    for (const there of gaps) {
      const lost = here.lost.map((at) => quote.keys[at] ?? "");
      const gained = there.gained.map((place) => words.keys[place] ?? "");
      const size = Math.min(lost.length, gained.length);
      const [from, to] = [within(lost, gained), within(gained, lost)];
      if (here === there || from < 0 || to < 0 || size < least(lost.slice(from, from + size))) continue;
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
 * How many words a clause that was moved must have.
 * @param {string[]} keys
 */
function least(keys) {
  return meanings(keys).length || keys.some((key) => !CASED.test(key)) ? CLAUSE : MOVED;
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
