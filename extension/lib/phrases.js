/**
 * A text in, hashes of the three-word phrases in it out, so that of many claims those are found whose words a page may have.
 * Does not decide whether they stand there: phrases are only where to look.
 *
 * Of a claim the smallest hashes are kept, as minhash does (A. Broder: On the resemblance and containment of documents, 1997):
 * which ones does not depend on what stands around them, so that a changed word costs only the phrases with it.
 */

import { hash } from "./postings.js";

const LENGTH = 3; // words
const KEPT = 8; // phrases of a claim
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Phrases of a text, each once.
 * @param {string} text
 * @returns {Set<number>}
 */
export function phrases(text) {
  const plain = text.normalize("NFKC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const words = plain.toLowerCase().match(WORD) ?? [];
  const found = new Set();
  for (let at = LENGTH; at <= words.length; at++) found.add(hash(words.slice(at - LENGTH, at).join(" ")));
  return found;
}

/**
 * The phrases by which a claim is found: of those that stand in its words with and without citation marks.
 * @param {string} text
 * @param {string} exact
 * @returns {number[]}
 */
export function quotable(text, exact) {
  const [plain, marked] = [phrases(text), phrases(exact)];
  const both = [...plain].filter((phrase) => marked.has(phrase));
  return (both.length ? both : [...plain, ...marked]).sort((one, other) => one - other).slice(0, KEPT);
}
