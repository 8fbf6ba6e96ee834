/** Why something is shown, in the reader's language: said from the reason's code, whatever it speaks of. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { LANGUAGES, spoken, texts } from "./spoken.js";

const NOTHING = { title: null, outlet: null, by: [], words: [] };
const CODES = Object.keys(texts("en"))
  .filter((name) => name.startsWith("reason_"))
  .map((name) => name.slice("reason_".length).replaceAll("_", "-"));

/**
 * @param {string} language
 * @param {string} code
 * @param {object} parts
 * @param {string} [why]
 */
function said(language, code, parts, why) {
  return spoken(language, "reason").reasonText({ code, ...NOTHING, ...parts }, why);
}

test("Every reason is said in every language, with what it speaks of.", () => {
  assert.ok(CODES.length > 15);
  for (const language of LANGUAGES) {
    for (const code of CODES) {
      const words = said(language, code, { title: "Οδός" });
      const speaks = texts(language)[`reason_${code.replaceAll("-", "_")}`]?.message.includes("$1");
      assert.equal(words.attributes.lang, undefined, `${language}: ${code}`);
      assert.equal(words.textContent.includes("Οδός"), speaks, `${language}: ${code}`);
    }
  }
});

test("A title and an outlet stand as they are, whatever they hold.", () => {
  assert.equal(
    said("en-GB", "cites-title", { title: "A “B” $1" }).textContent,
    "It cites “A “B” $1”, which is this page.",
  );
  assert.match(said("de", "no-article", { outlet: "Die Post" }).textContent, /Die Post/);
});

test("Names are listed as the reader's language lists them, shared words too.", () => {
  assert.match(said("de", "appeared", { by: ["A", "B"] }).textContent, /von A und B\.$/);
  assert.match(said("fr", "appeared", { by: ["Left and Right"] }).textContent, /Left and Right\.$/);
  assert.match(said("es", "shared-words", { words: ["A", "B", "C"] }).textContent, /hablan de A, B y C\.$/);
});

test("A reason that is not known here is said as the server says it, in English.", () => {
  const words = said("ar", "of-tomorrow", {}, "Because.");
  assert.deepEqual([words.textContent, words.attributes.lang], ["Because.", "en"]);
});

test("What a host resembles is said in every language, with all outlets of the name and their hosts.", () => {
  for (const language of LANGUAGES) {
    const { resemblanceText } = spoken(language, "reason");
    for (const [code, outlets] of Object.entries({ "resembles-address": ["Α"], "resembles-addresses": ["Α", "Β"] })) {
      const said = resemblanceText({
        code,
        host: "host.example",
        domains: outlets.map((one) => `${one}.example`),
        outlets,
      });
      const words = said.map((/** @type {any} */ part) => part.textContent ?? part).join("");
      for (const part of ["host.example", ...outlets, `${outlets.at(-1)}.example`])
        assert.ok(words.includes(part), `${language}: ${words}`);
    }
  }
});
