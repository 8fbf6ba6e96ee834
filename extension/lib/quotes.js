/**
 * Claims and a page's text in, the claims whose words stand in it out. Exact but for white space, kinds of quotation marks
 * and dashes, and soft hyphens; never a near miss. Short sentences are left out: they may stand anywhere by chance.
 */

const LEAST = 6; // words
const LETTER = /[\p{L}\p{N}]/u;

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
      !hidden.includes(claim.kind) && [claim.quote.exact, claim.text].some((words) => stands(plain(words), page)),
  );
}

/**
 * One kind of white space, quotation marks and dashes.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\s*[‐‑‒–—―−-]+\s*/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {string} words
 * @param {string} page
 */
function stands(words, page) {
  if (words.split(" ").length < LEAST) return false;
  for (let at = page.indexOf(words); at >= 0; at = page.indexOf(words, at + 1)) {
    if (!LETTER.test(page[at - 1] ?? " ") && !LETTER.test(page[at + words.length] ?? " ")) return true;
  }
  return false;
}
