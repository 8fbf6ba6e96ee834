/** Who is cited, as the panel and the cards on the page say it: by record, by host, else by the name that the document gives. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { LANGUAGES, spoken, texts } from "./spoken.js";

const NAMED = { outlet: null, domain: null, name: "The Lorne Gazette", work: null, scope: "sentence" };
const DOCUMENT = { id: "essay", title: "An essay", kind: "essay" };

/**
 * What the panel, the card of a claim and the card of its bracket say of citations.
 * @param {string} language
 * @param {object[]} citations
 */
function said(language, citations) {
  const { citationItem, citedCards, passageCard } = spoken(language, "claim", "card");
  const claim = { citations, document: DOCUMENT, reviews: [] };
  const items = citations.map((citation) => citationItem(citation, claim, { server: "", outlets: {} }).textContent);
  const passage = [...passageCard({ claim, how: "exact" }, {})].map(
    (/** @type {any} */ part) => part.textContent ?? part,
  );
  const bracket = citedCards(claim, Object.keys(citations).map(Number), {});
  return { items, passage, bracket: [...bracket].map((/** @type {any} */ card) => card.textContent) };
}

test("An outlet that is not listed and has no address is named as the document names it, in every language.", () => {
  for (const language of LANGUAGES) {
    const { items, passage, bracket } = said(language, [NAMED]);
    const { noAddress, notListed } = texts(language);
    assert.ok(items[0].includes(`The Lorne Gazette (${notListed?.message})`), language);
    assert.deepEqual(bracket, [`The Lorne Gazette (${notListed?.message})`]);
    assert.ok(passage.some((/** @type {string} */ part) => part.includes("The Lorne Gazette")));
    assert.ok(![...items, ...passage, ...bracket].some((part) => part.includes(String(noAddress?.message))));
  }
});

test("Two such outlets in one bracket are two.", () => {
  const other = { ...NAMED, name: "The Skerry Post" };
  assert.deepEqual(said("en", [NAMED, other, NAMED]).bracket, [
    "The Lorne Gazette (not in the registry)",
    "The Skerry Post (not in the registry)",
  ]);
});

test("A host stands before a name, and a source with neither is one without an address.", () => {
  assert.deepEqual(
    said("en", [
      { ...NAMED, domain: "lorne.example" },
      { ...NAMED, name: null },
    ]).bracket,
    ["lorne.example (not in the registry)", "a source without an address (not in the registry)"],
  );
});

test("Pages on which a claim appeared are listed with who names them, in every language; of more, how many stand here.", () => {
  for (const language of LANGUAGES) {
    const { appearancePart } = spoken(language, "claim");
    const places = [
      { url: "https://a.example/1", first: true, by: ["Α", "Β"] },
      { url: "javascript:1", first: false },
    ];
    const part = appearancePart({ appearances: places, appearances_total: 7 });
    const [summary, list] = part.children;
    assert.match(summary.textContent, /7|٧/, language);
    assert.match(summary.textContent, /2|٢/, language);
    const [first, second] = list.children;
    assert.match(first.textContent, /^https:\/\/a\.example\/1.*Α.*Β/, language);
    assert.equal(first.children[0].attributes.rel, "noopener noreferrer nofollow");
    assert.deepEqual([second.textContent, second.children[0].attributes.href], ["javascript:1", undefined]);
    assert.equal(appearancePart({}), false);
  }
});
