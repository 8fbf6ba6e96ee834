/**
 * Anything in, the same as a manifest, as the content of a shard or as answers about outlets out: says where a value has not
 * the shape that look-ups and the panel need.
 */

import {
  address,
  anything,
  country,
  flag,
  isObject,
  language,
  list,
  number,
  optional,
  orNull,
  record,
  row,
  table,
  text,
} from "./shapes.js";

export const FORMAT = 3;
const MOST = { shards: 5000, shard: 16 * 2 ** 20, all: 256 * 2 ** 20 }; // the last two in bytes
const NAME = /^[a-z]+(-[0-9a-f]{12})?$/;
const HASH = /^[0-9a-f]{32}$/;

const texts = list(text);
const documentName = { id: text, title: text, kind: text };

const statement = { source: address, as_of: orNull(text), checked: text, note: orNull(text) };
const rated = {
  ...statement,
  rater: record({ id: text, name: text, question: text, language: optional(orNull(language)), url: address }),
  value: text,
};
const affiliations = list(record({ ...rated, country: orNull(country) }));
const said = record({ ...statement, value: text });

/** @type {import("./shapes.js").Shape} */
const owner = (value) =>
  record({
    ...statement,
    name: text,
    share: orNull(text),
    country: orNull(country),
    state: affiliations,
    owners: list(owner),
  })(value);

const outlet = record({
  id: text,
  former_ids: texts,
  name: text,
  aliases: texts,
  domains: texts,
  type: orNull(text),
  country: orNull(country),
  languages: list(language),
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
  citations: list(
    record({
      domain: orNull(text),
      outlet: orNull(text),
      name: optional(orNull(text)),
      work: orNull(text),
      scope: text,
      certainty: text,
      quote,
    }),
  ),
  sources: record({ outlets: number, owners: number, owners_unknown: number }),
  reviews: list(record({ by: text, rating: text, url: address, date: orNull(text) })),
  reviews_total: optional(number),
  speaker: optional(orNull(text)),
  said: optional(orNull(text)),
  appearances: optional(list(record({ url: text, first: flag, by: optional(texts) }))),
  appearances_total: optional(number),
});

const registryState = record({ version: text, outlets: number, updated: orNull(text) });

const MANIFEST = record({
  version: text,
  registry: registryState,
  texts: number,
  claims: number,
  claims_total: number,
  shards: list(record({ name: text, hash: text, bytes: number })),
});

const tables = record({
  read: list(row(address, orNull(text), orNull(text))),
  columns: table(list(anything)),
});

/** What a shard holds, by the first word of its name. */
const SHARDS = new Map(
  Object.entries({
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
      lookalikes: record({
        tongues: table(texts),
        homes: table(texts),
        articles: texts,
        additions: texts,
        headings: texts,
        twins: texts,
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
      sentences: record({ meanings: texts, weak: texts }),
      hidden: texts,
    }),
    suffixes: record({ list: table(text), closed: texts, sold: texts, uses: table(texts) }),
    raters: record({
      forms: table(table(anything)),
      raters: list(record({ id: text, name: text, question: text, url: address })),
      platforms: list(record({ id: text, name: text, domains: texts, tenants: texts })),
      namesakes: texts,
    }),
    organisations: tables,
    outlets: tables,
    documents: list(record({ ...documentName, url: orNull(text) })),
    works: list(work),
    claims: list(claim),
    words: list(row(text, number)),
  }),
);

/**
 * @param {any} content
 * @returns {import("./snapshot.d.ts").Manifest}
 * @throws {TypeError} if it is no manifest of the form that is known here, or one of more than can be held
 */
export function checkManifest(content) {
  const format = isObject(content) ? content.format : undefined;
  if (format !== FORMAT) throw new TypeError(`the snapshot has form ${format}; this extension reads form ${FORMAT}`);
  const wrong = MANIFEST(content);
  if (wrong) throw new TypeError(`snapshot${wrong}`);
  checkShards(content.shards);
  return content;
}

/** @param {import("./snapshot.d.ts").ShardName[]} shards */
function checkShards(shards) {
  const bad = shards.find(({ name, hash, bytes }) => !NAME.test(name) || !HASH.test(hash) || bytes < 0);
  if (bad) throw new TypeError(`snapshot: '${bad.name}' is no shard`);
  unique(
    "shards",
    shards.map(({ name }) => name),
  );
  unique(
    "hashes",
    shards.map(({ hash }) => hash),
  );
  const all = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = shards.length > MOST.shards || all > MOST.all || shards.some(({ bytes }) => bytes > MOST.shard);
  if (large) throw new TypeError(`snapshot: ${shards.length} shards of ${all} bytes are more than can be held`);
}

/**
 * The kind of a shard: the first word of its name.
 * @param {string} name
 */
export function kind(name) {
  return name.split("-", 1)[0];
}

/**
 * @param {string} name  of the shard
 * @param {any} content
 * @throws {TypeError} if that is not what such a shard holds
 */
export function checkShard(name, content) {
  const shape = SHARDS.get(kind(name));
  if (!shape) throw new TypeError(`there is no kind of shard '${name}'`);
  const wrong = shape(content);
  if (wrong) throw new TypeError(`${name}${wrong}`);
}

/**
 * @param {any[]} outlets  answers about outlets
 * @throws {TypeError} if one of them is none
 */
export function checkOutlets(outlets) {
  const wrong = list(outlet)(outlets);
  if (wrong) throw new TypeError(`outlets${wrong}`);
  unique(
    "outlets",
    outlets.map(({ id }) => id),
  );
}

/**
 * @param {string} what
 * @param {string[]} ids
 * @throws {TypeError} if one of them is there twice
 */
export function unique(what, ids) {
  const seen = new Set(ids);
  if (seen.size === ids.length) return;
  const twice = ids.find((id) => !seen.delete(id));
  throw new TypeError(`${what}: '${twice}' is there twice`);
}
