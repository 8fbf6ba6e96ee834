/**
 * Claims and a page's text in, the claims whose words, or a long quotation in them, stand in it out. Equal but for white
 * space, kinds of quotation marks and dashes, forms of letters (Unicode NFKC), soft hyphens and the case of the first letter;
 * never a near miss. Short sentences are left out: they may stand anywhere by chance. The server has this rule in
 * `server/search/verbatim.py`.
 */

const LEAST = 6; // words
const LEAST_QUOTED = 8; // words of a quotation, which others report too
const LETTER = /[\p{L}\p{N}]/u;
const ENDS = /[\p{L}\p{N}]$/u;
const BEGINS = /^[\p{L}\p{N}]/u;
const BLANKS = "\\t\\n\\v\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANK = new RegExp(`[${BLANKS}]+`, "g");
const DASH = / ?[‐‑‒–—―−-]+[ ‐‑‒–—―−-]*/g;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g;

/**
 * Find the claims whose words stand in a text, in the order of the claims.
 * @template {{text: string, kind: string, quote: {exact: string}}} Claim
 * @param {Iterable<Claim>} claims
 * @param {string[]} hidden  kinds of claims that by themselves match no page
 * @param {string} text  the page's visible text
 * @returns {Claim[]}
 */
export function find(claims, hidden, text) {
  const page = plain(text);
  return [...claims].filter(
    (claim) =>
      !hidden.includes(claim.kind) && passages(claim.text, claim.quote.exact).some((words) => stands(words, page)),
  );
}

/**
 * One kind of white space, quotation marks, dashes and letters.
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(BLANK, " ")
    .replace(DASH, "-")
    .replace(/^ +| +$/g, "");
}

/**
 * What of a claim may stand on a page, plain: its words, with citation marks and without, and long quotations in them.
 * @param {string} text
 * @param {string} exact
 */
export function passages(text, exact) {
  const own = plain(text);
  const whole = [plain(exact), own].filter((words) => size(words) >= LEAST);
  const quoted = [...own.matchAll(/"([^"]+)"/g)].map(([, words]) => words.replace(/^ +| +$/g, ""));
  return [...new Set([...whole, ...quoted.filter((words) => size(words) >= LEAST_QUOTED)])];
}

/**
 * How many words these are; of scripts without blanks, two letters count as one.
 * @param {string} words
 */
function size(words) {
  const spaced = words
    .replace(UNSPACED, "")
    .split(" ")
    .filter((word) => LETTER.test(word)).length;
  return spaced + Math.floor((words.match(UNSPACED) ?? []).length / 2);
}

/**
 * @param {string} words
 * @param {string} page
 */
function stands(words, page) {
  return opened(words).some((one) => found(one, page));
}

/**
 * The words, and with their first letter in the other case.
 * @param {string} words
 */
function opened(words) {
  const [letter] = LETTER.exec(words) ?? [];
  if (!letter) return [words];
  const cases = [letter.toLowerCase(), letter.toUpperCase()].filter((other) => [...other].length === 1);
  return [...new Set([words, ...cases.map((other) => words.replace(letter, () => other))])];
}

/**
 * @param {string} words
 * @param {string} page
 */
function found(words, page) {
  for (let at = page.indexOf(words); at >= 0; at = page.indexOf(words, at + 1)) {
    const end = at + words.length;
    // two units, since a letter may take two; the half of one is none
    if (!ENDS.test(page.slice(Math.max(0, at - 2), at)) && !BEGINS.test(page.slice(end, end + 2))) return true;
  }
  return false;
}
