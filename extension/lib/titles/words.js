/**
 * A title or the path of an address in, its words out, so that a headline and its slug give the same ones. Knows neither
 * pages nor works; the reasons of the folding are in `server/titles/words.py`.
 */

import { unquote } from "../encoding.js";

export const FEWEST_WORDS = 3; // fewer name a section, or tell too little
const ENDING = /\.[a-z]{2,5}$/i;
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const EDGES = /^[-_.,]+|(?<![-_.,])[-_.,]+$/g;
const HEAD = /^(?:(?:19|20)[0-9][0-9]-[01]?[0-9](?:-[0-3]?[0-9])?|[0-9]{5,})[-_]/;
const TAIL =
  /[-_.,](?:(?:19|20)[0-9][0-9]-[01]?[0-9](?:-[0-3]?[0-9])?|(?<=_)[0-9]+|(?!(?:19|20)[0-9][0-9]$)[0-9]{4,}|(?:li|[0-9])\.[0-9]{4,}|(?=[a-z]*[0-9])[a-z0-9]{5,}|accg)$/i;
const MOST_IDS = 4; // `_6710_3210`, `-2014-5`; more would let a hostile address take its time

/** @type {Record<string, string>} */
const LETTERS = { ß: "ss", æ: "a", œ: "o", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", _: " ", ʼ: "'" };
const INITIALS = /(?<![\p{L}\p{N}])([\p{L}\p{N}])\.(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu;
const DECIMALS = /(?<=[0-9])[.,](?=[0-9])/g;
const IRISH = /(?<![\p{L}\p{N}])o['’](?=[\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const TAILS = ["s", "t", "ll", "re", "ve"];
const UMLAUT = /(?<=[aou])e/g;
const PLURAL = /(?<=[\p{L}\p{N}]{3})s+$/u;
const LETTER = /^\p{L}$/u;

/**
 * Folds a title or a slug to its words.
 * @param {string} title
 */
export function words(title) {
  const text = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[ßæœøđðłı_ʼ]/g, (letter) => LETTERS[letter])
    .replace(/\p{M}/gu, "")
    .replace(INITIALS, "$1")
    .replace(DECIMALS, "")
    .replace(IRISH, "o");
  const folded = joined(text.match(WORD) ?? []).map((word) => word.replace(UMLAUT, "").replace(PLURAL, ""));
  return folded.filter((word) => word && !LETTER.test(word));
}

/** @type {Map<string, string[]>} */
const known = new Map();
const MOST_KNOWN = 2 ** 14;

/**
 * The words of a work's title, kept for the next page of its outlet. Not for pages: nothing of what is read is kept.
 * @param {string} title
 */
export function wordsOf(title) {
  let found = known.get(title);
  if (!found) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = words(title);
    known.set(title, found);
  }
  return found;
}

/**
 * Puts together what an apostrophe or a slug's hyphen broke: `don t`, `ukraine s`, `u s`.
 * @param {string[]} parts
 */
function joined(parts) {
  /** @type {string[]} */
  const whole = [];
  let single = false;
  for (const part of parts) {
    const letter = LETTER.test(part);
    if (whole.length && (TAILS.includes(part) || (letter && single))) {
      whole[whole.length - 1] += part;
    } else {
      whole.push(part);
      single = letter;
    }
  }
  return whole;
}

/**
 * The words of the path's segment with the most words, without ids, dates and file ending; none if it has under three.
 * @param {string} path
 */
export function slug(path) {
  /** @type {string[]} */
  let longest = [];
  for (const segment of unquote(path).split("/")) {
    const found = words(bare(segment));
    if (found.length >= Math.max(FEWEST_WORDS, longest.length)) longest = found;
  }
  return longest;
}

/** @param {string} segment */
function bare(segment) {
  let text = segment.replace(ENDING, "").replace(UUID, "").replace(EDGES, "");
  for (let cut = 0; cut < MOST_IDS; cut++) text = text.replace(TAIL, "").replace(HEAD, "");
  return text;
}
