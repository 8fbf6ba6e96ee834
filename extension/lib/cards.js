/**
 * The registry's tables by column in, whole answers about outlets out: with raters, chains of owners, and where each
 * statement was read. The twin of the server's `snapshot/columns.py` and `cards.py`.
 */

/** @typedef {Record<string, any>} Row */
/** @typedef {Record<string, Record<string, null | string | string[]>>} Forms */
/** @typedef {{read: [string, string | null, string | null][], columns: Record<string, any[]>}} Table */

const MOST = 20_000; // parts of one answer
const DEEPEST = 100; // owners of owners: a chain that meets itself has no end
const ITEM = "{wikidata}"; // in an address: the item of the record

/**
 * Read the records of a table.
 * @param {Table} table
 * @returns {Row[]}
 */
export function records({ read, columns }) {
  const names = Object.keys(columns);
  const count = names.length ? columns[names[0]].length : 0;
  if (names.some((name) => columns[name].length !== count)) throw new TypeError("a column has another length");
  return Array.from({ length: count }, (_, at) => {
    const row = Object.fromEntries(
      names.map((name) => [name, columns[name][at]]).filter(([, value]) => value !== null),
    );
    return placed(row, read, row.wikidata);
  });
}

/**
 * Say of each statement where it was read.
 * @param {any} value
 * @param {Table["read"]} read
 * @param {string} item
 * @returns {any}
 */
function placed(value, read, item) {
  if (Array.isArray(value)) return value.map((inner) => placed(inner, read, item));
  if (typeof value !== "object" || value === null) return value;
  const row = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, placed(inner, read, item)]));
  if (row.at === undefined) return row;
  const [source, as_of, checked] = read[row.at];
  return { ...row, source: source.replace(ITEM, item), as_of, checked };
}

/** Puts answers about outlets together. */
export class Cards {
  #forms;
  #raters;
  #organisations;
  #left = 0;

  /**
   * @param {Forms} forms
   * @param {Row[]} raters
   * @param {Row[]} organisations
   */
  constructor(forms, raters, organisations) {
    this.#forms = forms;
    this.#raters = new Map(raters.map((rater) => [rater.id, rater]));
    this.#organisations = new Map(organisations.map((record) => [record.id, record]));
  }

  /**
   * Everything that the registry says of an outlet.
   * @param {Row} record
   * @returns {Row}
   * @throws {TypeError} if it names what is not there, or has no end
   */
  outlet(record) {
    this.#left = MOST;
    return this.#whole("OutletAnswer", record, 0);
  }

  /**
   * @param {string} name  of a form
   * @param {Row} row
   * @param {number} depth
   * @returns {Row}
   */
  #whole(name, row, depth) {
    if (this.#left-- <= 0 || depth > DEEPEST) throw new TypeError("a chain of owners has no end");
    const form = this.#forms[name];
    const joined = this.#joined(row, form);
    return Object.fromEntries(
      Object.entries(form).map(([field, kind]) => [field, this.#value(kind, joined[field], depth + 1)]),
    );
  }

  /**
   * @param {null | string | string[]} kind
   * @param {any} value
   * @param {number} depth
   */
  #value(kind, value, depth) {
    if (kind === null) return value ?? null;
    if (typeof kind === "string") return value ? this.#whole(kind, value, depth) : null;
    const [inner] = kind;
    return inner === undefined
      ? (value ?? [])
      : (value ?? []).map((/** @type {Row} */ row) => this.#whole(inner, row, depth));
  }

  /**
   * What a record says by reference: who rates, and what is known of an owner with a record of its own.
   * @param {Row} row
   * @param {Forms[string]} form
   */
  #joined(row, form) {
    if ("rater" in form) return { ...row, rater: known(this.#raters, row.by) };
    if (!("organisation" in form) || row.organisation === undefined) return row;
    const { name, country, state, owners } = known(this.#organisations, row.organisation);
    return { ...row, name, country, state, owners };
  }
}

/**
 * @param {Map<string, Row>} table
 * @param {string} id
 * @returns {Row}
 */
function known(table, id) {
  const found = table.get(id);
  if (!found) throw new TypeError(`there is no '${id}'`);
  return found;
}
