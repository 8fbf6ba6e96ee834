/**
 * Words in, those among them that turn what a sentence says, with the line of words that say the same, out. Knows single
 * words and set phrases, and no grammar; which they are comes with the data (`server/snapshot/meanings.py`).
 */

/** The tables that tell whether a changed sentence still says the same. */
export class Meanings {
  /** @type {Map<string, {line: number, words: string[], alike: boolean}[]>} */
  #byFirst = new Map();
  #weak;
  #polar;

  /** @param {Pick<import("../snapshot.d.ts").Rules, "sentences" | "titles">} rules */
  constructor({ sentences, titles }) {
    this.#weak = new Set(sentences.weak);
    this.#polar = new Set(titles.polar);
    for (const [at, line] of sentences.meanings.entries()) this.#add(at, line.split(" "));
    for (const known of this.#byFirst.values()) known.sort((one, other) => other.words.length - one.words.length);
  }

  /**
   * @param {number} line
   * @param {string[]} phrases
   */
  #add(line, phrases) {
    const alike = phrases[0] === "~";
    for (const phrase of alike ? phrases.slice(1) : phrases) {
      const words = phrase.split("_");
      const [first = ""] = words;
      const known = this.#byFirst.get(first);
      if (known) known.push({ line, words, alike });
      else this.#byFirst.set(first, [{ line, words, alike }]);
    }
  }

  /**
   * What of the words turns a sentence: which line, where and of how many words; phrases before their words.
   * @param {string[]} keys
   * @param {boolean} [alike]  with what only may stand for another word
   */
  of(keys, alike = false) {
    return keys.flatMap((key, at) =>
      (this.#byFirst.get(key) ?? [])
        .filter((known) => (alike || !known.alike) && known.words.every((word, nth) => keys[at + nth] === word))
        .map(({ line, words }) => ({ line, at, size: words.length })),
    );
  }

  /**
   * Does a word turn a title?
   * @param {string} key
   */
  isPolar(key) {
    return this.#polar.has(key.normalize("NFD").replace(/[\p{M}']/gu, ""));
  }

  /**
   * Is it a word that may be put in or left out, but not in place of another such word?
   * @param {string} key
   */
  isWeak(key) {
    return this.#weak.has(key);
  }
}
