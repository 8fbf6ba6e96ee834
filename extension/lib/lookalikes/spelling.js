/**
 * Two names in, how their letters differ out.
 *
 * One edit is all that is looked for: the distance of Damerau (1964), found by deletion neighbourhoods (SymSpell,
 * W. Garbe 2012). Knows nothing of outlets.
 */

import { unpunycode } from "../encoding.js";

const ACRONYM = 3; // letters: swapped, they make another acronym

/**
 * Writes `label` as a browser shows it (RFC 3492); one that is no Punycode stays as it is.
 * @param {string} label
 */
export function decoded(label) {
  return label.startsWith("xn--") ? (unpunycode(label.slice(4)) ?? label) : label;
}

/**
 * Says whether `text` is of the Latin script, its letters plain or with marks, as many languages spell.
 * @param {string} text
 */
export function isLatin(text) {
  return [...text].every((char) => char < "\u0250"); // where Latin Extended-B ends
}

/**
 * `name`, and it without each of its letters: two names at one edit have one of these in common.
 * @param {string} name
 */
export function neighbours(name) {
  const letters = [...name];
  return new Set([name, ...letters.map((_, at) => letters.toSpliced(at, 1).join(""))]);
}

/**
 * Says whether a letter more, less or changed, or two swapped, part `one` from `other`. A digit more or less is no
 * misspelling: numbers tell channels and towns apart.
 * @param {string} one
 * @param {string} other
 */
export function oneEdit(one, other) {
  let [short, long] = [[...one], [...other]];
  if (short.length > long.length) [short, long] = [long, short];
  while (short.length && short[0] === long[0]) {
    short.shift();
    long.shift();
  }
  const rest = short.join("");
  if (short.length < long.length) return rest === long.slice(1).join("") && !/^\p{Nd}$/u.test(long[0]);
  const swapped = rest === [...long.slice(0, 2).reverse(), ...long.slice(2)].join("");
  return short.length > 0 && (swapped || short.slice(1).join("") === long.slice(1).join(""));
}

/**
 * Says whether the edit that parts `one` from `other` swaps two letters or doubles one, as fingers do.
 * @param {string} one
 * @param {string} other
 */
export function slipped(one, other) {
  const [left, right] = [[...one], [...other]];
  if (left.length === right.length) {
    return left.toSorted().join("") === right.toSorted().join("") && left.length > ACRONYM;
  }
  return runs(left) === runs(right);
}

const ONE_SOUND = ["ck", "kc", "sz", "zs", "iy", "yi"];

/**
 * Says whether the edit that parts `one` from `other` is another language's spelling: c or k, s or z, i or y, h or
 * none. repubblika is no misspelling of repubblica.
 * @param {string} one
 * @param {string} other
 */
export function respelt(one, other) {
  const [left, right] = [[...one], [...other]];
  if (left.length !== right.length) return one.replaceAll("h", "") === other.replaceAll("h", "");
  return left.some((letter, at) => ONE_SOUND.includes(letter + right[at]));
}

/** @param {string[]} letters */
function runs(letters) {
  return letters.filter((letter, at) => letter !== letters[at - 1]).join("");
}

/**
 * Says whether `one` and `other` differ in a word of less than `long` letters, amid the same title words: golfnews is
 * no misspelling of gulfnews, nor gazeta of gazette.
 * @param {[string, string, string]} one the first name, parted into title words and core
 * @param {[string, string, string]} other
 * @param {number} long
 */
export function otherWord(one, other, long) {
  const [before, core, after] = other;
  if (!(before || after) || !core) return false;
  return one[1] === core || (one[0] === before && one[2] === after && core.length < long);
}
