/**
 * A claim with its citations, and where its words stand on a page, in; where each group of citations stands there, with the
 * citations in it, out. Only brackets: a link in the text speaks for itself.
 */

const BRACKETS = /[([)]([^()[\]]{1,400})[)\]]/g;
const NEXT = /^[^\p{L}\p{N}]{0,6}?(?<group>[([)][^()[\]]{1,400}[)\]])/u;
const SAME = 24; // letters in front of a footnote's mark by which its citation is known

/**
 * @typedef {{domain: string | null, outlet: string | null, quote: {exact: string}}} Cited
 * @typedef {{start: number, end: number, citations: number[]}} Group  characters of the page's text; places in the claim's list
 */

/**
 * Find the groups of a claim.
 * @param {{quote: {exact: string}, citations: Cited[]}} claim
 * @param {import("./finder.js").Hit} hit  of the claim's own quote
 * @param {import("./tokens.js").Tokens} page
 * @returns {Group[]}
 */
export function groups(claim, hit, page) {
  const { exact } = claim.quote;
  return [...exact.matchAll(BRACKETS)].flatMap((bracket) => {
    const citations = citedIn(bracket[1] ?? "", exact.slice(0, bracket.index), claim.citations);
    const place = citations.length ? lastBefore(hit, bracket.index) : -1;
    const from = page.ends[place];
    const found = from === undefined ? null : NEXT.exec(page.text.slice(from, from + 420));
    if (from === undefined || !found?.groups?.group) return [];
    const end = from + found[0].length;
    return [{ start: end - found.groups.group.length, end, citations }];
  });
}

/**
 * @param {string} inner  what the bracket holds
 * @param {string} before
 * @param {Cited[]} citations
 * @returns {number[]}
 */
function citedIn(inner, before, citations) {
  const words = inner.toLowerCase();
  const named = citations.flatMap(({ domain }, at) => (domain && words.includes(domain) ? [at] : []));
  if (named.length || !/^\p{L}?\d{1,3}$/u.test(inner)) return named;
  const letters = plain(before);
  return citations.flatMap(({ quote }, at) => (letters.endsWith(plain(quote.exact).slice(-SAME)) ? [at] : []));
}

/** @param {string} text */
function plain(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The page's word for the last word of the quote before a character.
 * @param {import("./finder.js").Hit} hit
 * @param {number} character
 */
function lastBefore({ words, places }, character) {
  let last = -1;
  words.ends.forEach((end, at) => {
    const place = places[at] ?? -1;
    if (end <= character && place >= 0) last = place;
  });
  return last;
}
