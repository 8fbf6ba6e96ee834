/** A snapshot made ready in, an Edition out: everything from which look-ups are answered. Reads no storage by itself. */

import { Meanings } from "./anchoring/meanings.js";
import { Index } from "./claims.js";
import { Lookalikes } from "./lookalikes/finder.js";
import { Names } from "./lookalikes/names.js";
import { hash, last } from "./postings.js";
import { Records } from "./records.js";
import { Registry } from "./registry.js";
import { Weights } from "./titles/comparing.js";
import { Addresses } from "./urls/page.js";
import { Suffixes } from "./urls/suffixes.js";

/** @typedef {import("./snapshot.d.ts").Parts} Parts */

/** Registry and claims of one version. Never changes; what only some look-ups need is read when it is first wanted. */
export class Edition {
  #core;
  #bodies;
  /** @type {Map<string, Promise<any>>} */
  #parts = new Map();

  /**
   * @param {import("./snapshot.d.ts").Core} core
   * @param {import("./snapshot.d.ts").Bodies} bodies
   */
  constructor(core, bodies) {
    const records = new Records(bodies.records);
    this.#core = core;
    this.#bodies = bodies;
    this.version = core.version;
    this.state = core.registry;
    this.hidden = core.hidden;
    this.addresses = new Addresses(core.addresses);
    this.registry = new Registry(core, records);
    this.index = new Index(core, records, this.addresses);
  }

  /** What is told of hosts of no outlet: the outlets that they resemble, and their public suffixes. */
  unlisted() {
    return this.#part("unlisted", ({ names, suffixes, lookalikes: rules }) => {
      const parts = new Suffixes(suffixes);
      return { suffixes: parts, lookalikes: new Lookalikes(new Names(names, rules), parts, rules) };
    });
  }

  /** What words of titles tell. */
  weights() {
    const { texts, polar } = this.#core;
    return this.#part("words", (words) => new Weights(texts, (word) => counted(words, hash(word)), polar));
  }

  /** The phrases by which claims are found in a page's words, and what turns a sentence. */
  quoted() {
    const titles = { polar: this.#core.polar };
    return this.#part("quoted", ({ phrases, sentences }) => ({
      phrases,
      meanings: new Meanings({ sentences, titles }),
    }));
  }

  /**
   * @template {keyof Parts} Name
   * @template Made
   * @param {Name} name
   * @param {(part: Parts[Name]) => Made} make
   * @returns {Promise<Made>}
   */
  #part(name, make) {
    let made = this.#parts.get(name);
    if (!made) {
      made = this.#bodies.part(this.#core.body, name).then((part) => {
        if (!part) throw new Error(`The part “${name}” is not there.`);
        return make(part);
      });
      made.catch(() => this.#parts.delete(name));
      this.#parts.set(name, made);
    }
    return made;
  }

  /** How many claims can be looked up here, and how many there are. */
  get claims() {
    return { held: this.#core.claims.count, total: this.#core.claimsTotal };
  }
}

/**
 * @param {Parts["words"]} words
 * @param {number} key
 */
function counted({ keys, counts }, key) {
  const at = last(keys, key);
  return at >= 0 && keys[at] === key ? counts[at] : 0;
}
