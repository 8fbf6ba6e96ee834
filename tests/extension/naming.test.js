/** A page calls itself by an outlet's name only where the whole name stands, and hostile heads are read without harm. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { callsItself } from "../../extension/lib/naming.js";

const NAMES = ["Der Spiegel", "SPIEGEL"];
const said = (/** @type {Partial<import("../../extension/lib/naming.js").Said>} */ some) =>
  callsItself(NAMES, { siteName: null, title: null, jsonLd: [], ...some });

test("The name of the site, a title's first or last part, and the publisher of structured data count.", () => {
  assert.deepEqual(said({ siteName: " DER SPIEGEL" }), { name: "DER SPIEGEL", where: "og:site_name" });
  for (const title of ["Peace talks - DER SPIEGEL", "Spiegel | Politik | Ausland", "Der Spiegel"]) {
    assert.equal(said({ title })?.where, "title", title);
  }
  for (const node of [
    { "@type": "NewsArticle", publisher: { "@type": "Organization", name: "DER SPIEGEL" } },
    { "@type": "NewsArticle", publisher: "Der Spiegel" },
    { "@type": ["NewsMediaOrganization"], name: "Der Spiegel" },
    { "@graph": [{ "@type": "WebSite", name: "x", alternateName: ["Spiegel"] }] },
    [{ "@type": "WebPage", isPartOf: { "@type": "WebSite", name: "DER SPIEGEL" } }],
  ]) {
    assert.equal(said({ jsonLd: [JSON.stringify(node)] })?.where, "json-ld", JSON.stringify(node));
  }
});

test("A name within other words, in the middle of a title, or of somebody who is only mentioned does not count.", () => {
  for (const siteName of ["Der Spiegel fake", "Not Der Spiegel", "Spiegelei", "S P I E G E L", ""]) {
    assert.equal(said({ siteName }), null, siteName);
  }
  for (const title of [
    "How Der Spiegel lied",
    "News | Der Spiegel | Critics",
    "Der Spiegel-Affäre",
    "Der Spiegel: the book",
  ]) {
    assert.equal(said({ title }), null, title);
  }
  for (const node of [
    { "@type": "NewsArticle", about: { "@type": "Organization", name: "Der Spiegel" } },
    { "@type": "NewsArticle", name: "Der Spiegel" },
    { "@type": "Person", name: "Der Spiegel" },
  ]) {
    assert.equal(said({ jsonLd: [JSON.stringify(node)] }), null, JSON.stringify(node));
  }
});

test("An article before the name, case, punctuation and forms of letters do not matter.", () => {
  const calls = (/** @type {string} */ siteName) => callsItself(["The Times"], { siteName, title: null, jsonLd: [] });
  for (const siteName of ["the times", "Times", "THE TIMES.", "Ｔｈｅ Ｔｉｍｅｓ"])
    assert.ok(calls(siteName), siteName);
  assert.equal(calls("The"), null);
});

test("Hostile heads give no name and no error.", () => {
  const deep = `${'{"publisher":{"name":'.repeat(5000)}1${"}}".repeat(5000)}`;
  const many = JSON.stringify({ "@graph": Array(50_000).fill({ "@type": "Person" }) });
  for (const jsonLd of [
    "{",
    "null",
    "7",
    '"Der Spiegel"',
    '{"publisher":null}',
    '{"@graph":{"@type":7}}',
    deep,
    many,
  ]) {
    assert.equal(said({ jsonLd: [jsonLd] }), null);
  }
  assert.equal(said({ siteName: `${" ".repeat(1000)}Der Spiegel`, title: `${"x - ".repeat(5000)}Der Spiegel` }), null);
  assert.equal(said({ siteName: "<b>Der Spiegel</b>" }), null);
});

test("An outlet whose name has no letters is called by nobody.", () => {
  assert.equal(callsItself(["…", ""], { siteName: "…", title: "…", jsonLd: [] }), null);
});
