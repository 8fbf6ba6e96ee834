/**
 * A host in, its parts and the use of its public suffix out.
 *
 * Follows the Public Suffix List, private section included, as the snapshot packs it. Knows nothing of outlets and does
 * not judge whether a host is well formed.
 */

/** @typedef {"com" | "general" | "shared" | "national" | "new" | "closed" | "hosting" | "none"} Use */

/**
 * The parts of a host; an absent part is `""`.
 * @typedef {{subdomain: string, name: string, suffix: string, isPrivate: boolean}} Parts
 */

/** @typedef {{ends: boolean, isPrivate: boolean, below?: Map<string, Node>}} Node */

/** Splits hosts by the public suffixes of a snapshot. */
export class Suffixes {
  #list;
  /** @type {Map<string, Node>} */
  #trees = new Map();
  #closed;
  #sold;
  #uses;

  /** @param {import("../snapshot.d.ts").SuffixRules} rules */
  constructor(rules) {
    this.#list = new Map(Object.entries(rules.list));
    this.#closed = new Set(rules.closed);
    this.#sold = new Set(rules.sold);
    this.#uses = new Map(
      Object.entries(rules.uses).flatMap(([use, endings]) =>
        endings.map((ending) => /** @type {[string, Use]} */ ([ending, use])),
      ),
    );
  }

  /**
   * Splits `edition.cnn.com` into edition, cnn and com. An IP address and an unknown suffix give an empty `suffix`.
   * @param {string} host lower-case ASCII
   * @returns {Parts}
   */
  split(host) {
    const labels = host.replace(/\.+$/, "").split(".");
    const { at, isPrivate } = host.startsWith("[") ? NOTHING : this.#suffix(labels);
    return {
      subdomain: labels.slice(0, Math.max(at - 1, 0)).join("."),
      name: labels[at - 1] ?? "",
      suffix: labels.slice(at).join("."),
      isPrivate,
    };
  }

  /**
   * Finds where the suffix begins.
   * @param {string[]} labels
   */
  #suffix(labels) {
    let node = this.#tree(labels[labels.length - 1]);
    let [found, at] = [labels.length, labels.length];
    let isPrivate = false;
    while (at > 0) {
      const below = node.below?.get(labels[at - 1]);
      const any = node.below?.get("*");
      if (!below && any) {
        const excepted = node.below?.has(`!${labels[at - 1]}`);
        return { at: excepted ? at : at - 1, isPrivate: any.isPrivate };
      }
      if (!below) break;
      node = below;
      at--;
      if (node.ends) [found, isPrivate] = [at, node.isPrivate];
    }
    return { at: found, isPrivate };
  }

  /**
   * The rules for hosts that end in `last`, unpacked when they are first asked for.
   * @param {string} last
   */
  #tree(last) {
    let tree = this.#trees.get(last);
    if (!tree) {
      const packed = this.#list.get(last);
      tree = unpack(packed === undefined ? "" : last + packed);
      if (packed !== undefined) this.#trees.set(last, tree);
    }
    return tree;
  }

  /**
   * Names the use of a suffix: `com`; `general` (the other endings of old, and those of software); `shared` (of all
   * trades and nations); `national`; `new` (all others that are sold to anybody); `closed` (given to checked
   * institutions only); `hosting` (a host of other people's pages); `none`, if there is no suffix or no name before it.
   * @param {Parts} parts
   * @returns {Use}
   */
  use({ name, suffix, isPrivate }) {
    if (!suffix || !name) return "none";
    if (isPrivate) return this.#sold.has(suffix) ? "new" : "hosting";
    const labels = suffix.split(".");
    const last = labels[labels.length - 1];
    if (this.#closed.has(labels[0]) && suffix !== "ac") return "closed";
    return this.#uses.get(last) ?? (last.length === 2 || last.startsWith("xn--") ? "national" : "new");
  }
}

const NOTHING = { at: Number.POSITIVE_INFINITY, isPrivate: false };

/**
 * Unpacks `uk(ac co)`: labels from the last on, those below in brackets. A plus marks a suffix of the private section, a
 * tilde what is none itself.
 * @param {string} text
 */
function unpack(text) {
  const root = leaf("~");
  let node = root;
  let last = root;
  const above = [];
  for (const token of text.match(/[()]|[^ ()]+/g) ?? []) {
    if (token === "(") {
      above.push(node);
      node = last;
    } else if (token === ")") {
      node = above.pop() ?? root;
    } else {
      last = leaf(token);
      node.below ??= new Map();
      node.below.set(token.replace(/[+~]$/, ""), last);
    }
  }
  return root;
}

/**
 * @param {string} token
 * @returns {Node}
 */
function leaf(token) {
  return { ends: !token.endsWith("~"), isPrivate: token.endsWith("+") };
}
