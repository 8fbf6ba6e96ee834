/** A claim is found on a page by its own words and by nothing that only resembles them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { find } from "../../extension/lib/quotes.js";

const TEXT = "He said “peace – at last” was near, and nobody’s plan would stop it.";
const claim = (text = TEXT, kind = "cited", exact = `${text.slice(0, -1)} (reuters.com).`) => ({
  text,
  kind,
  quote: { exact },
});
/** @type {(page: string, ...claims: ReturnType<typeof claim>[]) => number} */
const found = (page, ...claims) => find(claims.length ? claims : [claim()], ["rhetoric"], page).length;

test("The words are found with their citation marks and without.", () => {
  assert.equal(found(`Before. ${claim().quote.exact} After.`), 1);
  assert.equal(found(`Before. ${TEXT} After.`), 1);
});

test("White space, kinds of quotation marks and dashes, and soft hyphens do not matter.", () => {
  assert.equal(
    found(TEXT.replaceAll(/[“”]/g, '"').replace("’", "'").replace(" – ", "\u2014").replaceAll(" ", "\u00a0\n")),
    1,
  );
  assert.equal(found(TEXT.replaceAll(/[“”]/g, "»").replace("nobody", "no\u00adbo\u200bdy")), 1);
});

test("One word changed, added or left out, and the claim is not found.", () => {
  for (const [old, other] of [
    ["nobody", "somebody"],
    ["near,", "very near,"],
    ["would ", ""],
    ["peace", "Peace"],
  ]) {
    assert.equal(found(TEXT.replace(old, other)), 0, other);
  }
});

test("The words are not found inside longer words.", () => {
  assert.equal(found(`S${TEXT}`), 0);
  assert.equal(found(`${TEXT.slice(0, -1)}s.`, claim(TEXT.slice(0, -1), "cited", "elsewhere")), 0);
  assert.equal(found(`S${TEXT} ${TEXT}`), 1);
});

test("Fewer than six words may stand anywhere by chance and are not looked for.", () => {
  assert.equal(found("They met in Istanbul yesterday.", claim("They met in Istanbul yesterday.", "cited", "no")), 0);
  assert.equal(
    found("They met in Istanbul again yesterday.", claim("They met in Istanbul again yesterday.", "cited", "no")),
    1,
  );
});

test("Kinds that by themselves match no page are not looked for.", () => {
  assert.equal(found(TEXT, claim(TEXT, "rhetoric")), 0);
});

test("Claims come in their own order, not in that of the page.", () => {
  const [first, second] = [claim("The first of six words here."), claim("The second of six words here.")];
  assert.deepEqual(find([first, second], [], `${second.text} ${first.text}`), [first, second]);
});
