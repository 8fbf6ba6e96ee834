/** Which messages the worker takes, and from whom. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { accept } from "../../extension/lib/messages.js";

test("A page of the extension may send every message.", () => {
  for (const message of [
    { name: "check", tab: 1 },
    { name: "show", tab: 1 },
    { name: "off-here" },
    { name: "off-on", host: "a.example", off: true },
    { name: "off-everywhere", off: false },
    { name: "state" },
    { name: "refresh" },
    { name: "use-server", server: "https://a.example" },
    { name: "reset" },
  ]) {
    assert.equal(accept(message, true), message);
  }
});

test("A report has all its fields, wherever it is sent from.", () => {
  const told = { name: "report", about: "outlet", id: "reuters", kind: "other", words: "x", page: "" };
  assert.equal(accept(told, false), told);
  assert.equal(accept({ ...told, page: undefined }, false), null);
});

test("What was put into a page may switch off, never on, and nothing else.", () => {
  const off = { name: "off-everywhere", off: true };
  assert.equal(accept(off, false), off);
  assert.deepEqual(accept({ name: "off-here" }, false), { name: "off-here" });
  assert.equal(accept({ name: "off-everywhere", off: false }, false), null);
  for (const name of ["check", "show", "off-on", "state", "refresh", "use-server", "reset"]) {
    assert.equal(accept({ name, tab: 1, host: "a", off: true, server: "b" }, false), null, name);
  }
});

test("What has another name or shape is not taken.", () => {
  for (const message of [
    null,
    7,
    "state",
    {},
    { name: "toString" },
    { name: "check" },
    { name: "check", tab: "1" },
    { name: ["state"] },
  ]) {
    assert.equal(accept(message, true), null);
  }
});
