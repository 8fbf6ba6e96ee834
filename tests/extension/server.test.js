/** What a reader types as a server's address, and what comes of it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../extension/lib/server.js";

URL.parse ??= (text) => (URL.canParse(text) ? new URL(text) : null); // Node 20 has it not yet

test("An address is taken as its origin, https where nothing else is said.", () => {
  for (const [typed, origin] of [
    [" masthead.example ", "https://masthead.example"],
    ["https://Masthead.example:8443/", "https://masthead.example:8443"],
    ["http://127.0.0.1:5000", "http://127.0.0.1:5000"],
    ["http://localhost:80/", "http://localhost"],
    ["127.0.0.1:5000", "http://127.0.0.1:5000"],
    ["localhost:5000", "http://localhost:5000"],
  ]) {
    assert.deepEqual(read(typed), { origin });
  }
});

test("http is refused but from this computer, since anybody on the way could change the data.", () => {
  for (const typed of ["http://masthead.example", "http://127.0.0.1.example", "http://192.168.0.2:5000"]) {
    assert.deepEqual(read(typed), { problem: "serverUnsafe" });
  }
});

test("What is no server's address is refused.", () => {
  for (const typed of [
    "",
    "ftp://a.example",
    "https://",
    "https://a.example/path",
    "https://a.example/?q",
    "https://me@a.example",
    "https://:word@a.example",
    "a b",
  ]) {
    assert.deepEqual(read(typed), { problem: "serverBad" }, typed);
  }
});
