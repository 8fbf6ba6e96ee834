/** What is made of shards: found by keys, numbered through, and made anew only where it has to be. */

import assert from "node:assert/strict";
import { suite, test } from "node:test";

import { Cards, records } from "../../extension/lib/cards.js";
import { find } from "../../extension/lib/context.js";
import { phrases, quotable } from "../../extension/lib/phrases.js";
import { Gathering, hash, last, values } from "../../extension/lib/postings.js";
import { open, ready } from "./opened.js";
import { all, copy } from "./snapshot.js";

const ESSAY = "https://essays.example/sabotaged-peace";

suite("postings", () => {
  test("Every key has its numbers in their order, and what has no key has none.", () => {
    const gathering = new Gathering();
    for (let number = 0; number < 1000; number++) gathering.add(hash(`key ${number % 7}`), number);
    const table = gathering.table();
    for (let key = 0; key < 7; key++) {
      const wanted = Array.from({ length: 1000 }, (_, number) => number).filter((number) => number % 7 === key);
      assert.deepEqual([...values(table, hash(`key ${key}`))], wanted);
    }
    assert.deepEqual([...values(table, hash("another key"))], []);
    assert.deepEqual([...values(new Gathering().table(), 1)], []);
  });

  test("Numbers that need more than two bytes have them.", () => {
    for (const most of [65_535, 65_536]) {
      const gathering = new Gathering();
      for (const number of [1, most]) gathering.add(7, number);
      const table = gathering.table();
      assert.deepEqual([...values(table, 7)], [1, most]);
      assert.equal(table.values.BYTES_PER_ELEMENT, most < 65_536 ? 2 : 4);
    }
  });

  test("The last number that is not above a limit is found by halving.", () => {
    const numbers = [0, 3, 3, 9];
    assert.deepEqual(
      [-1, 0, 2, 3, 8, 9, 99].map((limit) => last(numbers, limit)),
      [-1, 0, 0, 2, 2, 3, 3],
    );
  });

  test("A hundred thousand texts have a hundred thousand hashes.", () => {
    const found = new Set(Array.from({ length: 100_000 }, (_, number) => hash(`https://a.example/${number}`)));
    assert.equal(found.size, 100_000);
    assert.ok([...found].every(Number.isSafeInteger));
  });
});

suite("phrases", () => {
  const text = "The harbour of the old town was closed for nine days in the spring of that year";

  test("A claim is found by its phrases wherever its words stand, whatever their case, signs and citation marks.", () => {
    const own = quotable(text, `${text} (reuters.com).`);
    const page = phrases(`Before it. ${text.toUpperCase().replaceAll(" ", "\u00a0 ")} – after it.`);
    assert.ok(own.length && own.every((phrase) => page.has(phrase)));
  });

  test("A changed word costs only the phrases with it.", () => {
    const own = quotable(text, text);
    const page = phrases(text.replace("nine", "ten"));
    assert.ok(own.some((phrase) => page.has(phrase)));
  });

  test("Of marks in the middle of the words no phrase goes over them.", () => {
    const marked = text.replace("days", "days (reuters.com)");
    const page = phrases(marked);
    assert.ok(quotable(text, marked).every((phrase) => page.has(phrase)));
  });

  test("Words of another text are not found by chance, and fewer than three are none.", () => {
    const page = phrases("Mussel prices doubled while nobody had told the fishermen of the quay about anything at all");
    assert.ok(quotable(text, text).every((phrase) => !page.has(phrase)));
    assert.equal(phrases("two words").size, 0);
  });
});

suite("cards", () => {
  const forms = {
    OutletAnswer: { id: null, owners: ["Owner"], founded: "Founding" },
    Owner: { name: null, source: null, organisation: null, owners: ["Owner"] },
    Founding: { value: null, source: null },
  };

  test("A statement says where it was read, the record's own item of Wikidata put in.", () => {
    const table = {
      read: [["https://www.wikidata.org/wiki/{wikidata}", null, "2026-01-01"]],
      columns: { id: ["a", "b"], wikidata: ["Q1", "Q2"], founded: [null, { value: 1900, at: 0 }] },
    };
    const [first, second] = records(/** @type {any} */ (table)).map((row) => new Cards(forms, [], []).outlet(row));
    assert.deepEqual(first, { id: "a", owners: [], founded: null });
    assert.deepEqual(second.founded, { value: 1900, source: "https://www.wikidata.org/wiki/Q2" });
  });

  test("Records that double at every step are refused before they fill the memory.", () => {
    const doubling = Array.from({ length: 60 }, (_, at) => ({
      id: `o${at}`,
      name: "",
      owners: [{ organisation: `o${at + 1}` }, { organisation: `o${at + 1}` }],
    }));
    const cards = new Cards(forms, [], [...doubling, { id: "o60", name: "end" }]);
    assert.throws(() => cards.outlet({ id: "a", owners: [{ organisation: "o0" }] }), /has no end/);
  });
});

suite("compile", () => {
  test("What a shard can be found by is made once, and again where program or rules are others.", async () => {
    const { facts } = await ready(copy());
    const rows = copy()[""].shards.filter((/** @type {{name: string}} */ { name }) => /^(works|claims)-/.test(name));
    assert.equal(facts.size, rows.length);
  });

  test("Claims on pages of a review and of an appearance are found by address, the review first, with all who say so.", async () => {
    const shards = copy();
    const [first] = all("claims", shards);
    const review = (/** @type {string} */ by, /** @type {string} */ url) => ({ by, rating: "False", url, date: null });
    const page = "https://blog.example/b";
    first[0].reviews = [
      review("A", "https://a.example/1/?utm_source=x"),
      review("B", page),
      review("C", "https://c.example/1"),
    ];
    first[0].appearances = [
      { url: "https://www.blog.example/c/", first: false, by: ["C"] },
      { url: "https://blog.example/c", first: true, by: ["B", "A"] },
    ];
    first[1].reviews = [review("B", "https://b.example/2")];
    first[1].appearances = [{ url: `${page}#x`, first: false }];
    const edition = await open(shards);
    const told = async (/** @type {string} */ url) => {
      const { claims, claims_total } = await find(edition, url);
      return [claims_total, ...claims.map(({ match }) => `${match.kind}: ${match.reason.code} ${match.reason.by}`)];
    };
    assert.deepEqual(await told("https://www.a.example/1"), [1, "reviewed-on-page: review A"]);
    assert.deepEqual(await told(page), [2, "reviewed-on-page: review B", "appeared-on-page: appeared B"]);
    assert.deepEqual(await told("https://blog.example/c"), [1, "appeared-on-page: first-appeared A,B,C"]);
    assert.deepEqual(await told("https://blog.example/d"), [0]);
  });

  test("An outlet is cited under the id that it had.", async () => {
    const shards = copy();
    for (const { columns } of all("outlets", shards)) {
      const at = columns.id.indexOf("reuters");
      if (at < 0) continue;
      columns.id[at] = "reuters-agency";
      columns.former_ids = columns.id.map((/** @type {string} */ id) => (id === "reuters-agency" ? ["reuters"] : null));
    }
    const { outlet, claims_total } = await find(await open(shards), "https://www.reuters.com/");
    assert.equal(outlet?.id, "reuters-agency");
    assert.ok(claims_total > 0);
  });

  test("A document is found at its own address.", async () => {
    const shards = copy();
    all("documents", shards)[0][0].url = ESSAY;
    const { index, addresses } = await open(shards);
    assert.equal(index.documentsAt(addresses.key(`${ESSAY}?utm_source=x`) ?? "")[0]?.id, "sabotaged-peace");
    assert.deepEqual(index.documentsAt("elsewhere.example"), []);
  });

  test("A text's claims are found among all, in their order.", async () => {
    const edition = await open(copy());
    const { index } = edition;
    const { phrases: table } = await edition.quoted();
    const claims = all("claims").flat();
    const wanted = [claims[3], claims[40], claims[41]];
    const found = await index.claimsSharing(
      `Words before. ${wanted
        .map(({ text }) => text)
        .reverse()
        .join("\n")}`,
      table,
    );
    const ids = found.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => wanted.some((claim) => claim.id === id)),
      wanted.map(({ id }) => id),
    );
    assert.deepEqual(await index.claimsSharing("", table), []);
  });

  test("What the panel could not show is refused with its place: codes that are none, and fields that are not there.", async () => {
    const spoilt = async (/** @type {string} */ kind, /** @type {(content: any) => unknown} */ spoil) => {
      const shards = copy();
      spoil(all(kind, shards)[0]);
      return open(shards).then(
        () => "taken",
        (error) => error.message,
      );
    };
    const column =
      (/** @type {string} */ name, /** @type {any} */ value) =>
      (/** @type {any} */ { columns }) =>
        columns[name].fill(value);
    assert.match(await spoilt("outlets", column("country", "Netherlands")), /\.country is no country's code$/);
    assert.match(await spoilt("outlets", column("country", ["NL"])), /\.country is no country's code$/);
    assert.match(await spoilt("outlets", column("languages", ["Dutch"])), /\.languages\[0\] is no language's code$/);
    const forms = (/** @type {any} */ { forms: { OutletAnswer } }) => delete OutletAnswer.former_ids;
    assert.match(await spoilt("raters", forms), /\.former_ids is no list$/);
    const scope = (/** @type {any[]} */ [{ citations }]) => delete citations[0].scope;
    assert.match(await spoilt("claims", scope), /^claims-\w+\[0\]\.citations\[0\]\.scope is no text$/);
  });
});
