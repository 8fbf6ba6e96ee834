/**
 * Two lists of numbered words in; whether one may say what the other denies, or speak of another time or number, out. Which
 * words turn a title is the server's table (`server/titles/polarity.py`).
 */

const DIGIT = /[0-9]/;

/**
 * Does a word of polarity, order or number stand on one side only?
 * @param {Map<string, unknown>} ours by numbered word, as "not 1"
 * @param {Map<string, unknown>} theirs
 * @param {Set<string>} polar
 */
export function turned(ours, theirs, polar) {
  const alone = [...ours.keys(), ...theirs.keys()].filter((nth) => ours.has(nth) !== theirs.has(nth));
  const single = alone.map((nth) => nth.slice(0, nth.lastIndexOf(" ")));
  return single.some((word) => polar.has(word) || DIGIT.test(word));
}
