/** Every text has a name that is used, and every name that is used has a text. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../extension/", import.meta.url);
const messages = JSON.parse(readFileSync(new URL("_locales/en/messages.json", ROOT), "utf8"));
const listed = /** @type {string[]} */ (readdirSync(ROOT, { recursive: true }));
const files = listed.filter((name) => /\.(js|html)$|manifest\.json$/.test(name));
const source = files.map((name) => readFileSync(new URL(name, ROOT), "utf8")).join("\n");
const FAMILIES =
  /^(opened|openedBy|claim|scope|type|failure|kindOf|match|corner|compareFailed|reportFailed|reportKind|interval|permission|why)_|^sent[A-Z]|^request(?!s)|^import[A-Z]/;

test("Every text that is asked for by name is there.", () => {
  const asked = [
    ...source.matchAll(/\b(?:text|phrase|fact|unknown|section|paragraph|button|act|getMessage)\(\s*"(\w+)"/g),
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
  const plain = (/** @type {string} */ name) => name.replace(/_(one|other)$/, "");
  const names = Object.keys(messages).filter((name) => !FAMILIES.test(name));
  assert.deepEqual(
    names.filter((name) => !source.includes(`"${plain(name)}"`) && !source.includes(`__MSG_${name}__`)),
    [],
  );
});

test("No text holds what Chromium takes for a named placeholder, such as $1$.", () => {
  const texts = Object.values(messages).map(({ message }) => message);
  assert.deepEqual(
    texts.filter((message) => /\$[\w@]+\$/.test(message)),
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
