/** Where a passage stands and the words that stood around a quote in; how far they agree, out. */

import { tokens } from "./tokens.js";

const AGREE = 0.6; // of the words around
const BETWEEN = 60; // words that may stand between two paragraphs
const CLOSED = /[.!?…:;»”"“„«'’‘()[\]{}—–|•·\n-]\s*$/u;
const OPEN = /^\s*(?:[.!…»”"«'’(|•·\n[]|$)/u;

/**
 * @typedef {{before: string[], after: string[]}} Around
 */

/**
 * The words before and after a quote. The outermost of each may be cut.
 * @param {{prefix: string, suffix: string}} quote
 * @returns {Around}
 */
export function around({ prefix, suffix }) {
  return { before: tokens(prefix).keys, after: tokens(suffix).keys };
}

/**
 * How far the words before a place are those before the quote: 0 to 1; null if the quote has none. What else may stand
 * between two paragraphs, such as an advertisement, does not count.
 * @param {string[]} before
 * @param {import("./tokens.js").Tokens} page
 * @param {number} first  the passage's first word
 */
export function preceding(before, page, first) {
  if (!before.length) return null;
  const share = (/** @type {number} */ place) => {
    const same = before.filter((word, at) => {
      const there = page.keys[place - before.length + at];
      return there === word || (at === 0 && there?.endsWith(word));
    });
    return same.length / before.length;
  };
  return farthest(share, page, first, -1);
}

/**
 * How far the words from a place on are those after the quote.
 * @param {string[]} after
 * @param {import("./tokens.js").Tokens} page
 * @param {number} next  the word after the passage
 */
export function following(after, page, next) {
  if (!after.length) return null;
  const share = (/** @type {number} */ place) => {
    const same = after.filter((word, at) => {
      const there = page.keys[place + at];
      return there === word || (at === after.length - 1 && there?.startsWith(word));
    });
    return same.length / after.length;
  };
  return farthest(share, page, next, 1);
}

/**
 * The share at a place, or, from the edge of a block, the best at an edge of a block that is not far away.
 * @param {(place: number) => number} share
 * @param {import("./tokens.js").Tokens} page
 * @param {number} place
 * @param {1 | -1} step
 */
function farthest(share, page, place, step) {
  const here = share(place);
  if (agrees(here) || !isEdge(page, place)) return here;
  for (let far = 1; far <= BETWEEN; far++) {
    const there = place + far * step;
    if (isEdge(page, there) && agrees(share(there))) return share(there);
  }
  return here;
}

/**
 * Does a block of the page begin with this word?
 * @param {import("./tokens.js").Tokens} page
 * @param {number} place
 */
function isEdge({ text, starts, ends }, place) {
  return /[\n\v]/.test(text.slice(ends[place - 1] ?? 0, starts[place] ?? text.length));
}

/** @param {number | null} share */
export function agrees(share) {
  return share === null || share >= AGREE;
}

/**
 * Does a passage begin and end where its sentence does, if the quote is a whole sentence?
 * @param {string} quote
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function isWhole(quote, text, start, end) {
  const opens =
    !/^[\p{P}\s]*[\p{Lu}\p{Nd}]/u.test(quote) || start === 0 || CLOSED.test(text.slice(Math.max(0, start - 4), start));
  const ends = !/[.!?…。]\P{L}{0,3}$/u.test(quote) || OPEN.test(text.slice(end, end + 8));
  return opens && ends;
}

/**
 * Do the words stand aside of the page's main text?
 * @param {string} text
 * @param {number} start
 */
export function isAside(text, start) {
  return text.lastIndexOf("\v", start) > text.lastIndexOf("\n", start);
}
