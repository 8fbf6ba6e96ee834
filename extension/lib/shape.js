/**
 * Anything in, the same as a Snapshot out: says where a value has not the shape that look-ups need. Does not check what
 * is only shown.
 */

const FORMAT = 1;

/** @typedef {(value: any) => string} Shape where a value fails, and what is wanted there; `""` if it does not */

/** @type {Shape} */
const text = (value) => (typeof value === "string" ? "" : " is no text");
/** @type {Shape} */
const flag = (value) => (typeof value === "boolean" ? "" : " is neither true nor false");
/** @param {unknown} value */
const number = (value) => (Number.isInteger(value) ? "" : " is no whole number");

/** @type {(shape: Shape) => Shape} */
const orNull = (shape) => (value) => (value === null ? "" : shape(value));

/** @type {(shape: Shape) => Shape} */
const list = (shape) => (value) => {
  if (!Array.isArray(value)) return " is no list";
  for (let at = 0; at < value.length; at++) {
    const wrong = shape(value[at]);
    if (wrong) return `[${at}]${wrong}`;
  }
  return "";
};

/** @type {(...shapes: Shape[]) => Shape} */
const row =
  (...shapes) =>
  (value) => {
    if (!Array.isArray(value) || value.length !== shapes.length) return ` is no row of ${shapes.length}`;
    return (
      shapes
        .map((shape, at) => [at, shape(value[at])])
        .find(([, wrong]) => wrong)
        ?.join("") ?? ""
    );
  };

/** @type {(fields: Record<string, Shape>) => Shape} */
const record = (fields) => {
  const entries = Object.entries(fields);
  return (value) => {
    if (!isObject(value)) return " is no object";
    for (const [name, shape] of entries) {
      const wrong = shape(value[name]);
      if (wrong) return `.${name}${wrong}`;
    }
    return "";
  };
};

/** @type {(shape: Shape) => Shape} */
const table = (shape) => (value) => {
  if (!isObject(value)) return " is no object";
  for (const name of Object.keys(value)) {
    const wrong = shape(value[name]);
    if (wrong) return `.${name}${wrong}`;
  }
  return "";
};

const texts = list(text);
const documentName = { id: text, title: text, kind: text };

const SNAPSHOT = record({
  version: text,
  registry: record({ version: text, outlets: number, updated: orNull(text) }),
  platforms: list(record({ id: text, name: text, domains: texts, tenants: texts })),
  outlets: list(record({ id: text, name: text, aliases: texts, domains: texts, country: orNull(text) })),
  namesakes: texts,
  documents: list(record(documentName)),
  works: list(
    record({
      id: text,
      listed: flag,
      document: text,
      title: orNull(text),
      outlet: orNull(text),
      url: orNull(text),
      date: orNull(text),
    }),
  ),
  claims: list(
    record({
      id: text,
      kind: text,
      document: record(documentName),
      citations: list(record({ outlet: orNull(text), work: orNull(text), certainty: text })),
    }),
  ),
  hidden: texts,
  rules: record({
    addresses: record({
      wrappers: list(row(text, texts, text, texts, text, text)),
      tracking: texts,
      tracking_on: table(texts),
      variant_labels: table(text),
      variant_paths: list(row(text, text)),
      variant_params: table(text),
      variant_words: texts,
    }),
    suffixes: record({ list: table(text), closed: texts, sold: texts, uses: table(texts) }),
    lookalikes: record({
      words: texts,
      articles: texts,
      additions: texts,
      openers: texts,
      codes: table(text),
      fold: table(text),
      print: list(row(text, text)),
      techniques: table(text),
      enough: table(table(table(number))),
      long_core: table(number),
      shortest_typo: number,
    }),
    titles: record({ polar: texts }),
    words: record({ texts: number, frequencies: table(number) }),
  }),
});

/**
 * @param {any} content
 * @returns {import("./snapshot.d.ts").Snapshot}
 * @throws {TypeError} if it is no snapshot of the form that is known here
 */
export function check(content) {
  const format = isObject(content) ? content.format : undefined;
  if (format !== FORMAT) throw new TypeError(`the snapshot has form ${format}; this extension reads form ${FORMAT}`);
  const wrong = SNAPSHOT(content);
  if (wrong) throw new TypeError(`snapshot${wrong}`);
  return content;
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
