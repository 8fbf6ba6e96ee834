/**
 * A snapshot in, an Edition out: everything from which look-ups are answered, made once. Refuses a snapshot whose form
 * it does not know.
 */

import { Index } from "./claims.js";
import { Lookalikes } from "./lookalikes/finder.js";
import { Names } from "./lookalikes/names.js";
import { Registry } from "./registry.js";
import { check } from "./shape.js";
import { Weights } from "./titles/comparing.js";
import { Addresses } from "./urls/page.js";
import { Suffixes } from "./urls/suffixes.js";

/** Registry and claims of one version. Never changes. */
export class Edition {
  /**
   * @param {unknown} content
   * @throws {TypeError} if it is no snapshot, or of another form
   */
  constructor(content) {
    const snapshot = check(content);
    const { rules, outlets } = snapshot;
    try {
      const suffixes = new Suffixes(rules.suffixes);
      this.version = snapshot.version;
      this.state = snapshot.registry;
      this.addresses = new Addresses(rules.addresses);
      this.registry = new Registry(outlets, snapshot.platforms, suffixes);
      const names = new Names(outlets, snapshot.namesakes, suffixes, rules.lookalikes);
      this.lookalikes = new Lookalikes(names, suffixes, rules.lookalikes);
      this.weights = new Weights(rules.words.texts, rules.words.frequencies, rules.titles.polar);
      this.index = new Index(snapshot, this.addresses);
    } catch (error) {
      throw new TypeError("the snapshot cannot be used", { cause: error });
    }
  }
}
