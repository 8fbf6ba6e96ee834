/** Every text has a name that is used, and every name that is used has a text. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { LANGUAGES, spoken, texts } from "./spoken.js";

const ROOT = new URL("../../extension/", import.meta.url);
const messages = texts("en");
const FORMS = /_(zero|one|two|few|many|other)$/;
const ALIKE = new Set(
  "name direction openedBy_news type_forum type_magazine sitesNone optionsData kindOf_article".split(" "),
);
const listed = /** @type {string[]} */ (readdirSync(ROOT, { recursive: true }));
const files = listed.filter((name) => /\.(js|html)$|manifest\.json$/.test(name));
const source = files.map((name) => readFileSync(new URL(name, ROOT), "utf8")).join("\n");
const FAMILIES =
  /^(opened|openedBy|claim|scope|type|failure|kindOf|match|corner|compareFailed|reportFailed|reportKind|interval|permission|why|reason)_|^sent[A-Z]|^request(?!s)|^import[A-Z]/;
const others = LANGUAGES.filter((language) => language !== "en");

test("Every text that is asked for by name is there.", () => {
  const asked = [
    ...source.matchAll(/\b(?:text|phrase|fact|unknown|section|paragraph|button|act|fill|getMessage)\(\s*"(\w+)"/g),
    ...source.matchAll(/__MSG_(\w+)__/g),
  ].map(([, name]) => name);
  assert.ok(asked.length > 80);
  assert.deepEqual(
    asked.filter((name) => !messages[name]),
    [],
  );
});

test("Every number of things has its plural.", () => {
  const asked = [...source.matchAll(/\bmany\("(\w+)"/g)].map(([, name]) => name);
  assert.ok(asked.length > 5);
  assert.deepEqual(
    asked.filter((name) => !messages[`${name}_other`]),
    [],
  );
});

test("No text is there that nothing asks for.", () => {
  const plain = (/** @type {string} */ name) => name.replace(FORMS, "");
  const names = Object.keys(messages).filter((name) => !FAMILIES.test(name));
  assert.deepEqual(
    names.filter((name) => !source.includes(`"${plain(name)}"`) && !source.includes(`__MSG_${name}__`)),
    [],
  );
});

/**
 * The names of a language's texts, a number of things once; without raters' terms, which are there only where they were published.
 * @param {string} language
 */
function named(language) {
  const names = Object.keys(texts(language)).filter((name) => !name.startsWith("term_"));
  return [...new Set(names.map((name) => (isPlural(name) ? name.replace(FORMS, "") : name)))].sort();
}

/** @param {string} name */
function isPlural(name) {
  return FORMS.test(name) && `${name.replace(FORMS, "")}_other` in messages;
}

/** @param {string} message */
function places(message) {
  return [...new Set(message.match(/\$\d/g))].sort().join();
}

test("Every language has every text.", () => {
  for (const language of others) assert.deepEqual(named(language), named("en"), language);
});

test("Every number of things has the forms that its language asks for, and no others.", () => {
  const things = Object.keys(messages).filter((name) => name.endsWith("_other") && !/^(why|reportKind)_/.test(name));
  for (const language of LANGUAGES) {
    const own = texts(language);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const name of things.map((other) => other.replace(FORMS, ""))) {
      const given = Object.keys(own).filter((key) => key.replace(FORMS, "") === name && FORMS.test(key));
      assert.deepEqual(given.sort(), forms.map((form) => `${name}_${form}`).sort(), language);
    }
  }
});

test("A text has the same places in every language; only one, two or no things may be said without a figure.", () => {
  for (const language of others) {
    for (const [name, { message }] of Object.entries(texts(language))) {
      const english = messages[name] ?? messages[name.replace(FORMS, "_other")];
      if (!english || (isPlural(name) && /_(zero|one|two)$/.test(name) && places(message) === "")) continue;
      assert.equal(places(message), places(english.message), `${language}: ${name}`);
    }
  }
});

test("No text is left in English.", () => {
  for (const language of others) {
    const left = Object.entries(texts(language)).filter(([name, { message }]) => {
      const words = message.replace(/\$\d|https?\S*/g, "").match(/\p{L}{3,}/gu) ?? [];
      return messages[name]?.message === message && words.some((word) => word !== "Masthead") && !ALIKE.has(name);
    });
    assert.deepEqual(left, [], language);
  }
});

test("Stores take the description in every language.", () => {
  for (const language of LANGUAGES) assert.ok(texts(language).description.message.length <= 132, language);
});

test("Raters' terms stand only in languages in which their raters published them, and say where.", () => {
  assert.deepEqual(
    Object.keys(messages).filter((name) => name.startsWith("term_")),
    [],
  );
  for (const language of others) {
    for (const [name, { description }] of Object.entries(texts(language)))
      if (name.startsWith("term_")) assert.match(description ?? "", /https:\/\//, `${language}: ${name}`);
  }
});

test("A rater's word is given as the rater published it, else in the original, and marked as that.", () => {
  const value = "foreign mission";
  const rater = { id: "us-state-department", language: "en" };
  const french = spoken("fr", "statement").rated({ rater, value });
  assert.deepEqual([french.textContent, french.attributes.lang], ["mission étrangère", undefined]);
  const german = spoken("de", "statement").rated({ rater, value });
  assert.deepEqual([german.textContent, german.attributes.lang], [value, "en"]);
  const other = spoken("fr", "statement").rated({ rater: { id: "somebody" }, value });
  assert.deepEqual([other.textContent, other.attributes.lang], [value, ""]);
});

test("Numbers of things have their form and figures.", () => {
  const said = (/** @type {string} */ language) => {
    const { many } = spoken(language);
    return [0, 1, 2, 5, 11, 1000].map((count) => many("sentences", count));
  };
  assert.deepEqual(said("en"), [
    "0 sentences",
    "1 sentence",
    "2 sentences",
    "5 sentences",
    "11 sentences",
    "1,000 sentences",
  ]);
  assert.deepEqual(said("fr").slice(0, 3), ["0 phrase", "1 phrase", "2 phrases"]);
  assert.deepEqual(said("de").at(-1), "1.000 Sätzen");
  assert.equal(spoken("fr").many("sentences", 2_000_000), "2\u202f000\u202f000 de phrases");
  assert.deepEqual(
    said("ar-EG").map((words) => words.replace(/[٠-٩٬]+ /, "")),
    ["جملة", "جملة واحدة", "جملتين", "جمل", "جملة", "جملة"],
  );
});

test("Days are written as the reader writes them, as precise as they are known.", () => {
  const said = (/** @type {string} */ language) => {
    const { dayText } = spoken(language);
    return ["2025-06-01", "2025-06", "2025", "about 1900"].map((date) => dayText(date));
  };
  assert.deepEqual(said("en"), ["Jun 1, 2025", "Jun 2025", "2025", "about 1900"]);
  assert.deepEqual(said("en-GB"), ["1 Jun 2025", "Jun 2025", "2025", "about 1900"]);
  assert.deepEqual(said("de-AT").slice(1, 3), ["Juni 2025", "2025"]);
  assert.deepEqual(said("ar").slice(1), ["يونيو 2025", "2025", "about 1900"]);
});

test("Words that may turn a text are kept apart where the text or they are written from right to left.", () => {
  assert.equal(spoken("en").text("titleListed", "Reuters"), "Masthead: Reuters");
  assert.equal(spoken("en").text("titleListed", "الجزيرة"), "Masthead: \u2068الجزيرة\u2069");
  assert.equal(spoken("ar").text("titleListed", "Reuters"), "Masthead: \u2068Reuters\u2069");
});

test("Lists are joined as the language joins them.", () => {
  const said = (/** @type {string} */ language) => spoken(language).listed(["A", "B", "C"]).textContent;
  assert.deepEqual(LANGUAGES.map(said), ["A, B, and C", "A, B und C", "A, B et C", "A, B y C", "A وB وC"]);
});

test("No text holds what Chromium takes for a named placeholder, such as $1$.", () => {
  const all = LANGUAGES.flatMap((language) => Object.values(texts(language)).map(({ message }) => message));
  assert.deepEqual(
    all.filter((message) => /\$[\w@]+\$/.test(message)),
    [],
  );
});

test("No file makes markup out of text, runs text as code, or knows a site but in words.", () => {
  const scripts = files
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, readFileSync(new URL(name, ROOT), "utf8")]);
  for (const [name, text] of scripts) {
    assert.doesNotMatch(
      text,
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/,
      name,
    );
    if (name !== "content/element.js") assert.doesNotMatch(text, /createElement/, name);
    if (name !== "background/requests.js")
      assert.doesNotMatch(text, /fetch\((?!chrome\.runtime\.getURL)|XMLHttpRequest|sendBeacon|WebSocket/, name);
  }
});

test("Popup and side panel load the same scripts, all of which stand on pages, too.", () => {
  const scripts = (/** @type {string} */ page) => {
    const html = readFileSync(new URL(page, ROOT), "utf8");
    return [...html.matchAll(/<script src="\.\.\/(content\/\w+\.js)" defer>/g)].map(([, name]) => name);
  };
  const popup = scripts("popup/popup.html");
  assert.deepEqual(scripts("sidepanel/sidepanel.html"), popup);
  const onPages = readFileSync(new URL("background/pages.js", ROOT), "utf8").matchAll(/"(content\/\w+\.js)",/g);
  const listed = [...onPages].map(([, name]) => name);
  assert.deepEqual(
    listed.filter((name) => popup.includes(name)),
    popup,
  );
});
