"""What it costs to keep a large registry, in one run: form, changes and diff against PyYAML's own C loader.

python bench/curation.py [RECORDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from server import curation
from server.curation import Change, layout, writing

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ROUNDS = 3
OWN = ("wikidata", "namesakes", "former_ids", "aliases")  # what two records must not share


def registry(records: int) -> str:
    """A registry of as many outlets, made of our own by turns."""
    data, _ = layout.read((ROOT / "sources.yaml").read_text())
    ours = data["outlets"]
    data["outlets"] = [
        {name: value for name, value in ours[number % len(ours)].items() if name not in OWN}
        | {"id": f"outlet-{number:06}", "name": f"Outlet number {number}", "domains": [f"outlet{number}.com"]}
        for number in range(records)
    ]
    return writing.file(data, {})


def changes(text: str) -> list[Change]:
    """Every tenth record changed, and one added behind it."""
    chosen = layout.read(text)[0]["outlets"][::10]
    changed = [Change("outlets", record["id"], {**record, "name": f"{record['name']} anew"}) for record in chosen]
    added = [
        {**record, "id": f"{record['id']}-b", "name": f"{record['name']} b", "domains": [f"b.{record['domains'][0]}"]}
        for record in chosen
    ]
    return [*changed, *(Change("outlets", record["id"], record) for record in added)]


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def main() -> None:
    """Take all in turns and print them as ratios to the C loader."""
    text = registry(int(sys.argv[1]) if sys.argv[1:] else 1000)
    wanted = changes(text)
    after = curation.apply(text, wanted)
    todo: dict[str, Callable[[], object]] = {
        "PyYAML's C loader": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        "check": lambda: curation.problems("bench.yaml", text),
        "form": lambda: curation.canonical(text),
        f"{len(wanted)} changes": lambda: curation.apply(text, wanted),
        "their diff": lambda: curation.unified(text, after),
    }
    times: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(ROUNDS):
        for name, do in todo.items():
            times[name].append(seconds(do))
    base = statistics.median(times["PyYAML's C loader"])
    print(f"{len(text) / 1e6:.1f} MB")
    for name, taken in times.items():
        print(f"{name:>20}: {statistics.median(taken):7.2f} s  {statistics.median(taken) / base:5.2f} ×")


if __name__ == "__main__":
    main()
