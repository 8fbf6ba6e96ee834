/**
 * Keys with whole numbers in, a table that needs no making when it is read out of storage out: sorted, found by halving.
 * A key is a hash, and no secret: whoever wants two texts of one hash can make them, so what is found has to be looked at
 * where that would matter.
 */

/** @typedef {Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>} Numbers the smaller where none is larger: what is read at each start counts */

/** @typedef {{keys: Float64Array<ArrayBuffer>, starts: Uint32Array<ArrayBuffer>, values: Numbers}} Postings */

const NONE = new Uint32Array();

/**
 * Hash a text to a whole number below 2^53, by cyrb53 (public domain).
 * @param {string} text
 */
export function hash(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & other) + (one >>> 0);
}

/** Gathers keys and their numbers. */
export class Gathering {
  /** @type {Map<number, number[]>} */
  #values = new Map();
  #count = 0;
  #most = 0;

  /**
   * Add a number to those of a key; the numbers of a key come in rising order.
   * @param {number} key
   * @param {number} value
   */
  add(key, value) {
    const values = this.#values.get(key);
    if (values) values.push(value);
    else this.#values.set(key, [value]);
    this.#count++;
    if (value > this.#most) this.#most = value;
  }

  /** @returns {Postings} */
  table() {
    const keys = Float64Array.from(this.#values.keys()).sort();
    const starts = new Uint32Array(keys.length + 1);
    const values = this.#most < 2 ** 16 ? new Uint16Array(this.#count) : new Uint32Array(this.#count);
    keys.forEach((key, at) => {
      const own = this.#values.get(key) ?? [];
      values.set(own, starts[at]);
      starts[at + 1] = (starts[at] ?? 0) + own.length;
    });
    return { keys, starts, values };
  }
}

/**
 * The numbers of a key.
 * @param {Postings} table
 * @param {number} key
 */
export function values({ keys, starts, values }, key) {
  const at = last(keys, key);
  return at >= 0 && keys[at] === key ? values.subarray(starts[at], starts[at + 1]) : NONE;
}

/**
 * Where the last of rising numbers stands that is not above a limit; -1 if all are.
 * @param {ArrayLike<number>} numbers
 * @param {number} limit
 */
export function last(numbers, limit) {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (/** @type {number} */ (numbers[middle]) <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
