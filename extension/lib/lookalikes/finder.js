/**
 * A host that belongs to no listed outlet in; the outlet whose address it resembles, or nothing, out.
 *
 * Refuses to know who registered a host and to what end: resemblance is a fact, intent is not.
 */

import { enough } from "./likeness.js";
import { decoded, isLatin, neighbours, oneEdit, otherWord, slipped } from "./spelling.js";

/** @typedef {import("./likeness.js").Asked} Asked */
/** @typedef {import("./likeness.js").Written} Written */
/** @typedef {import("./names.js").Address} Address */
/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("../snapshot.d.ts").Lookalike} Lookalike */
/** @typedef {import("../urls/suffixes.js").Parts} Parts */
/** @typedef {{likeness: string, address: Address}} Alike */

const MOST_LABELS = 5; // of a listed host that is sought before a name
const LONGEST = 253; // characters of a host, by RFC 1035

/** Finds the listed outlets that hosts resemble. */
export class Lookalikes {
  #names;
  #suffixes;
  #rules;

  /**
   * @param {Names} names
   * @param {import("../urls/suffixes.js").Suffixes} suffixes
   * @param {import("../snapshot.d.ts").LookalikeRules} rules
   */
  constructor(names, suffixes, rules) {
    this.#names = names;
    this.#suffixes = suffixes;
    this.#rules = rules;
  }

  /**
   * Finds the listed outlet that `host` resembles, if it resembles one.
   * @param {string} host lower-case ASCII, IDN in Punycode
   * @returns {Lookalike | null}
   */
  find(host) {
    if (host.length > LONGEST) return null;
    const parts = this.#suffixes.split(host);
    const use = this.#suffixes.use(parts);
    if (use === "none" || use === "closed" || this.#isKnown(host)) return null;
    const inside = this.#inside(parts);
    if (inside) return answer(host, inside, "subdomain");
    if (use === "hosting") return null;
    const label = decoded(parts.name);
    const asked = { label, plain: label.replaceAll("-", ""), suffix: parts.suffix, use };
    for (const { likeness, address } of this.#alike(asked)) {
      const letters = this.#letters(likeness, address.name);
      if (enough(likeness, address.name, asked, letters, this.#rules.enough)) {
        return answer(host, address, this.#rules.techniques[likeness]);
      }
    }
    return null;
  }

  /** @param {string} host */
  #isKnown(host) {
    const labels = host.split(".");
    return labels.some((_, at) => this.#names.knows(labels.slice(at).join(".")));
  }

  /**
   * Finds a listed host that stands before the name, as in `bbc.com.example.net` and `bbc.com-news.net`.
   * @param {Parts} parts
   */
  #inside({ subdomain, name }) {
    const labels = subdomain.split(".");
    if (name.includes("-")) labels.push(name.split("-", 1)[0]);
    if ([...labels, name].some((label) => label.includes("proxy"))) return null; // libraries serve the press so
    for (let start = 0; start < labels.length; start++) {
      for (let end = start + 2; end <= Math.min(start + MOST_LABELS, labels.length); end++) {
        const address = this.#names.find("listed", labels.slice(start, end).join("."));
        if (address) return address;
      }
    }
    return null;
  }

  /**
   * Counts the letters that speak for `likeness`: of a title that is misspelt, those of its longest word.
   * @param {string} likeness
   * @param {Written} known
   */
  #letters(likeness, known) {
    if (!(likeness in this.#rules.long_core) || known.kind === "own") return [...known.plain].length;
    return Math.max(...this.#names.titles.words(known.plain).map((word) => word.length));
  }

  /**
   * Finds the outlets' names that `asked` is like, the surest likeness first.
   * @param {Asked} asked
   * @returns {Generator<Alike>}
   */
  *#alike(asked) {
    const { label, plain } = asked;
    const isAscii = !/[^\0-\x7f]/.test(plain);
    yield* alike(this.#names.find("plain", plain), ({ name }) => hyphens(name.label, label));
    const latin = isAscii ? undefined : this.#names.find("plain", this.#names.confusables.latin(plain));
    const print = this.#names.find("skeletons", this.#names.confusables.skeleton(plain));
    if (latin) yield { likeness: isLatin(plain) ? "marks" : "alien", address: latin };
    else if (print && print.name.plain !== plain) yield { likeness: "print", address: print };
    if (label.includes("-")) yield* alike(this.#names.find("joined", plain), () => "joined");
    yield* alike(this.#names.find("named", plain), () => "named");
    yield* this.#longer(asked);
    if (isAscii) yield* this.#misspelt(plain);
  }

  /**
   * Finds names to which `asked` adds an article or a word of the trade.
   * @param {Asked} asked
   * @returns {Generator<Alike>}
   */
  *#longer({ label, plain }) {
    const { articles, additions } = this.#names.titles;
    for (const article of articles) {
      if (plain.startsWith(article))
        yield* alike(this.#names.find("plain", plain.slice(article.length)), () => "article");
    }
    const [first, ...rest] = label.split("-");
    if (additions.has(first)) yield* alike(this.#names.find("plain", rest.join("")), () => "extra");
    const [last, ...before] = label.split("-").reverse();
    if (additions.has(last)) yield* alike(this.#names.find("plain", before.reverse().join("")), () => "extra");
    for (let at = 1; at < plain.length; at++) {
      if (additions.has(plain.slice(at))) yield* alike(this.#names.find("plain", plain.slice(0, at)), () => "merged");
    }
  }

  /**
   * @param {string} plain
   * @returns {Generator<Alike>}
   */
  *#misspelt(plain) {
    const around = (/** @type {string} */ name) => this.#names.titles.around(name);
    for (const key of [...neighbours(plain)].sort()) {
      for (const address of this.#names.neighbours(key)) {
        const known = address.name.plain;
        if (!oneEdit(plain, known) || this.#names.titles.words(plain).length) continue;
        const likeness = slipped(plain, known) ? "slip" : "typo";
        if (otherWord(around(plain), around(known), this.#rules.long_core[likeness])) continue;
        yield { likeness, address };
      }
    }
  }
}

/**
 * Says how two labels of the same letters differ in their hyphens.
 * @param {string} known
 * @param {string} asked
 */
function hyphens(known, asked) {
  if (asked !== known) return "hyphen";
  return known.includes("-") ? "exact" : "bare";
}

/**
 * @param {Address | undefined} address
 * @param {(address: Address) => string} likeness
 * @returns {Alike[]}
 */
function alike(address, likeness) {
  return address ? [{ likeness: likeness(address), address }] : [];
}

/**
 * @param {string} host
 * @param {Address} address
 * @param {import("../snapshot.d.ts").Technique} technique
 * @returns {Lookalike}
 */
function answer(host, { outlet, domain }, technique) {
  const why = `${host} resembles ${domain}, an address of ${outlet.name}, and is not one of its known addresses.`;
  return { outlet, domain, technique, why };
}
