/** Settings keep their shape, survive updates, and come back from a file that the extension itself could have written. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { check, DEFAULTS, isOff, migrated, site, VERSION } from "../../extension/lib/settings.js";
import { read, written } from "../../extension/lib/settingsfile.js";

const SETTINGS = {
  ...DEFAULTS,
  server: "https://masthead.example",
  interval: 1440,
  sites: ["a.example", "127.0.0.1:80"],
};

/** @param {any} settings  of a file */
function file(settings, version = VERSION, name = "masthead-settings") {
  return read(JSON.stringify({ file: name, version, settings }));
}

test("What is written is read again.", () => {
  assert.deepEqual(read(written(SETTINGS)), { settings: SETTINGS });
});

test("A file holds some settings only, and none that this version does not know.", () => {
  assert.deepEqual(file({ off: true, colour: "red" }), { settings: { off: true } });
});

test("What is no file of settings is refused, and why is said.", () => {
  for (const text of ["", "[]", "null", "{}", "{", '{"file": "masthead-settings"}', '{"file": "x", "settings": {}}']) {
    assert.deepEqual(read(text), { problem: "importNone", detail: "" }, text);
  }
  assert.deepEqual(read(" ".repeat(2 ** 20 + 1)), { problem: "importLong", detail: "" });
  assert.deepEqual(file({}, VERSION + 1), { problem: "importLater", detail: "" });
  assert.deepEqual(read('{"file": "masthead-settings", "settings": {}}'), { problem: "importLater", detail: "" });
  assert.deepEqual(file([]), { problem: "importNone", detail: "" });
});

test("A setting of another shape is refused by its name.", () => {
  for (const [name, value] of [
    ["server", 7],
    ["server", "javascript:alert(1)"],
    ["server", "http://masthead.example"],
    ["server", "https://masthead.example/path"],
    ["interval", 1],
    ["interval", "60"],
    ["off", 1],
    ["sites", "a.example"],
    ["sites", ["<b>"]],
    ["sites", [7]],
    ["sites", ["a".repeat(254)]],
    ["sites", Array(10_001).fill("a.example")],
  ]) {
    assert.deepEqual(file({ [String(name)]: value }), { problem: "importBad", detail: name }, `${name}: ${value}`);
  }
});

test("Keys of objects are no settings.", () => {
  assert.deepEqual(check({ constructor: 1, toString: 2 }), {});
  assert.deepEqual(file(JSON.parse('{"__proto__": {"off": true}}')), { settings: {} });
});

test("Settings of the first version, which bore no number, lose the sites that are none and keep the rest.", () => {
  assert.deepEqual(migrated({ off: true, sites: ["a.example", "", 7] }), { off: true, sites: ["a.example"] });
  assert.deepEqual(migrated({ off: true }), { off: true });
  assert.deepEqual(file({ sites: 7 }, 0), { problem: "importBad", detail: "sites" });
});

test("Settings of a later version are left as they are.", () => {
  const later = { version: VERSION + 1, sites: ["", 7] };
  assert.equal(migrated(later), later);
});

test("A site that is off takes those below it with it, and no other.", () => {
  const settings = { off: false, sites: ["reuters.com"] };
  assert.equal(isOff(settings, "uk.reuters.com"), true);
  assert.equal(isOff(settings, "notreuters.com"), false);
  assert.equal(isOff({ ...settings, off: true }, "a.example"), true);
  assert.equal(site("www.reuters.com"), "reuters.com");
});
