/**
 * A name as it stands in a host in, whether it is the publisher's own or one that many bear out.
 *
 * A name made of title words alone is nobody's own; the words come with the snapshot. Knows no outlet.
 */

/** @typedef {"common" | "compound" | "own"} Name */

const LONG = 4; // letters: sunews is no "sun ews"

/** The words of which newspapers the world over make their titles. */
export class TitleWords {
  #tongues;
  #words;
  #long;
  #openers;
  #longest;

  /** @param {import("../snapshot.d.ts").LookalikeRules} rules */
  constructor(rules) {
    this.articles = rules.articles;
    this.additions = new Set(rules.additions);
    this.headings = new Set(rules.headings);
    this.#tongues = Object.entries(rules.tongues).map(([family, words]) => ({ family, words: new Set(words) }));
    const words = [...new Set(Object.values(rules.tongues).flat())];
    this.#words = new Set(words);
    this.#long = new Set(words.filter((word) => word.length >= LONG));
    this.#openers = new Set([...this.#long, ...rules.openers]);
    this.#longest = Math.max(...words.map((word) => word.length));
  }

  /**
   * Takes `label` apart into title words, an article first and numbers, the fewest; empty if there are others.
   * @param {string} label
   * @returns {string[]}
   */
  words(label) {
    /** @type {(string[] | undefined)[]} */
    const best = [[]];
    for (let end = 1; end <= label.length; end++) {
      for (let start = Math.max(0, end - this.#longest); start < end; start++) {
        const before = best[start];
        if (!before || !this.#is(label.slice(start, end), start)) continue;
        const now = best[end];
        if (!now || before.length + 1 < now.length) best[end] = [...before, label.slice(start, end)];
      }
    }
    return best[label.length] ?? [];
  }

  /**
   * @param {string} word
   * @param {number} start
   */
  #is(word, start) {
    return this.#words.has(word) || /^\p{Nd}+$/u.test(word) || (start === 0 && this.articles.includes(word));
  }

  /**
   * Says whether `label` is one title word (`common`), several, articles included (`compound`) or `own`.
   * @param {string} label
   * @returns {Name}
   */
  kind(label) {
    const { length } = this.words(label);
    return length === 0 ? "own" : length === 1 ? "common" : "compound";
  }

  /**
   * Names the families of languages to which every title word of `label` belongs, an article and numbers apart.
   * @param {string} label
   */
  tongues(label) {
    const parts = this.words(label).filter((word) => this.#words.has(word));
    const holding = this.#tongues.filter(({ words }) => parts.length && parts.every((word) => words.has(word)));
    return holding.map(({ family }) => family);
  }

  /**
   * Parts `label` into the title words before its core, the core, and those after: `["daily", "iowan", ""]`.
   * @param {string} label
   * @returns {[string, string, string]}
   */
  around(label) {
    let [before, core, after] = ["", label, ""];
    let word = this.#first(core, this.#openers);
    while (word) {
      before += word;
      core = core.slice(word.length);
      word = this.#first(core, this.#long);
    }
    word = this.#last(core);
    while (word) {
      after = word + after;
      core = core.slice(0, -word.length);
      word = this.#last(core);
    }
    return [before, core, after];
  }

  /**
   * The longest of `words` with which `text` begins, or `""`.
   * @param {string} text
   * @param {Set<string>} words
   */
  #first(text, words) {
    for (let size = this.#longest; size > 2; size--) {
      if (words.has(text.slice(0, size))) return text.slice(0, size);
    }
    return "";
  }

  /**
   * The longest title word with which `text` ends, or `""`.
   * @param {string} text
   */
  #last(text) {
    for (let size = this.#longest; size > 2; size--) {
      if (this.#long.has(text.slice(-size))) return text.slice(-size);
    }
    return "";
  }
}
