/** The rules' sentences in the reader's language: every sentence that a rule can say is known by its form. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LANGUAGES, spoken } from "./spoken.js";

const ROOT = new URL("../../", import.meta.url);
const SAID = [
  "The source list gives this very address.",
  "The page's title has the words of the cited title “A “B” C”, its address the date.",
  "The page's title has the words of the cited title “A”.",
  "The address carries the words of the cited title “A” and its date.",
  "The address carries the words of the cited title “A”.",
  "It cites the outlet in words of the title “A”, which is this page; it does not name the article.",
  "It cites “A”, which is this page.",
  "It cites this page.",
  "It cites A; the article that it names is not known to be this page.",
  "It cites A; it does not say which article.",
  "This page is A's review of this claim.",
  "A names this page as one where this claim appeared.",
  "A and B name this page as one where this claim first appeared.",
  "A passage of this page resembles this statement: both speak of “A”, “B” and “C”.",
  "A passage of this page resembles this statement: both speak of “A”. Only one of the two has a word such as “not” or “without”, so they may not say the same.",
  "A passage of this page resembles this statement: both speak of “A” and “B”. They give different numbers.",
  "The words of this statement stand on this page.",
  "A quotation in this statement stands on this page.",
];
const FILES = [
  "extension/lib/matching.js",
  "extension/lib/titles/comparing.js",
  "server/subject/likeness.py",
  "server/subject/quoting.py",
];

/**
 * @param {string} language
 * @param {string} why
 * @param {string[]} [names]
 */
function said(language, why, names = []) {
  return spoken(language, "reason").reasonText(why, names);
}

test("Every sentence of a rule has its words in every language.", () => {
  for (const language of LANGUAGES.slice(1)) {
    for (const why of SAID) {
      const words = said(language, why);
      assert.equal(words.attributes.lang, undefined, `${language}: ${why}`);
      assert.doesNotMatch(words.textContent, /\b(the|this|page is|of)\b/i, `${language}: ${why}`);
    }
  }
});

test("In English the panel says what the rule says.", () => {
  const plain = (/** @type {string} */ words) => words.replaceAll("’", "'").replaceAll(/[“”]/g, "");
  const kept = SAID.filter((why) => !/quotation|stand on|appeared/.test(why));
  for (const why of kept) assert.equal(plain(said("en-GB", why).textContent), plain(why));
});

test("Names are listed as the reader's language lists them, shared words too.", () => {
  const why = "A and B name this page as one where this claim appeared.";
  assert.match(said("de", why, ["B", "A", "C"]).textContent, /von A und B\.$/);
  assert.match(
    said("fr", "Left and Right names this page as one where this claim appeared.").textContent,
    /Left and Right\.$/,
  );
  assert.match(said("es", SAID[13] ?? "").textContent, /hablan de A, B y C\.$/);
});

test("What no rule says stays as it is, marked as English.", () => {
  for (const why of ["Because.", "A passage of this page resembles this statement: both speak of “A”. Or so."]) {
    const words = said("ar", why);
    assert.deepEqual([words.textContent, words.attributes.lang], [why, "en"]);
  }
});

test("The sentences stand in the rules as they are known here.", () => {
  const rules = FILES.map((file) => readFileSync(new URL(file, ROOT), "utf8")).join("\n");
  for (const part of [
    "The source list gives this very address.",
    "The page's title has the words of the cited title “$" + "{title}”",
    ", its address the date",
    "The address carries the words of the cited title “$" + "{title}”",
    " and its date",
    "the article that it names is not known to be this page",
    "it does not say which article",
    "'s review of this claim.",
    " this page as one where this claim ",
    "It cites the outlet in words of the title “",
    "which is this page; it does not name the article.",
    "”, which is this page.",
    "A passage of this page resembles this statement: both speak of ",
    "Only one of the two has a word such as “not” or “without”, so they may not say the same.",
    "They give different numbers.",
    "The words of this statement stand",
    "A quotation in this statement stands",
  ])
    assert.ok(rules.includes(part), part);
});
