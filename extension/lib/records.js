/**
 * Rows in, the same rows out: packed in one piece that is read out of storage as it is, or in records of storage, of which each
 * is read when it is wanted. Knows nothing of what a row says.
 */

/** @typedef {{bytes: Uint8Array<ArrayBuffer>, starts: Uint32Array<ArrayBuffer>}} Packed JSON of rows in UTF-8, and where each begins */
/** @typedef {[body: string, part: number]} Key */
/** @typedef {(keys: Key[]) => Promise<(string[] | undefined)[]>} Read reads records, all of them together */

const IN_RECORD = 16; // rows: small enough that the browser keeps the record in its table
const HELD = 512; // records that are kept at hand

/**
 * Pack rows in one piece.
 * @param {unknown[]} rows
 * @returns {Packed}
 */
export function pack(rows) {
  const texts = rows.map((row) => new TextEncoder().encode(JSON.stringify(row)));
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { length }] of texts.entries()) starts[at + 1] = starts[at] + length;
  const bytes = new Uint8Array(starts[texts.length]);
  for (const [at, text] of texts.entries()) bytes.set(text, starts[at]);
  return { bytes, starts };
}

const UTF8 = new TextDecoder();

/**
 * One of the rows that were packed.
 * @param {Packed} packed
 * @param {number} at
 * @returns {any}
 */
export function unpack({ bytes, starts }, at) {
  return JSON.parse(UTF8.decode(bytes.subarray(starts[at], starts[at + 1])));
}

/**
 * Put rows into records.
 * @param {unknown[]} rows
 * @returns {string[][]}
 */
export function recorded(rows) {
  const texts = rows.map((row) => JSON.stringify(row));
  return Array.from({ length: Math.ceil(texts.length / IN_RECORD) }, (_, at) =>
    texts.slice(at * IN_RECORD, (at + 1) * IN_RECORD),
  );
}

/** Reads rows out of their records: what is wanted at the same moment is read together, and the last records are kept. */
export class Records {
  /** @type {Map<string, Promise<string[]>>} */
  #held = new Map();
  /** @type {Key[]} */
  #wanted = [];
  /** @type {Promise<(string[] | undefined)[]>} */
  #reading = Promise.resolve([]);
  #read;

  /** @param {Read} read */
  constructor(read) {
    this.#read = read;
  }

  /**
   * Read a row.
   * @param {string} body  of rows
   * @param {number} at
   * @returns {Promise<any>}
   */
  async row(body, at) {
    const texts = await this.#record(body, Math.floor(at / IN_RECORD));
    return JSON.parse(texts[at % IN_RECORD]);
  }

  /**
   * @param {string} body
   * @param {number} record
   */
  #record(body, record) {
    const key = `${body} ${record}`;
    let texts = this.#held.get(key);
    if (!texts) {
      texts = this.#ask([body, record]);
      texts.catch(() => this.#held.delete(key));
    }
    this.#held.delete(key);
    this.#held.set(key, texts);
    if (this.#held.size > HELD) this.#held.delete(this.#held.keys().next().value ?? "");
    return texts;
  }

  /**
   * @param {Key} key
   * @returns {Promise<string[]>}
   */
  async #ask(key) {
    const nth = this.#wanted.push(key) - 1;
    if (nth === 0) this.#reading = Promise.resolve().then(() => this.#read(this.#wanted.splice(0)));
    const { [nth]: texts } = await this.#reading;
    if (!texts) throw new Error(`Record ${key.join(" ")} is not there.`);
    return texts;
  }
}
