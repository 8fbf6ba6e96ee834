// The shared vectors hold the extension's rules for addresses to the server's.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { BadUrl, parents } from "../../extension/lib/urls/address.js";
import { Addresses } from "../../extension/lib/urls/page.js";
import { worked } from "./clock.js";
import { all } from "./snapshot.js";

/** @typedef {{in: string, url?: string, host?: string, unwrapped?: string[], error?: string}} Vector */
/** @typedef {{reason: string, listed?: string[], vectors: Vector[]}} Group */

/** @type {Group[]} */
const groups = JSON.parse(readFileSync(new URL("../data/urls.json", import.meta.url), "utf8")).groups;
const addresses = new Addresses(all("rules")[0].addresses);

/**
 * @param {string} text
 * @param {string[]} hosts
 * @returns {Vector}
 */
function answer(text, hosts) {
  try {
    const listed = (/** @type {string} */ host) => [...parents(host)].some((parent) => hosts.includes(parent));
    const { url, host, unwrapped } = addresses.parse(text, hosts.length ? listed : undefined);
    return { in: text, url, host, unwrapped };
  } catch (error) {
    assert.ok(error instanceof BadUrl, `${text}: ${error}`);
    return { in: text, error: error.code };
  }
}

suite("tests/data/urls.json", () => {
  for (const { reason, listed = [], vectors } of groups) {
    test(reason, () => {
      assert.deepEqual(
        vectors.map((vector) => answer(vector.in, listed)),
        vectors,
      );
    });
  }
});

test("A page's own address is the same page, with nothing unwrapped", () => {
  for (const { url } of groups.flatMap(({ vectors }) => vectors)) {
    if (url) assert.deepEqual(addresses.parse(url), { ...addresses.parse(url), url, unwrapped: [] });
  }
});

test("www., the scheme, a trailing slash, trackers and the fragment make no second page", () => {
  const forms = [
    "https://www.example.com/a/?id=1",
    "http://example.com/a?id=1",
    "https://example.com/a/?utm_source=x&id=1#top",
  ];
  assert.equal(new Set(forms.map((form) => addresses.key(form))).size, 1);
  assert.notEqual(addresses.key("https://example.com/a?id=2"), addresses.key(forms[1]));
});

test("What is no address has no key", () => {
  assert.equal(addresses.key("not an address"), null);
});

test("An address that is no text is refused, as any bad one", () => {
  const bad = /** @type {string} */ (/** @type {unknown} */ (undefined));
  assert.throws(() => addresses.parse(bad), { name: "BadUrl", code: "not-an-address" });
});

test("Length is counted in characters: 8,192 are an address, more are not, at once", () => {
  const address = "https://example.com/?";
  assert.throws(() => addresses.parse(address.padEnd(8193, "a")), { code: "too-long" });
  assert.equal(addresses.parse(address.padEnd(8192, "a")).url.length, 8192);
  assert.throws(() => addresses.parse(address + "😀".repeat(8192 - address.length)), {
    code: "too-long",
    message: /in full/,
  });
  const start = worked();
  assert.throws(() => addresses.parse("😀".repeat(5_000_000)), { code: "too-long" });
  assert.ok(worked() - start < 0.1);
});

test("Hostile text of the greatest length takes no more than a moment", () => {
  const texts = [" ", "%25", "https://12ft.io/", "a.", "-", "/amp", "\u00a0", "view-source:"].map((part) =>
    `https://web.archive.org/web/${part.repeat(8192)}`.slice(0, 8192),
  );
  for (const text of [...texts, ...texts.map((text) => text.slice(28))]) {
    const start = worked();
    answer(text, ["bbc.com"]);
    assert.ok(worked() - start < 0.5, text.slice(0, 60));
  }
});
