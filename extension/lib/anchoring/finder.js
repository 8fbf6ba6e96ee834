/**
 * A page's text and quotes in, the one place of each quote out: where its words stand, else where they stand but for small
 * changes that turn nothing, between the words that stood around it. Several places, or doubt: none.
 * After the W3C's TextQuoteSelector. Knows no DOM.
 */

import { walk } from "./aligning.js";
import { near } from "./nearly.js";
import { agrees, around, following, isAside, isWhole, preceding } from "./surroundings.js";
import { between, GROUPS, size, tokens } from "./tokens.js";

const SHORT = 6; // words; fewer may stand anywhere by chance
const LONGEST = 400; // words of one quote
const MARGIN = 0.2; // by which one place must agree better than the next with what stood around
const SEEDS = 3; // rare words of a quote from which its places are sought

/**
 * @typedef {{exact: string, prefix: string, suffix: string}} Quote
 * @typedef {"exact" | "normalised" | "approximate"} How
 * @typedef {{start: number, end: number, how: How, places: Int32Array, words: import("./tokens.js").Tokens}} Hit
 *   characters of the text; `places` gives for each word of the quote the page's word, or -1
 * @typedef {Hit & {first: number, next: number, plain: boolean, aside: boolean, share: number}} Found
 */

/** A page's text, read once for all quotes. */
export class PageText {
  /** @type {Map<string, number[]>} */
  #places = new Map();

  /**
   * @param {string} text  the page's text nodes, joined
   * @param {import("./meanings.js").Meanings} meanings
   */
  constructor(text, meanings) {
    this.words = tokens(text);
    this.meanings = meanings;
    this.words.keys.forEach((key, place) => {
      const known = this.#places.get(key);
      if (known) known.push(place);
      else this.#places.set(key, [place]);
    });
  }

  /**
   * Where does a word stand?
   * @param {string} key
   */
  places(key) {
    return this.#places.get(key) ?? [];
  }

  /**
   * Find the place of a quote.
   * @param {Quote} quote
   * @returns {Hit | null}
   */
  find(quote) {
    const words = tokens(quote.exact);
    if (!words.keys.length || words.keys.length > LONGEST) return null;
    const context = around(quote);
    const same = standing(this, words, context);
    const best = single(same);
    if (best && !best.aside) return best;
    if (same.filter(({ plain }) => plain).length > 1) return null;
    const { hit, turned } = near(this, words, context);
    if (!best || (hit && !isAside(this.words.text, hit.start))) return hit;
    return turned ? null : best;
  }
}

/**
 * The places where the very words stand.
 * @param {PageText} page
 * @param {import("./tokens.js").Tokens} quote
 * @param {import("./surroundings.js").Around} context
 * @returns {Found[]}
 */
function standing(page, quote, context) {
  /** @type {Map<number, Found>} */
  const found = new Map();
  for (const at of rarest(page, quote.keys)) {
    for (const place of page.places(quote.keys[at] ?? "")) {
      const places = new Int32Array(quote.keys.length).fill(-1);
      const first = walk(quote.keys, page.words, at, place, -1, places) + 1;
      const next = walk(quote.keys, page.words, at, place, 1, places);
      if (Number.isNaN(first + next) || found.has(first)) continue;
      found.set(first, described(page, quote, { places, first, next }, context));
    }
  }
  return [...found.values()];
}

/**
 * The places in the quote of the words that the page has least often. Several, as one that is parted on the page may stand
 * elsewhere in one piece.
 * @param {PageText} page
 * @param {string[]} keys
 */
function rarest(page, keys) {
  const counted = keys.map((key, at) => ({ at, count: page.places(key).length }));
  const known = counted.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
  return known.slice(0, SEEDS).map(({ at }) => at);
}

/**
 * @param {PageText} page
 * @param {import("./tokens.js").Tokens} quote
 * @param {{places: Int32Array, first: number, next: number}} there
 * @param {import("./surroundings.js").Around} context
 * @returns {Found}
 */
function described(page, quote, { places, first, next }, context) {
  const { text, starts, ends } = page.words;
  const [start, end] = [starts[first] ?? 0, ends[next - 1] ?? 0];
  const shares = [preceding(context.before, page.words, first), following(context.after, page.words, next)];
  const around = agrees(shares[0] ?? null) && agrees(shares[1] ?? null) && shares.some((share) => share !== null);
  const [there, words] = [text.slice(start, end), quote.text.slice(quote.starts[0], quote.ends.at(-1))];
  const verbatim = there === words;
  const same = verbatim || plainly(there) === plainly(words);
  const sure = around || (loosely(there) === loosely(words) && isWhole(quote.text, text, start, end));
  const share = (shares[0] ?? 0) + (shares[1] ?? 0);
  const how = verbatim ? "exact" : same ? "normalised" : "approximate";
  const whole = sure && (around || size(quote.keys) >= SHORT);
  return { start, end, how, places, words: quote, first, next, plain: whole, aside: isAside(text, start), share };
}

/**
 * A passage, of which letters, capitals and what stands between the words count.
 * @param {string} text
 */
function plainly(text) {
  return between(text).replace(GROUPS, "");
}

/**
 * What stands between the words of a passage, which are known to be the same.
 * @param {string} text
 */
function loosely(text) {
  return plainly(text).replace(/[\p{L}\p{M}\p{N}-]+/gu, "");
}

/**
 * The one place that is beyond doubt; of several, the one that agrees best with what stood around. Where the words stand in
 * the main text, what repeats them aside, in captions, pull quotes and comments, does not count.
 * @param {Found[]} found
 * @returns {Found | null}
 */
function single(found) {
  const plain = found.filter((hit) => hit.plain);
  const main = plain.filter((hit) => !hit.aside);
  const [best, second] = (main.length ? main : plain).sort((one, other) => other.share - one.share);
  return best && (!second || best.share - second.share >= MARGIN) ? best : null;
}
