/**
 * A text in, its skeleton out: what is left of it when characters that look alike are one.
 *
 * Follows UTS 39 (Unicode Security Mechanisms), section 4, by the tables of the snapshot. Knows no outlet.
 */

/** Folds what looks alike. */
export class Confusables {
  /** @type {Map<string, string>} */
  #fold = new Map();
  #print;

  /** @param {import("../snapshot.d.ts").LookalikeRules} rules */
  constructor(rules) {
    for (const [letter, chars] of Object.entries(rules.fold)) {
      for (const char of chars) this.#fold.set(char, letter);
    }
    this.#print = rules.print;
  }

  /**
   * Writes `text` with the ASCII letters that its letters look like: `ѕріеɡеl` as `spiegel`.
   * @param {string} text
   */
  latin(text) {
    const bare = [...text.normalize("NFD")].filter((char) => !isCombining(char));
    return bare.map((char) => this.#fold.get(char) ?? char).join("");
  }

  /**
   * Writes `text` as `latin` does and ASCII's own look-alikes as one: bild, b1ld and blld are `biid`.
   * @param {string} text
   */
  skeleton(text) {
    return this.#print.reduce((found, [seen, meant]) => found.replaceAll(seen, meant), this.latin(text));
  }
}

/**
 * Has a character a combining class? One that has changes places with U+0345 (class 240) when it follows it.
 * @param {string} char
 */
function isCombining(char) {
  const after = `\u0345${char}`;
  return char === "\u0345" || (/\p{M}/u.test(char) && after.normalize("NFD") !== after);
}
