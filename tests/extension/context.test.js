// What the extension answers, and what it refuses to answer from.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { BadUrl, find, open } from "../../extension/lib/context.js";
import { copy, snapshot } from "./snapshot.js";

const edition = open(snapshot);

suite("find", () => {
  test("A listed outlet's page gives its outlet, whatever wraps the address", () => {
    const { status, outlet, page } = find(
      edition,
      "https://web.archive.org/web/2025/https://www.reuters.com/world/?utm_source=x",
    );
    assert.equal(status, "listed");
    assert.equal(outlet?.id, "reuters");
    assert.deepEqual(page, {
      url: "https://www.reuters.com/world/",
      host: "www.reuters.com",
      unwrapped: ["web-archive"],
    });
  });

  test("A host that resembles a listed one is not credited to it", () => {
    const { status, outlet, lookalike } = find(edition, "https://reuters.ltd/world");
    assert.equal(status, "lookalike");
    assert.equal(outlet, null);
    assert.match(lookalike?.why ?? "", /^reuters\.ltd resembles reuters\.com, .* is not one of its known addresses\.$/);
  });

  test("A tenant is no part of its platform", () => {
    const { status, outlet, platform } = find(edition, "https://someone.substack.com/p/news");
    assert.deepEqual([status, outlet, platform?.id], ["unlisted", null, "substack"]);
  });

  test("An unlisted page has an answer, a bad address has none", () => {
    assert.equal(find(edition, "https://unlisted.example/").status, "unlisted");
    assert.throws(() => find(edition, "nonsense"), BadUrl);
  });

  test("The title finds a work whose address has no words", () => {
    const work = snapshot.works.find(({ outlet, title }) => outlet === "reuters" && title);
    const found = find(edition, "https://www.reuters.com/12345", `${work?.title} | Reuters`);
    assert.equal(found.works[0]?.work.id, work?.id);
    assert.deepEqual(find(edition, "https://www.reuters.com/12345").works, []);
  });

  test("A title too long for one is none: the address alone decides, at once", () => {
    const work = snapshot.works.find(({ outlet, title }) => outlet === "reuters" && title);
    const long = `${work?.title} | ${"ha ".repeat(1_000_000)}`;
    const start = performance.now();
    assert.deepEqual(find(edition, "https://www.reuters.com/12345", long).works, []);
    assert.ok(performance.now() - start < 100);
  });

  test("The registry's version and age stand in every answer", () => {
    assert.deepEqual(find(edition, "https://unlisted.example/").registry, snapshot.registry);
  });
});

suite("open", () => {
  /** @type {[string, (spoilt: any) => void, RegExp][]} */
  const faults = [
    ["another form", (spoilt) => spoilt.format++, /has form 2; this extension reads form 1/],
    ["no outlets", (spoilt) => delete spoilt.outlets, /snapshot\.outlets is no list/],
    [
      "a host that is no text",
      (spoilt) => spoilt.outlets[1].domains.push(7),
      /\.outlets\[1\]\.domains\[\d+\] is no text/,
    ],
    ["a claim without citations", (spoilt) => (spoilt.claims[0].citations = {}), /\.claims\[0\]\.citations is no list/],
    [
      "a count that is no number",
      (spoilt) => (spoilt.rules.words.texts = "9"),
      /\.rules\.words\.texts is no whole number/,
    ],
    ["a wrapper of five", (spoilt) => spoilt.rules.addresses.wrappers[0].pop(), /\.wrappers\[0\] is no row of 6/],
    [
      "a wrapper's host that is no text",
      (spoilt) => (spoilt.rules.addresses.wrappers[2][1] = [null]),
      /\.wrappers\[2\]1\[0\] is no text/,
    ],
    ["a table that is a list", (spoilt) => (spoilt.rules.suffixes.list = []), /\.suffixes\.list is no object/],
    ["a table with a wrong value", (spoilt) => (spoilt.rules.lookalikes.codes.FR = 1), /\.codes\.FR is no text/],
    ["a pattern that is none", (spoilt) => (spoilt.rules.addresses.wrappers[0][2] = "("), /cannot be used/],
    ["a work of no document", (spoilt) => (spoilt.works[0].document = "?"), /cannot be used/],
  ];
  for (const [what, spoil, message] of faults) {
    test(`A snapshot with ${what} is refused`, () => {
      const spoilt = copy();
      spoil(spoilt);
      assert.throws(() => open(spoilt), { name: "TypeError", message });
    });
  }

  test("What is no object is no snapshot", () => {
    for (const content of [null, undefined, 1, "{}", [], {}]) assert.throws(() => open(content), TypeError);
  });

  test("What is only shown is checked too: a link is a web address", () => {
    /** @type {((outlet: any) => void)[]} */
    const spoilers = [(outlet) => delete outlet.ratings, (outlet) => (outlet.source = "javascript:alert(1)")];
    for (const spoil of spoilers) {
      const other = copy();
      spoil(other.outlets[0]);
      assert.throws(() => open(other), TypeError);
    }
  });

  test("Unknown keys do no harm", () => {
    const other = copy();
    other.news = "of a later version";
    assert.equal(find(open(other), "https://www.reuters.com/").outlet?.id, "reuters");
  });

  test("A snapshot without a single record answers too", () => {
    const empty = { ...copy(), outlets: [], platforms: [], documents: [], works: [], claims: [] };
    assert.equal(find(open(empty), "https://www.reuters.com/").status, "unlisted");
  });
});

/**
 * The status that is answered, or the code of the refusal.
 * @param {string} url
 * @param {string} title
 */
function told(url, title) {
  try {
    return find(edition, url, title).status;
  } catch (error) {
    assert.ok(error instanceof BadUrl, `${error}`);
    return error.code;
  }
}

test("Hostile addresses and titles take no more than a moment", () => {
  const parts = ["-", "-1234", "_1", "a1-", "2025-", "ha-", ".a", "%F0", "xn--", "/amp", "a.", "I.", "s ", "\u0345"];
  for (const part of parts) {
    const [long, title] = [part.repeat(8192).slice(0, 8000), part.repeat(1000).slice(0, 1000)];
    for (const url of [
      `https://www.reuters.com/${long}x`,
      `https://www.reuters.com/?${long}`,
      `https://${long}.ltd/`,
    ]) {
      const start = performance.now();
      told(url, title);
      assert.ok(performance.now() - start < 5000, url.slice(0, 60));
    }
  }
});
