/**
 * Anything in, the same as a Snapshot out: says where a value has not the shape that look-ups and the panel need.
 */

import { address, flag, isObject, list, number, orNull, record, row, table, text } from "./shapes.js";

const FORMAT = 1;

const texts = list(text);
const documentName = { id: text, title: text, kind: text };

const statement = { source: address, as_of: orNull(text), checked: text, note: orNull(text) };
const rated = { ...statement, rater: record({ id: text, name: text, question: text, url: address }), value: text };
const affiliations = list(record({ ...rated, country: orNull(text) }));
const said = record({ ...statement, value: text });

/** @type {import("./shapes.js").Shape} */
const owner = (value) =>
  record({
    ...statement,
    name: text,
    share: orNull(text),
    country: orNull(text),
    state: affiliations,
    owners: list(owner),
  })(value);

const outlet = record({
  id: text,
  name: text,
  aliases: texts,
  domains: texts,
  type: text,
  country: orNull(text),
  languages: texts,
  source: address,
  checked: text,
  wikidata: orNull(text),
  owners: list(owner),
  state: affiliations,
  funding: list(said),
  founded: orNull(record({ ...statement, value: number })),
  ratings: list(record(rated)),
  replies: list(said),
});

const work = record({
  id: text,
  listed: flag,
  document: text,
  title: orNull(text),
  author: orNull(text),
  outlet: orNull(text),
  publisher: orNull(text),
  domain: orNull(text),
  url: orNull(text),
  date: orNull(text),
  note: orNull(text),
  raw: text,
});

const quote = record({ exact: text, prefix: text, suffix: text });

const claim = record({
  id: text,
  text,
  quote,
  section: text,
  kind: text,
  attribution: list(record({ name: text, quote: text })),
  document: record(documentName),
  citations: list(record({ domain: orNull(text), outlet: orNull(text), work: orNull(text), certainty: text, quote })),
  sources: record({ outlets: number, owners: number, owners_unknown: number }),
  reviews: list(record({ by: text, rating: text, url: address, date: orNull(text) })),
});

const SNAPSHOT = record({
  version: text,
  registry: record({ version: text, outlets: number, updated: orNull(text) }),
  platforms: list(record({ id: text, name: text, domains: texts, tenants: texts })),
  outlets: list(outlet),
  namesakes: texts,
  documents: list(record(documentName)),
  works: list(work),
  claims: list(claim),
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
