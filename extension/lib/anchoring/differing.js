/**
 * The places where a quote and a passage part in, whether they may say different things out. Refuses rather than guesses: a number, a name, a negation, a hedge, or one of two opposites is enough, unless what
 * stands there instead says the same.
 */

import { isSame, isTail, isWhole } from "./sameword.js";
import { fold, isNumber } from "./tokens.js";

const CAPITAL = /^\p{Lu}/u;
const CASED = /^[\p{Lu}\p{Ll}]/u;
const NEGATED = /^un(?!der|ter|til|i|cle)\p{L}{4}|^(?:non|anti)\p{L}{4}/u;
const SIGN = /^[^\p{L}\p{M}\p{Nd}]/u;
const PARTICLE = /^[的了之也就则並并]$/u;

const TAKES_UP = new Set("it he she they this er sie es il elle они он она".split(" "));
const LINKS = new Set("which who and that und der die das et qui y que и а который которая".split(" "));
const OPENED = /(?:^|[.!?…。\n\v]["'”’»“)\]]*)[\s"'“‘„«»([]*$/u;

/**
 * @typedef {import("./tokens.js").Tokens} Tokens
 * @typedef {import("./comparing.js").Gap} Gap
 * @typedef {import("./finder.js").PageText} PageText
 * @typedef {import("./meanings.js").Meanings} Meanings
 */

/**
 * @typedef {object} Word
 * @property {string} key  folded, in small letters
 * @property {boolean} named  whether it may be a name: it has a capital that no sentence gives it
 * @property {boolean} short  whether it may be the beginning of a longer word, with a full stop
 * @property {boolean} linking  whether it only takes up who was spoken of, as a sentence was parted or joined there
 */

/**
 * May a passage of the page say something else than the quote?
 * @param {PageText} page
 * @param {Tokens} quote
 * @param {Gap[]} gaps
 */
export function isTurned(page, quote, gaps) {
  const links = (/** @type {Tokens} */ { keys }, /** @type {number[]} */ there) =>
    there.some((at) => LINKS.has(keys[at] ?? ""));
  if (isExchanged(page.words, quote, gaps)) return true;
  const parted = gaps.some(({ lost }) => links(quote, lost));
  const joined = gaps.some(({ gained }) => links(page.words, gained));
  return gaps.some(({ lost, gained }) =>
    turned(
      lost.map((at) => worded(page, quote, at, joined)),
      [...gained.map((at) => worded(page, page.words, at, parted)), ...broken(page.words, gained)],
      page.meanings,
    ),
  );
}

/**
 * Did two words take each other's places, so that the sentence says it of the other?
 * @param {Tokens} words
 * @param {Tokens} quote
 * @param {Gap[]} gaps
 */
function isExchanged(words, quote, gaps) {
  const changed = gaps.map(({ lost, gained }) => ({
    ours: lost.map((at) => quote.keys[at] ?? ""),
    theirs: gained.map((at) => words.keys[at] ?? ""),
  }));
  const both = (/** @type {string[]} */ some, /** @type {string[]} */ others) =>
    some.some((word) => others.includes(word));
  return changed.some((one, at) =>
    changed.slice(at + 1).some((other) => both(one.ours, other.theirs) && both(one.theirs, other.ours)),
  );
}

/**
 * The words that are broken over two lines.
 * @param {Tokens} words
 * @param {number[]} gained
 * @returns {Word[]}
 */
function broken({ text, keys, starts, ends }, gained) {
  const halves = gained.filter(
    (at) => gained.includes(at + 1) && /^[-‐]\s+$/.test(text.slice(ends[at], starts[at + 1])),
  );
  return halves.map((at) => ({ key: `${keys[at]}${keys[at + 1]}`, named: false, short: false, linking: false }));
}

/**
 * @param {PageText} page
 * @param {Tokens} words
 * @param {number} at
 * @param {boolean} isLinked
 * @returns {Word}
 */
function worded(page, { text, keys, starts, ends }, at, isLinked) {
  const [key = "", start = 0] = [keys[at], starts[at]];
  const leads = OPENED.test(text.slice(Math.max(0, start - 6), start));
  const named =
    CAPITAL.test(fold(text.slice(start, ends[at]))) && !(leads && isPlain(page, key)) && !isBracketed(text, start);
  return { key, named, short: text[ends[at] ?? 0] === ".", linking: leads && isLinked && TAKES_UP.has(key) };
}

/**
 * Is it a short name or sign of what was named before, in brackets?
 * @param {string} text
 * @param {number} start
 */
function isBracketed(text, start) {
  return (
    /[\p{L}\p{M}] ?\([^()]{0,9}$/u.test(text.slice(Math.max(0, start - 12), start)) &&
    /^[^()\s]{1,12}\)/.test(text.slice(start))
  );
}

/**
 * Does the page have this word with a small first letter, so that it is no name?
 * @param {PageText} page
 * @param {string} key
 */
function isPlain(page, key) {
  const { text, starts } = page.words;
  return page.places(key).some((place) => text.startsWith(key.slice(0, 1), starts[place]));
}

/**
 * May the words that stand on one side only make the other sentence say something else?
 * @param {Word[]} lost
 * @param {Word[]} gained
 * @param {Meanings} meanings
 */
function turned(lost, gained, meanings) {
  const [ours, theirs] = [lost.flatMap(parted), gained.flatMap(parted)];
  while (cancelled(ours, theirs, meanings));
  const denied = ours.some(({ key }) => theirs.some((word) => isTail(key, word.key)));
  const weak = [ours, theirs].every((words) => words.some(({ key }) => meanings.isWeak(key)));
  return denied || weak || turns(ours, meanings) || turns(theirs, meanings);
}

/**
 * “Don't” is “do not”.
 * @param {Word} word
 * @returns {Word[]}
 */
function parted(word) {
  const keys = word.key
    .replace(/^won't$/, "will not")
    .replace(/^can(?:no|')t$/, "can not")
    .replace(/n't$/, " not");
  return keys.split(" ").map((key) => ({ ...word, key }));
}

/**
 * Take from both sides what says the same.
 * @param {Word[]} ours
 * @param {Word[]} theirs
 * @param {Meanings} meanings
 */
function cancelled(ours, theirs, meanings) {
  const [here, there] = [ours, theirs].map((words) =>
    meanings.of(
      words.map(({ key }) => key),
      true,
    ),
  );
  for (const one of here ?? []) {
    const other = there?.find(({ line }) => line === one.line);
    if (other) return take(ours, one.at, one.size, theirs, other.at, other.size);
  }
  for (const [at, one] of ours.entries()) {
    const other = theirs.findIndex((word) => isSame(one, word));
    if (other >= 0) return take(ours, at, 1, theirs, other, 1);
    const broken = theirs.findIndex((word, nth) => isWhole(one.key, word.key + theirs[nth + 1]?.key));
    if (broken >= 0) return take(ours, at, 1, theirs, broken, 2);
  }
  return false;
}

/**
 * @param {Word[]} ours
 * @param {number} at
 * @param {number} size
 * @param {Word[]} theirs
 * @param {number} there
 * @param {number} count
 */
function take(ours, at, size, theirs, there, count) {
  ours.splice(at, size);
  theirs.splice(there, count);
  return true;
}

/**
 * @param {Word[]} words
 * @param {Meanings} meanings
 */
function turns(words, meanings) {
  const left = words.filter(({ linking }) => !linking);
  return meanings.of(left.map(({ key }) => key)).length > 0 || left.some((word) => turnsAlone(word, meanings));
}

/**
 * @param {Word} word
 * @param {Meanings} meanings
 */
function turnsAlone({ key, named }, meanings) {
  if (named || isNumber(key) || SIGN.test(key) || NEGATED.test(key)) return true;
  if (meanings.isPolar(key)) return true;
  return !CASED.test(key) && !PARTICLE.test(key);
}
