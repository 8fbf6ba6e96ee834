/**
 * A host that belongs to no listed outlet in; the outlet whose address it resembles, or nothing, out.
 *
 * Refuses to know who registered a host and to what end: resemblance is a fact, intent is not.
 */

import { resembles } from "../reasons.js";
import { enough } from "./likeness.js";
import { decoded, isLatin, neighbours, oneEdit, otherWord, respelt, slipped } from "./spelling.js";

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
    if (inside) return answer(host, [inside], "subdomain");
    if (use === "hosting") return null;
    const label = decoded(parts.name);
    const asked = { label, plain: label.replaceAll("-", ""), suffix: parts.suffix, use };
    for (const { likeness, address } of this.#alike(asked)) {
      if (this.#isEnough(likeness, address.name, asked)) {
        return answer(host, this.#bearers(likeness, address, asked), this.#rules.techniques[likeness]);
      }
    }
    return null;
  }

  /**
   * @param {string} likeness
   * @param {Written} known
   * @param {Asked} asked
   */
  #isEnough(likeness, known, asked) {
    const spoken = this.#names.titles.tongues(known.plain);
    return enough(likeness, known, asked, this.#letters(likeness, known), this.#rules, spoken);
  }

  /**
   * All that bear the name of `address`; a suffix told with it (pravda-ua) or its very hyphens leave fewer.
   * @param {string} likeness
   * @param {Address} address
   * @param {Asked} asked
   */
  #bearers(likeness, address, asked) {
    const bearers = likeness === "joined" ? [] : this.#bearing(address.name.plain, asked.label);
    return bearers.length ? bearers : [address];
  }

  /**
   * Those that bear a name, hyphens apart; if some write it with the hyphens of `label`, those alone.
   * @param {string} plain
   * @param {string} label
   */
  #bearing(plain, label) {
    const bearers = this.#names.bearers(plain);
    const same = bearers.filter((bearer) => bearer.name.label === label);
    return same.length ? same : bearers;
  }

  /** @param {string} host */
  #isKnown(host) {
    const labels = host.split(".");
    return labels.some((_, at) => this.#names.knows(labels.slice(at).join(".")));
  }

  /**
   * Finds a listed host before the suffix, as in `bbc.com.example.net`, `bbc.com-news.net` and `bbc.com.org`.
   * @param {Parts} parts
   */
  #inside({ subdomain, name, suffix, isPrivate }) {
    const within = isPrivate ? suffix.split(".").slice(0, -1) : []; // dailymail.co.uk.com, whose suffix is uk.com
    const labels = [...subdomain.split("."), name.split("-", 1)[0], ...within].map((label) =>
      label.replace(/^www-/, ""),
    );
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
    yield* alike(this.#bearing(plain, label)[0], ({ name }) => hyphens(name.label, label));
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
   * Finds names to which `asked` adds an article, `www` or a word of the trade.
   * @param {Asked} asked
   * @returns {Generator<Alike>}
   */
  *#longer({ label, plain }) {
    const { articles, additions, headings } = this.#names.titles;
    if (plain.startsWith("www")) yield* alike(this.#names.find("plain", plain.slice(3)), () => "www");
    for (const article of articles) {
      if (plain.startsWith(article))
        yield* alike(this.#names.find("plain", plain.slice(article.length)), () => "article");
    }
    const [first, ...rest] = label.split("-");
    const [last, ...before] = label.split("-").reverse();
    for (const [word, name] of [
      [first, rest.join("")],
      [last, before.reverse().join("")],
    ]) {
      const likeness = headings.has(word) ? "headed" : "extra";
      if (additions.has(word) || headings.has(word)) yield* alike(this.#names.find("plain", name), () => likeness);
    }
    for (let at = 1; at < plain.length; at++) {
      const word = plain.slice(at);
      if (additions.has(word) || headings.has(word))
        yield* alike(this.#names.find("plain", plain.slice(0, at)), () => "merged");
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
        const likeness = misspelling(plain, known);
        if (otherWord(around(plain), around(known), this.#rules.long_core[likeness])) continue;
        yield { likeness, address };
      }
    }
  }
}

/**
 * Says in which way two names at one edit differ.
 * @param {string} asked
 * @param {string} known
 */
function misspelling(asked, known) {
  if (slipped(asked, known)) return "slip";
  return respelt(asked, known) ? "respelt" : "typo";
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
 * Answers with the first of those that bear the name, and names all.
 * @param {string} host
 * @param {Address[]} bearers
 * @param {import("../snapshot.d.ts").Technique} technique
 * @returns {Lookalike}
 */
function answer(host, bearers, technique) {
  const { outlet, domain } = bearers[0];
  const domains = bearers.map((bearer) => bearer.domain);
  const outlets = bearers.map((bearer) => bearer.outlet.name);
  return { outlet, domain, technique, reason: resembles(host, domains, outlets) };
}
