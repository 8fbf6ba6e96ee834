"""What the extension's worker takes to open a snapshot and to look pages up, beside reading the snapshot's JSON, in one run.

Needs Node. The snapshot is that of this repository's own files; the figures are medians, and ratios to ``JSON.parse``.

    python bench/worker.py
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from server import snapshot
from server.editions import Editions
from server.settings import Settings

ROOT = Path(__file__).parents[1]
SCRIPT = """
import { readFileSync } from "node:fs";
import { find, open } from "%s/extension/lib/context.js";
const text = readFileSync(process.argv[1] ?? process.argv[2], "utf8");
const median = (step, runs) => {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    step();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
};
const parsed = JSON.parse(text);
const cold = performance.now();
const edition = open(parsed);
console.log(`opened once, cold: ${(performance.now() - cold).toFixed(1)} ms`);
const base = median(() => JSON.parse(text), 30);
const told = (name, time) => console.log(`${name.padEnd(34)}${time.toFixed(3)} ms  ${(time / base).toFixed(3)}x JSON.parse`);
told("JSON.parse", base);
told("open", median(() => open(parsed), 30));
for (const url of ["https://www.reuters.com/world/a-story-of-the-day-2025-06-01/", "https://reuters.ltd/", "https://x.example/"])
  told(url.slice(8, 40), median(() => find(edition, url, "A story of the day | Reuters"), 300));
"""


def main() -> None:
    """Write the snapshot, and let Node measure."""
    with tempfile.TemporaryDirectory() as folder:
        editions = Editions(Settings(ROOT / "sources.yaml", ROOT / "seeds", Path(folder) / "index.sqlite"))
        editions.renew()
        file = Path(folder) / "snapshot.json"
        file.write_bytes(snapshot.write(editions.current))
        editions.current.index.close()
        command = ["node", "--input-type=module", "-e", SCRIPT % ROOT, "--", str(file)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
