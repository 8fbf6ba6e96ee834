/** A snapshot made ready in, an Edition out: everything from which look-ups are answered. Reads no storage by itself. */

import { Meanings } from "./anchoring/meanings.js";
import { Index } from "./claims.js";
import { hash } from "./hash.js";
import { Lookalikes } from "./lookalikes/finder.js";
import { Names } from "./lookalikes/names.js";
import { last } from "./postings.js";
import { Registry } from "./registry.js";
import { Weights } from "./titles/comparing.js";
import { Addresses } from "./urls/page.js";
import { Suffixes } from "./urls/suffixes.js";

/** Registry and claims of one version. Never changes. */
export class Edition {
  #compiled;
  /** @type {Meanings | undefined} */
  #meanings;

  /**
   * @param {import("./snapshot.d.ts").Compiled} compiled
   * @param {import("./snapshot.d.ts").Bodies} bodies
   */
  constructor(compiled, bodies) {
    const { rules, words } = compiled;
    this.#compiled = compiled;
    const suffixes = new Suffixes(compiled.suffixes);
    this.version = compiled.version;
    this.state = compiled.registry;
    this.hidden = rules.hidden;
    this.addresses = new Addresses(rules.addresses);
    this.registry = new Registry(compiled.known, compiled.cards, compiled.platforms, suffixes);
    this.lookalikes = new Lookalikes(new Names(compiled.names, rules.lookalikes), suffixes, rules.lookalikes);
    this.weights = new Weights(compiled.texts, (word) => counted(words, hash(word)), rules.titles.polar);
    this.index = new Index(compiled, bodies, this.addresses);
  }

  /** What turns a sentence; made when it is first wanted. */
  get meanings() {
    this.#meanings ??= new Meanings(this.#compiled.rules);
    return this.#meanings;
  }

  /** How many claims can be looked up here, and how many there are. */
  get claims() {
    return { held: this.#compiled.claims.count, total: this.#compiled.claimsTotal };
  }
}

/**
 * @param {import("./snapshot.d.ts").Compiled["words"]} words
 * @param {number} key
 */
function counted({ keys, counts }, key) {
  const at = last(keys, key);
  return at >= 0 && keys[at] === key ? counts[at] : 0;
}
