// The snapshot of the repository's own files, as the server writes it: of the file that MASTHEAD_SNAPSHOT names, or asked for.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url).pathname;
const PYTHON = `${ROOT}.venv/bin/python`;
const WRITE = `
import sys, tempfile
from pathlib import Path
sys.path.insert(0, "tests")
from parity import written
from server import editions, settings
with tempfile.TemporaryDirectory() as folder:
    kept = editions.Editions(settings.Settings(index=Path(folder) / "index.sqlite"))
    kept.renew()
    sys.stdout.buffer.write(written(kept.current))
    kept.current.index.close()
`;

/** Reads the snapshot's text. */
function read() {
  if (process.env.MASTHEAD_SNAPSHOT) return readFileSync(process.env.MASTHEAD_SNAPSHOT, "utf8");
  return execFileSync(PYTHON, ["-c", WRITE], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });
}

const text = read();

/**
 * A copy that a test may spoil.
 * @returns {import("./opened.js").Shards}
 */
export function copy() {
  return JSON.parse(text);
}

/**
 * The content of all shards of a kind, in their order.
 * @param {string} kind
 * @param {import("./opened.js").Shards} [shards]
 * @returns {any[]}
 */
export function all(kind, shards = copy()) {
  const names = shards[""].shards.map((/** @type {{name: string}} */ { name }) => name);
  return names
    .filter((/** @type {string} */ name) => name.split("-")[0] === kind)
    .map((/** @type {string} */ name) => shards[name]);
}
