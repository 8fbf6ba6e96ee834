// The snapshot of the repository's own files, as the server writes it: of the file that MASTHEAD_SNAPSHOT names, or asked for.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url).pathname;
const PYTHON = `${ROOT}.venv/bin/python`;
const WRITE = `
import os, sys, tempfile
from pathlib import Path
from server import editions, settings, snapshot
with tempfile.TemporaryDirectory() as folder:
    kept = editions.Editions(settings.Settings(index=Path(folder) / "index.sqlite"))
    kept.renew()
    sys.stdout.buffer.write(snapshot.write(kept.current))
    kept.current.index.close()
`;

/** Reads the snapshot's text. */
function read() {
  if (process.env.MASTHEAD_SNAPSHOT) return readFileSync(process.env.MASTHEAD_SNAPSHOT, "utf8");
  return execFileSync(PYTHON, ["-c", WRITE], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });
}

const text = read();

/** @type {import("../../extension/lib/snapshot.d.ts").Snapshot} */
export const snapshot = JSON.parse(text);

/**
 * A copy that a test may spoil.
 * @returns {any}
 */
export function copy() {
  return JSON.parse(text);
}
