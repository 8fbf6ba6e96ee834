/** Where a passage stands and the words that stood around a quote in; how far they agree, out. */

import { tokens } from "./tokens.js";

const AGREE = 0.6; // of the words around
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
 * How far the words before a place are those before the quote: 0 to 1; null if the quote has none.
 * @param {string[]} before
 * @param {string[]} page
 * @param {number} first  the passage's first word
 */
export function preceding(before, page, first) {
  if (!before.length) return null;
  let same = 0;
  for (let back = 1; back <= before.length; back++) {
    const [word, there] = [before[before.length - back] ?? "", page[first - back]];
    if (there === word || (back === before.length && there?.endsWith(word))) same++;
  }
  return same / before.length;
}

/**
 * How far the words from a place on are those after the quote.
 * @param {string[]} after
 * @param {string[]} page
 * @param {number} next  the word after the passage
 */
export function following(after, page, next) {
  if (!after.length) return null;
  let same = 0;
  for (let at = 0; at < after.length; at++) {
    const [word, there] = [after[at] ?? "", page[next + at]];
    if (there === word || (at === after.length - 1 && there?.startsWith(word))) same++;
  }
  return same / after.length;
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
