/**
 * Text in, its words out, with their places: numbers, signs that change a meaning, and one character a word where a script
 * sets no blanks. Marks of footnotes are no words. Knows no quote and no page.
 */

const UNSPACED = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";
const UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const LETTER = `[[\\p{L}\\p{M}]--[${UNSPACED}]]`;
const INSIDE = `[${UNSEEN}'’ʼ]`;
const GOING_ON = `[[\\p{L}\\p{M}\\p{Nd}]--[${UNSPACED}]]`;
const MARK = [
  "\\[(?:\\p{L}?\\p{Nd}{1,3}|\\p{Ll}|note \\p{Nd}+|nb \\p{Nd}+|[a-z]+ needed)\\]",
  "(?<=\\p{L}{3}|[\\p{P}])[⁰¹²³⁴-⁹*†‡]+",
].join("|");
const WORD = [
  "[A-Za-z]+(?=[ ,.])", // most words, for speed
  `${LETTER}+(?:${INSIDE}*${GOING_ON}+)*`,
  "\\p{Nd}+(?:[.,:'’\\u00a0\\u202f]\\p{Nd}+)*",
  `(${MARK})`,
  `[${UNSPACED}]\\p{M}*`,
  "(?<![\\p{L}\\p{N}])[\\-−–](?=\\p{Nd})",
  "[\\p{Sc}%‰°²³½¼¾¹⁰⁴-⁹]",
  "[?？؟]",
  "([\\n\\v]+)",
].join("|");
const TOKEN = new RegExp(WORD, "gv");
const ALONE = new RegExp(`^[${UNSPACED}]`, "v");
const MARKS = new RegExp(MARK, "gv");
const IGNORED = new RegExp(`[${UNSEEN}]`, "gv");
/** Words that may stand between two paragraphs. */
export const BETWEEN = 60;
/** What divides thousands. */
export const GROUPS = /(?<=\d)[,'’\s](?=\d{3}(?!\d))/g;
const PLAIN = /^[A-Za-z]+$/;
const ARABIC = /\p{sc=Arab}/u;
const VOWELS = /[\u064b-\u0652\u0670\u0640]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/**
 * @typedef {object} Tokens
 * @property {string} text
 * @property {string[]} keys  the words, folded, in small letters
 * @property {number[]} starts
 * @property {number[]} ends
 * @property {boolean[]} opens  whether a block of the page begins with the word
 */

/**
 * Take a text apart.
 * @param {string} text
 * @returns {Tokens}
 */
export function tokens(text) {
  /** @type {Tokens} */
  const found = { text, keys: [], starts: [], ends: [], opens: [] };
  /** @type {Map<string, string>} */
  const known = new Map();
  let opens = true;
  for (const hit of text.matchAll(TOKEN)) {
    if (hit[2] !== undefined) opens = true;
    if (hit[1] !== undefined || hit[2] !== undefined) continue;
    const [word] = hit;
    const key = known.get(word) ?? fold(word).toLowerCase();
    known.set(word, key);
    found.keys.push(key);
    found.starts.push(hit.index);
    found.ends.push(hit.index + word.length);
    found.opens.push(opens);
    opens = false;
  }
  return found;
}

/**
 * A word in one form of its characters; numbers without what divides their thousands.
 * @param {string} word
 */
export function fold(word) {
  if (PLAIN.test(word)) return word;
  const plain = ASCII.test(word)
    ? word
    : word.replace(IGNORED, "").normalize("NFKC").replace(/[’ʼ]/g, "'").replace("−", "-");
  if (isNumber(plain)) return latin(plain).replace(GROUPS, "");
  return ARABIC.test(plain) ? arabic(plain) : plain.replace("–", "-").replaceAll("ё", "е").replaceAll("Ё", "Е");
}

/**
 * A number in the digits of ASCII.
 * @param {string} number
 */
function latin(number) {
  return ASCII.test(number) ? number : number.replace(/\p{Nd}/gu, (digit) => String(value(digit.codePointAt(0) ?? 0)));
}

/**
 * What a digit counts: those of a script stand in a row, from nought to nine, ten or more apart from those of any other.
 * @param {number} code
 */
function value(code) {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/**
 * A word without its vowels' signs and what only draws it out, in one spelling of the letters that are often mixed up.
 * @param {string} word
 */
function arabic(word) {
  return word
    .replace(VOWELS, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/[ىی]/g, "ي")
    .replace(/ک/g, "ك");
}

/**
 * How many words these are; of scripts without blanks, two characters count as one.
 * @param {string[]} keys
 */
export function size(keys) {
  return keys.length - keys.filter((key) => ALONE.test(key)).length / 2;
}

/** @param {string} key */
export function isNumber(key) {
  return /^\p{Nd}/u.test(key);
}

/**
 * What stands between words, as far as it counts: one kind of dashes, no quotation marks, no blanks.
 * @param {string} gap
 */
export function between(gap) {
  return gap
    .replace(MARKS, "")
    .replace(IGNORED, "")
    .normalize("NFKC")
    .replace(/[\s"'`´‘’‚‛“”„‟«»‹›′″]/g, "")
    .replace(/[‐‑‒–—―−-]+/g, "-")
    .replace(/\.{2,}|…/g, "…");
}
