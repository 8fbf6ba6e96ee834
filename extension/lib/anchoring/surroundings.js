/** Where a passage stands and the words that stood around a quote in; how far they agree, out. */

import { joined, shared } from "./aligning.js";
import { BETWEEN, tokens } from "./tokens.js";

const AGREE = 0.6; // of the words around
const ADDED = 0.5; // what a word put in costs
const LETTER = /^[\p{L}\p{N}]/u;
const ASKS = /^[?？؟]/;
const CLOSED = /[.!?…。！？؟۔।:;：；»”"“„«'’‘()[\]{}—–|•·\n\v-]\s*$/u;
const CHANGED = 1; // words more or less, where several are changed
const BY_CHANCE = 2; // words of which fewer are the same by chance
const PUT_IN = 40; // words of sentences that may be put in
const FARTHER = 0.75; // what agreeing beyond them counts
const COUNTER = /^\p{Nd}{1,3}\s?\/\s?\p{Nd}{1,3}\s+$/u; // of pictures
const DATELINE = /[\n\v]\s*\p{Lu}[^\n\v.!?]{1,50}(?:[)\p{Lu}]|\p{Nd})\s?[-–—:]+\s+$/u; // “LORNE, Nov 3 (Agency) - ”
const LONGEST_LINE = 64; // characters
const ENDED = /[.!?…。！？؟۔।]/u;
const SHORTENED =
  /^(?:\p{Lu}|Mrs?|Ms|Mme|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|No|Nr|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$/u;
const OPEN = /^\s*(?:[.!…。！۔।»”"«'’(|•·\n\v[]|$)/u;

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
  return before.length ? farthest((place) => share(before, page.keys, place - 1, -1), page, first, -1) : null;
}

/**
 * How far the words from a place on are those after the quote.
 * @param {string[]} after
 * @param {import("./tokens.js").Tokens} page
 * @param {number} next  the word after the passage
 */
export function following(after, page, next) {
  const sign = page.keys[next];
  if (sign && ASKS.test(sign) && sign !== after[0]) return 0;
  return after.length ? farthest((place) => share(after, page.keys, place, 1), page, next, 1) : null;
}

/**
 * How many of the words the page has from a place on, in their order; one at a time may be put in, left out or changed.
 * @param {string[]} words
 * @param {string[]} page
 * @param {number} from
 * @param {1 | -1} step
 */
function share(words, page, from, step) {
  const last = step > 0 ? words.length - 1 : 0;
  let [at, place, same] = [words.length - 1 - last, from, 0];
  for (let word = words[at], there = page[place]; word && there; word = words[at], there = page[place]) {
    const width = joined(words, at, page, place, step) ?? (at === last && isRest(word, there, step) ? [1, 1] : null);
    if (width) {
      same += width[0];
      [at, place] = [at + width[0] * step, place + width[1] * step];
    } else if (same > 0 && word === page[place + step] && LETTER.test(there)) {
      same -= ADDED;
      place += step;
    } else {
      if (words[at + step] !== there) place += step;
      at += step;
    }
  }
  return Math.max(0, same / words.length);
}

/**
 * The same, several words being changed.
 * @param {string[]} words
 * @param {string[]} page
 * @param {number} from
 * @param {1 | -1} step
 */
function alike(words, page, from, step) {
  const close = share(words, page, from, step);
  if (agrees(close)) return close;
  const [start, end] = step > 0 ? [from, from + words.length + CHANGED] : [from + 1 - words.length - CHANGED, from + 1];
  const same = shared(words, page.slice(Math.max(0, start), Math.max(0, end))).length;
  return same >= BY_CHANCE ? Math.max(close, same / words.length) : close;
}

/**
 * May the outermost word be what is left of the page's?
 * @param {string} word
 * @param {string} there
 * @param {1 | -1} step
 */
function isRest(word, there, step) {
  return step > 0 ? there.startsWith(word) : there.endsWith(word);
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
  if (agrees(here) || page.opens[place] === false) return here;
  for (let far = 1; far <= BETWEEN; far++) {
    const there = place + far * step;
    const agreed = page.opens[there] ? share(there) : 0;
    if (agrees(agreed)) return agreed;
  }
  return here;
}

/**
 * How far the words beside a passage are those beside the quote; null if the quote has none there.
 * @param {string[]} words
 * @param {import("./tokens.js").Tokens} page
 * @param {number} from  the first word beside it
 * @param {1 | -1} step
 */
export function beside(words, page, from, step) {
  return words.length ? share(words, page.keys, from, step) : null;
}

/**
 * The same, past blocks that stand between; or, for less, past sentences that were put in.
 * @param {string[]} words
 * @param {import("./tokens.js").Tokens} page
 * @param {number} from
 * @param {1 | -1} step
 */
export function nearby(words, page, from, step) {
  if (!words.length) return null;
  const sign = page.keys[from];
  if (step > 0 && sign && ASKS.test(sign) && sign !== words[0]) return 0;
  let best = alike(words, page.keys, from, step);
  const parted = page.opens[step > 0 ? from : from + 1];
  for (let far = 1; far <= BETWEEN && !agrees(best); far++) {
    const edge = from + far * step + (step > 0 ? 0 : 1);
    if (parted && page.opens[edge]) best = Math.max(best, alike(words, page.keys, from + far * step, step));
    else if (far <= PUT_IN && isEdge(page, edge))
      best = Math.max(best, FARTHER * alike(words, page.keys, from + far * step, step));
  }
  return best;
}

/**
 * May a sentence begin with a word of the page?
 * @param {import("./tokens.js").Tokens} page
 * @param {number} place
 */
export function isEdge({ text, starts, ends, opens }, place) {
  if (place <= 0 || place >= starts.length || opens[place]) return true;
  const gap = text.slice(ends[place - 1], starts[place]);
  if (ENDED.test(gap)) return !gap.startsWith(".") || !SHORTENED.test(text.slice(starts[place - 1], ends[place - 1]));
  if (opens[place - 2] && COUNTER.test(text.slice(starts[place - 2], starts[place]))) return true;
  return (
    /[-–—:]/.test(gap) && DATELINE.test(text.slice(Math.max(0, (starts[place] ?? 0) - LONGEST_LINE), starts[place]))
  );
}

/**
 * Does a word of the page begin with a capital letter?
 * @param {import("./tokens.js").Tokens} page
 * @param {number} place
 */
export function isCapital({ text, starts }, place) {
  return /^\p{Lu}/u.test(text.slice(starts[place] ?? text.length));
}

/**
 * Does a quote begin where a sentence does?
 * @param {string} quote
 */
export function isOpening(quote) {
  return !/^[\p{P}\s]*\p{Ll}/u.test(quote);
}

/**
 * Does it end where one does?
 * @param {string} quote
 */
export function isClosing(quote) {
  return /[.!?…。！？؟۔।]\P{L}{0,3}$/u.test(quote);
}

/**
 * A share, of which what is more than agreeing does not count: more would speak for a boundary behind an advertisement.
 * @param {number | null} share
 */
export function enough(share) {
  return Math.min(share ?? 0, AGREE);
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
  const ends = !/[.!?…。！？؟۔।]\P{L}{0,3}$/u.test(quote) || OPEN.test(text.slice(end, end + 8));
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
