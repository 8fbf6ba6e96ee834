/**
 * The shards of a snapshot in, all that a look-up needs out, in a form that is read out of storage as it is: what follows
 * from many rows is made here, once, and rows themselves stay where they are. Refuses shards that do not fit each other.
 */

import { Cards, records } from "./cards.js";
import { by, ofClaims, ofWorks } from "./facts.js";
import { gather } from "./lookalikes/names.js";
import { Gathering, hash } from "./postings.js";
import { pack, recorded } from "./records.js";
import { checkOutlets, checkShard, FORMAT, kind, unique } from "./shape.js";
import { Addresses } from "./urls/page.js";
import { Suffixes } from "./urls/suffixes.js";

/** @typedef {import("./snapshot.d.ts").Manifest} Manifest */
/** @typedef {import("./snapshot.d.ts").Core} Core */
/** @typedef {import("./snapshot.d.ts").Parts} Parts */
/** @typedef {import("./snapshot.d.ts").Rows} Rows */
/** @typedef {import("./facts.js").Facts} Facts */

/** @typedef {{text: string, records: string[][]}} Kept a shard: the JSON of its rows, in records, where they are read one by one, else of all */
/** @typedef {{facts: Facts, by: string}} Found what rows are found by, and which program and rules found it */

/**
 * Where shards are kept.
 * @typedef {object} Keeping
 * @property {(hash: string) => Promise<string>} text
 * @property {(hash: string) => Promise<string[][]>} records
 * @property {(hash: string) => Promise<Found | undefined>} facts
 * @property {(hash: string, found: Found) => Promise<unknown>} keep
 */

/** @typedef {{core: Core, parts: Parts, cards: string[][]}} Ready the parts and what is said of each outlet are kept under the core's `body` */

const IN_ROWS = ["works", "claims"];

/**
 * Make a shard ready to be kept.
 * @param {string} name
 * @param {string} text
 * @returns {Kept}
 * @throws {TypeError | SyntaxError} if it does not hold what it should
 */
export function prepare(name, text) {
  const content = JSON.parse(text);
  checkShard(name, content);
  return IN_ROWS.includes(kind(name)) ? { text: "", records: recorded(content) } : { text, records: [] };
}

/**
 * Put shards together.
 * @param {Manifest} manifest
 * @param {Keeping} keeping
 * @param {string} code  version of the program: facts that another one found are found anew
 * @returns {Promise<Ready>}
 * @throws {TypeError} if they do not fit each other
 */
export async function compile(manifest, keeping, code) {
  const shards = (/** @type {string} */ wanted) => manifest.shards.filter(({ name }) => kind(name) === wanted);
  /** @type {(name: string) => Promise<any[]>} */
  const contents = async (name) => {
    const texts = await Promise.all(shards(name).map(({ hash }) => keeping.text(hash)));
    return texts.map((text) => JSON.parse(text));
  };
  const [rules, suffixes, raters] = (await Promise.all(["rules", "suffixes", "raters"].map(contents))).map(only);
  const documents = (await contents("documents")).flat();
  unique("documents", ids(documents));
  const addresses = new Addresses(rules.addresses);
  const key = (/** @type {string} */ url) => addresses.key(url);
  const tie = `${code} ${only(shards("rules")).hash}`;
  const rows = new RowTables(documents, async ({ hash, name }) => {
    const known = await keeping.facts(hash);
    if (known?.by === tie) return known.facts;
    const content = (await keeping.records(hash)).flat().map((row) => JSON.parse(row));
    const facts = kind(name) === "works" ? ofWorks(content, key) : ofClaims(content, rules.hidden, key);
    await keeping.keep(hash, { facts, by: tie });
    return facts;
  });
  for (const [at, { url }] of documents.entries()) rows.addDocument(url && key(url), at);
  const outlets = answers(raters, await contents("organisations"), await contents("outlets"));
  rows.addOutlets(outlets);
  const { lookalikes } = rules;
  const core = {
    ...told(manifest, rules),
    platforms: raters.platforms,
    outlets: pack(
      outlets.map(({ id, name, domains, aliases, former_ids }) => [id, name, domains, aliases, former_ids]),
    ),
    body: `${hash(`${tie} ${manifest.shards.map((shard) => shard.hash)}`)}`,
    documents,
    works: await rows.add("works", shards("works")),
    claims: await rows.add("claims", shards("claims")),
    found: rows.found.table(),
  };
  const names = gather(outlets, raters.namesakes, new Suffixes(suffixes), lookalikes);
  const parts = {
    unlisted: { names, suffixes, lookalikes },
    words: counted((await contents("words")).flat()),
    quoted: { phrases: rows.phrases.table(), sentences: rules.sentences },
  };
  return { core, parts, cards: recorded(outlets) };
}

/**
 * What manifest and rules say by themselves.
 * @param {Manifest} manifest
 * @param {import("./snapshot.d.ts").Rules} rules
 */
function told({ version, registry, texts, claims_total }, { addresses, titles, hidden }) {
  return {
    format: FORMAT,
    version,
    registry,
    texts,
    claimsTotal: claims_total,
    addresses,
    polar: titles.polar,
    hidden,
  };
}

/** Gathers what all rows are found by. */
class RowTables {
  found = new Gathering();
  phrases = new Gathering();
  #documents;
  #facts;

  /**
   * @param {{id: string}[]} documents
   * @param {(shard: import("./snapshot.d.ts").ShardName) => Promise<Facts>} facts
   */
  constructor(documents, facts) {
    this.#documents = new Map(documents.map(({ id }, at) => [id, at]));
    this.#facts = facts;
  }

  /**
   * @param {string | null} page
   * @param {number} at
   */
  addDocument(page, at) {
    if (page) this.found.add(by.document(page), at);
  }

  /** @param {{id: string, domains: string[]}[]} outlets */
  addOutlets(outlets) {
    for (const [at, { id, domains }] of outlets.entries()) {
      this.found.add(by.id(id), at);
      for (const host of new Set(domains.map((domain) => domain.split("/", 1)[0]))) this.found.add(by.host(host), at);
    }
  }

  /**
   * Number the rows of shards through.
   * @param {string} what
   * @param {import("./snapshot.d.ts").ShardName[]} shards
   * @returns {Promise<Rows>}
   */
  async add(what, shards) {
    /** @type {Rows} */
    const rows = { starts: [], hashes: [], count: 0, documentStarts: [], documents: [] };
    /** @type {string[][]} */
    const seen = [];
    for (const shard of shards) {
      const facts = await this.#facts(shard);
      this.#gather(facts, rows.count);
      this.#place(rows, facts.documents);
      rows.starts.push(rows.count);
      rows.hashes.push(shard.hash);
      rows.count += facts.ids.length;
      seen.push(facts.ids);
    }
    unique(what, seen.flat());
    return rows;
  }

  /**
   * @param {Facts} facts
   * @param {number} start
   */
  #gather({ found, phrases }, start) {
    for (const [at, key] of found.keys.entries()) this.found.add(key, start + found.rows[at]);
    for (const [at, key] of phrases.keys.entries()) this.phrases.add(key, start + phrases.rows[at]);
  }

  /**
   * @param {Rows} rows
   * @param {[string, number][]} runs
   */
  #place(rows, runs) {
    let start = rows.count;
    for (const [document, count] of runs) {
      const at = this.#documents.get(document);
      if (at === undefined) throw new TypeError(`there is no document '${document}'`);
      if (rows.documents.at(-1) !== at) {
        rows.documents.push(at);
        rows.documentStarts.push(start);
      }
      start += count;
    }
  }
}

/**
 * Everything that the registry says of each outlet.
 * @param {any} raters
 * @param {import("./cards.js").Table[]} organisations
 * @param {import("./cards.js").Table[]} outlets
 */
function answers({ forms, raters }, organisations, outlets) {
  const owners = organisations.flatMap(records);
  unique("organisations", ids(owners));
  const cards = new Cards(forms, raters, owners);
  const made = outlets.flatMap(records).map((outlet) => cards.outlet(outlet));
  checkOutlets(made);
  return /** @type {import("./snapshot.d.ts").Outlet[]} */ (made);
}

/** @param {[string, number][]} words */
function counted(words) {
  const pairs = words.map(([word, count]) => ({ key: hash(word), count })).sort((one, other) => one.key - other.key);
  return { keys: Float64Array.from(pairs, ({ key }) => key), counts: Uint32Array.from(pairs, ({ count }) => count) };
}

/** @param {Record<string, any>[]} rows */
function ids(rows) {
  return rows.map(({ id }) => id);
}

/**
 * @template T
 * @param {T[]} parts
 * @returns {T}
 */
function only(parts) {
  if (parts.length !== 1) throw new TypeError("one shard of rules, suffixes and raters each is wanted");
  return parts[0];
}
