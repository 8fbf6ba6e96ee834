/** Two words in, whether they are one in another form or spelling out. Knows no sentence. */

import { isNumber } from "./tokens.js";

const DENYING = /^(?:un|in|im|il|ir|dis|mis|non|anti|ent|ab|dé|dés|des|не|без|bez|nie)$/u;
const CYRILLIC = /^\p{sc=Cyrl}+$/u;
const ENDING = /^[аеиоуыэюяйьмхіїє]{0,3}$/u;
const NOUN = /\p{L}{4}(?:ung|heit|keit|schaft|tät|ismus|nis)(?:s|e|en|es|se|sen)?$/u; // of German, made of another word
const THOUSANDS = /^\p{Nd}{1,3}(?:\.\p{Nd}{3})+$/u;
const TYPO = 6; // letters of a word that may have one other
const TYPO_NAME = 9; // the same, if the word may be a name

/** @typedef {import("./differing.js").Word} Word */

/**
 * Are they one word, in another form or spelling, or both nouns as German writes them?
 * @param {Word} one
 * @param {Word} other
 */
export function isSame({ key, named, short }, other) {
  if (key === other.key || isWhole(key, other.key) || isWhole(other.key, key)) return true;
  if (isNumber(key) || isNumber(other.key)) return false;
  if (isShortened(key, short, other.key) || isShortened(other.key, other.short, key)) return true;
  if (key.replace(/'s?$/, "") === other.key.replace(/'s?$/, "")) return true;
  if (NOUN.test(key) && NOUN.test(other.key)) return !isTail(key, other.key);
  const least = named || other.named ? TYPO_NAME : TYPO;
  return isDeclined(key, other.key) || (Math.min(key.length, other.key.length) >= least && isTypo(key, other.key));
}

/**
 * Is a word, or a number with another sign between its thousands, what two others make?
 * @param {string} key
 * @param {string} made
 */
export function isWhole(key, made) {
  return key === made || (THOUSANDS.test(key) && key.replaceAll(".", "") === made);
}

/**
 * Is one the other with a syllable before it, as “unaware” and “aware”?
 * @param {string} one
 * @param {string} other
 */
export function isTail(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 3 && long.endsWith(short) && DENYING.test(long.slice(0, -short.length));
}

/**
 * Is a word with a full stop the beginning of another, as “Jan.” and “Sen.”?
 * @param {string} key
 * @param {boolean} short
 * @param {string} other
 */
function isShortened(key, short, other) {
  return short && key.length >= 3 && key.length + 2 <= other.length && other.startsWith(key);
}

/**
 * Are they cases of one name or noun, where such are declined?
 * @param {string} one
 * @param {string} other
 */
function isDeclined(one, other) {
  if (!CYRILLIC.test(one) || !CYRILLIC.test(other)) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same >= 4 && ENDING.test(one.slice(same)) && ENDING.test(other.slice(same));
}

/**
 * Do they differ by one letter, or by two that changed places?
 * @param {string} one
 * @param {string} other
 */
function isTypo(one, other) {
  if (one[0] !== other[0]) return false; // “moral” and “amoral”
  let [from, back] = [0, 0];
  while (from < one.length && one[from] === other[from]) from++;
  while (back < Math.min(one.length, other.length) - from && one.at(-1 - back) === other.at(-1 - back)) back++;
  const [left, right] = [one.slice(from, one.length - back), other.slice(from, other.length - back)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(""));
}
