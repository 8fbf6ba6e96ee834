/**
 * A page's path and title and the works for which its outlet is cited in; the work that the page is, or nothing, out.
 *
 * The method, its figures and how they were measured are the server's (`server/titles/comparing.py`). Knows neither hosts nor
 * documents, and refuses rather than guesses.
 */

import { because } from "../reasons.js";
import { agree, dated } from "./dates.js";
import { FEWEST_WORDS, slug, words, wordsOf } from "./words.js";

/**
 * A work as a document cites it; `date` is YYYY-MM-DD, YYYY-MM, YYYY or null.
 * @typedef {{id: string, title: string, date: string | null}} Cited
 */

/** @typedef {{id: string, reason: import("../snapshot.d.ts").Reason}} Likeness */
/**
 * What the address and the title of a page weigh, by numbered word.
 * @typedef {{slug: Map<string, number>, headline: Map<string, number>, date: string | null}} Page
 */

/**
 * A cited work, how near it comes to the page, and the likeness if that is near enough.
 * @typedef {{key: string, date: string | null, score: number, likeness: Likeness | null}} Judged
 */

// In nats; all figures and how they were measured are in `server/titles/comparing.py`
const PRIOR = Math.exp(-6);
const PRIOR_DOCUMENTS = 2000;
const CAP = 8;

const LEAST_INFORMATION = 12;
const FULL_INFORMATION = 22;
const SLUG_SHARE = 0.6;
const THRESHOLD = 0.77;
const DATED_THRESHOLD = 0.66;
const TITLE_THRESHOLD = 0.85;
const ANOTHER_HEADLINE = 0.4;
const MARGIN = 0.05;
const DASH = / [-–—·•:] /;
const DAY = /^[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}$/;
const DIGIT = /[0-9]/;
const BLANKS = /\p{White_Space}+/u;

/** How much a word tells, in nats, by the share of documents that have it; and which words turn what is told. */
export class Weights {
  #documents;
  #count;

  /**
   * @param {number} documents how many were counted
   * @param {(word: string) => number} count in how many of them a word stands, as `words` folds it
   * @param {string[]} polar words of polarity, order and number, folded alike
   */
  constructor(documents, count, polar) {
    this.#documents = documents;
    this.#count = count;
    /** @readonly */
    this.polar = new Set(polar);
  }

  /**
   * From 0 (every document has it) to `CAP`.
   * @param {string} word
   */
  of(word) {
    const share = (this.#count(word) + PRIOR_DOCUMENTS * PRIOR) / (this.#documents + PRIOR_DOCUMENTS);
    return Math.min(CAP, -Math.log(Math.min(1, share)));
  }
}

/**
 * Every cited work that the page is: more than one only where documents cite one work by the same words.
 * @param {Cited[]} cited works of the page's outlet
 * @param {string} path
 * @param {string | null} title the page's title, if known
 * @param {string[]} names what the outlet adds to its titles; left out in comparing
 * @param {Weights} weights
 * @returns {Likeness[]}
 */
export function likenesses(cited, path, title, names, weights) {
  const weighed = (/** @type {string[]} */ some) => {
    return new Map(Array.from(numbered(some), ([nth, word]) => [nth, weights.of(word)]));
  };
  const page = { slug: weighed(slug(path)), headline: weighed(words(headline(title ?? "", names))), date: dated(path) };
  const judged = cited.filter(({ date }) => agree(date, page.date) !== false).map((work) => judge(page, work, weights));
  if (!judged.length) return [];
  const top = judged.reduce((best, one) => (one.score > best.score ? one : best));
  const same = judged.filter((one) => one.key === top.key);
  const rivals = judged.some((one) => one.key !== top.key && one.score > top.score - MARGIN);
  const torn = same.some((one) => same.some((other) => agree(one.date, other.date) === false));
  return rivals || torn ? [] : same.flatMap(({ likeness }) => likeness ?? []);
}

/**
 * Tells apart the first and the second time that a word stands: the numbered words, each with its word.
 * @param {string[]} some
 */
function numbered(some) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return new Map(
    some.map((word) => {
      const nth = (seen.get(word) ?? 0) + 1;
      seen.set(word, nth);
      return [`${word} ${nth}`, word];
    }),
  );
}

/**
 * @param {Page} page
 * @param {Cited} work
 * @param {Weights} weights
 * @returns {Judged}
 */
function judge(page, { id, title, date }, weights) {
  const theirs = numbered(wordsOf(title));
  const dating = agree(date, page.date) ? "-and-date" : "";
  const head = overlap(page.headline, theirs, weights);
  const address = overlap(page.slug, theirs, weights);
  const dice = (2 * head.ours * head.theirs) / (head.ours + head.theirs || 1);
  const covered = SLUG_SHARE * address.ours + (1 - SLUG_SHARE) * address.theirs;
  const score = covered * Math.min(1, address.information / FULL_INFORMATION);
  const unseen = [...theirs.keys()].some((nth) => !page.slug.has(nth) && !page.headline.has(nth));
  const contrary = turned(page.headline, theirs, weights.polar);
  const other = page.headline.size >= FEWEST_WORDS && (dice < ANOTHER_HEADLINE || unseen || contrary);
  const fits = address.exact && !other && !turned(page.slug, theirs, weights.polar);
  let code = "";
  if (head.exact && !contrary && dice >= TITLE_THRESHOLD) {
    code = `title${dating}`;
  } else if (fits && score >= (dating ? DATED_THRESHOLD : THRESHOLD)) {
    code = `address-words${dating}`;
  }
  const key = [...theirs.values()].join(" ");
  return { key, date, score: Math.max(score, dice), likeness: code ? { id, reason: because(code, { title }) } : null };
}

/**
 * Does a word of polarity, order or number stand on one side only? Which words those are is the server's table.
 * @param {Map<string, unknown>} ours by numbered word, as "not 1"
 * @param {Map<string, unknown>} theirs
 * @param {Set<string>} polar
 */
function turned(ours, theirs, polar) {
  const alone = [...ours.keys(), ...theirs.keys()].filter((nth) => ours.has(nth) !== theirs.has(nth));
  const single = alone.map((nth) => nth.slice(0, nth.lastIndexOf(" ")));
  return single.some((word) => polar.has(word) || DIGIT.test(word));
}

const NOTHING = { information: 0, ours: 0, theirs: 0, exact: false };

/**
 * Compares the page's words with a cited title's. Exact is what lacks words on one side at most and keeps their order.
 * @param {Map<string, number>} ours weights by numbered word
 * @param {Map<string, string>} theirs words by numbered word
 * @param {Weights} weights
 */
function overlap(ours, theirs, weights) {
  const shared = [...theirs.keys()].filter((nth) => ours.has(nth));
  const information = sum(shared.map((nth) => ours.get(nth) ?? 0));
  if (shared.length < FEWEST_WORDS || information < LEAST_INFORMATION) return NOTHING;
  const total = sum([...theirs.values()].map((word) => weights.of(word)));
  const oneSide = shared.length === ours.size || shared.length === theirs.size;
  const inOrder = [...ours.keys()].filter((nth) => theirs.has(nth)).every((nth, at) => nth === shared[at]);
  const exact = oneSide && inOrder;
  return { information, ours: information / sum([...ours.values()]), theirs: information / total, exact };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Strips outlet, section and day from a title: of what bars divide, keeps the part with the most words.
 * @param {string} title
 * @param {string[]} names
 */
function headline(title, names) {
  const own = names.map((name) => new Set(["new", ...words(name)])); // "BBC News" where the record says "BBC"
  const isOwn = (/** @type {string} */ part) => {
    const found = words(part);
    return own.some((name) => found.every((word) => name.has(word)));
  };
  const bars = title.split(BLANKS).join(" ").trim().split("|");
  const parts = bars.map((bar) => {
    const kept = bar.split(DASH).filter((part) => !DAY.test(part.trim()) && !isOwn(part));
    return kept.join(" ");
  });
  return parts.reduce((best, part) => (words(part).length > words(best).length ? part : best));
}
