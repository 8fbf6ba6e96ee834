// What the extension answers, and what it refuses to answer from.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { BadUrl, find } from "../../extension/lib/context.js";
import { worked } from "./clock.js";
import { open } from "./opened.js";
import { all, copy } from "./snapshot.js";

const edition = await open(copy());
const cited = all("works")
  .flat()
  .find(({ outlet, title }) => outlet === "reuters" && title);

suite("find", () => {
  test("A listed outlet's page gives its outlet, whatever wraps the address", async () => {
    const { status, outlet, page } = await find(
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

  test("A host that resembles a listed one is not credited to it", async () => {
    const { status, outlet, lookalike } = await find(edition, "https://reuters.ltd/world");
    assert.equal(status, "lookalike");
    assert.equal(outlet, null);
    assert.deepEqual(lookalike?.reason, {
      code: "resembles-address",
      host: "reuters.ltd",
      domains: ["reuters.com"],
      outlets: ["Reuters"],
    });
  });

  test("A tenant is no part of its platform", async () => {
    const { status, outlet, platform } = await find(edition, "https://someone.substack.com/p/news");
    assert.deepEqual([status, outlet, platform?.id], ["unlisted", null, "substack"]);
  });

  test("An unlisted page has an answer, a bad address has none", async () => {
    assert.equal((await find(edition, "https://unlisted.example/")).status, "unlisted");
    await assert.rejects(find(edition, "nonsense"), BadUrl);
  });

  test("The title finds a work whose address has no words", async () => {
    const found = await find(edition, "https://www.reuters.com/12345", `${cited.title} | Reuters`);
    assert.equal(found.works[0]?.work.id, cited.id);
    assert.deepEqual((await find(edition, "https://www.reuters.com/12345")).works, []);
  });

  test("A title too long for one is none: the address alone decides, at once", async () => {
    const long = `${cited.title} | ${"ha ".repeat(1_000_000)}`;
    const start = worked();
    assert.deepEqual((await find(edition, "https://www.reuters.com/12345", long)).works, []);
    assert.ok(worked() - start < 0.1);
  });

  test("The registry's version and age stand in every answer", async () => {
    assert.deepEqual((await find(edition, "https://unlisted.example/")).registry, copy()[""].registry);
  });
});

suite("open", () => {
  /**
   * The first shard of a kind.
   * @param {any} shards
   * @param {string} kind
   */
  const first = (shards, kind) => all(kind, shards)[0];
  /** @type {[string, (spoilt: any) => void, RegExp][]} */
  const faults = [
    ["another form", (spoilt) => spoilt[""].format++, /has form 4; this extension reads form 3/],
    ["no shards", (spoilt) => delete spoilt[""].shards, /snapshot\.shards is no list/],
    ["a name that is a way", (spoilt) => (spoilt[""].shards[0].name = "../../x"), /'\.\.\/\.\.\/x' is no shard/],
    ["a hash that is none", (spoilt) => (spoilt[""].shards[0].hash = "x"), /'rules' is no shard/],
    ["a shard of bytes below none", (spoilt) => (spoilt[""].shards[0].bytes = -1), /'rules' is no shard/],
    ["a shard of 50 MB", (spoilt) => (spoilt[""].shards[0].bytes = 5e7), /more than can be held/],
    [
      "a shard named twice",
      (spoilt) => spoilt[""].shards.push({ ...spoilt[""].shards[0], hash: "0".repeat(32) }),
      /'rules' is there twice/,
    ],
    [
      "a kind of shard that nobody knows",
      (spoilt) => (spoilt[""].shards[0].name = spoilt.toys = "toys"),
      /no kind of shard 'toys'/,
    ],
    ["no rules", (spoilt) => spoilt[""].shards.shift(), /one shard of rules/],
    [
      "a host that is no text",
      (spoilt) => first(spoilt, "outlets").columns.domains[1].push(7),
      /outlets\[1\]\.domains\[\d+\] is no text/,
    ],
    [
      "a claim without citations",
      (spoilt) => (first(spoilt, "claims")[0].citations = {}),
      /\[0\]\.citations is no list/,
    ],
    [
      "a claim that is there twice",
      (spoilt) => (first(spoilt, "claims")[1].id = first(spoilt, "claims")[0].id),
      /claims: '\w+' is there twice/,
    ],
    [
      "an outlet that is there twice",
      (spoilt) => (first(spoilt, "outlets").columns.id[1] = first(spoilt, "outlets").columns.id[0]),
      /outlets: '.+' is there twice/,
    ],
    ["a count that is no number", (spoilt) => (spoilt[""].texts = "9"), /\.texts is no whole number/],
    [
      "a wrapper of five",
      (spoilt) => first(spoilt, "rules").addresses.wrappers[0].pop(),
      /\.wrappers\[0\] is no row of 6/,
    ],
    [
      "a wrapper's host that is no text",
      (spoilt) => (first(spoilt, "rules").addresses.wrappers[2][1] = [null]),
      /\.wrappers\[2\]1\[0\] is no text/,
    ],
    ["a table that is a list", (spoilt) => (first(spoilt, "suffixes").list = []), /suffixes\.list is no object/],
    [
      "a table with a wrong value",
      (spoilt) => (first(spoilt, "rules").lookalikes.codes.FR = 1),
      /\.codes\.FR is no text/,
    ],
    [
      "a pattern that is none",
      (spoilt) => (first(spoilt, "rules").addresses.wrappers[0][2] = "("),
      /Invalid regular expression/,
    ],
    ["a work of no document", (spoilt) => (first(spoilt, "works")[0].document = "?"), /there is no document '\?'/],
    ["a rater that nobody knows", (spoilt) => (first(spoilt, "raters").raters = []), /there is no '[\w-]+'/],
    [
      "a link that is no web address",
      (spoilt) => (first(spoilt, "outlets").read[0][0] = "javascript:alert(1)"),
      /is no web address/,
    ],
    [
      "lines of meanings that are one text",
      (spoilt) => (first(spoilt, "rules").sentences.meanings = "no; not"),
      /\.meanings is no list/,
    ],
    [
      "a cited name that is no text",
      (spoilt) => (first(spoilt, "claims")[0].citations[0].name = 1),
      /\.name is no text/,
    ],
    ["an organisation that owns itself", ownItself, /chain of owners has no end/],
  ];
  for (const [what, spoil, message] of faults) {
    test(`A snapshot with ${what} is refused`, async () => {
      const spoilt = copy();
      spoil(spoilt);
      await assert.rejects(open(spoilt), { message });
    });
  }

  test("What is no object is no snapshot", async () => {
    for (const content of [null, undefined, 1, "{}", [], {}]) await assert.rejects(open({ "": content }), TypeError);
  });

  test("Unknown keys do no harm", async () => {
    const other = copy();
    other[""].news = "of a later version";
    assert.equal((await find(await open(other), "https://www.reuters.com/")).outlet?.id, "reuters");
  });

  test("A snapshot without a single record answers too", async () => {
    const empty = copy();
    empty[""].shards = empty[""].shards.filter((/** @type {{name: string}} */ { name }) => !name.includes("-"));
    assert.equal((await find(await open(empty), "https://www.reuters.com/")).status, "unlisted");
  });
});

/** @param {any} shards */
function ownItself(shards) {
  for (const { columns } of all("organisations", shards)) {
    columns.owners = columns.id.map((/** @type {string} */ id) => [{ organisation: id, at: 0 }]);
  }
}

/**
 * The status that is answered, or the code of the refusal.
 * @param {string} url
 * @param {string} title
 */
async function told(url, title) {
  try {
    return (await find(edition, url, title)).status;
  } catch (error) {
    assert.ok(error instanceof BadUrl, `${error}`);
    return error.code;
  }
}

test("Hostile addresses and titles take no more than a moment", async () => {
  const parts = ["-", "-1234", "_1", "a1-", "2025-", "ha-", ".a", "%F0", "xn--", "/amp", "a.", "I.", "s ", "\u0345"];
  for (const part of parts) {
    const [long, title] = [part.repeat(8192).slice(0, 8000), part.repeat(1000).slice(0, 1000)];
    for (const url of [
      `https://www.reuters.com/${long}x`,
      `https://www.reuters.com/?${long}`,
      `https://${long}.ltd/`,
    ]) {
      const start = worked();
      await told(url, title);
      assert.ok(worked() - start < 5, url.slice(0, 60));
    }
  }
});
