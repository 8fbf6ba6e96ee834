"""What it costs to check a registry of 10,000 records, in one run: against PyYAML's own C loader reading the same text.

Also what one of 1,000 records costs between its being saved and its being served. The records are this repository's,
copied with other ids, names, hosts and sources.

python bench/registry.py
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from server import registry
from server.yamlfile import events

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
RECORDS, FEW, ROUNDS = 10_000, 1_000, 3
LIMIT = 3  # times the loader


def copy(outlet: dict[str, Any], number: int) -> dict[str, Any]:
    """Another outlet with as much said of it."""
    fields = {name: value for name, value in outlet.items() if name not in ("aliases", "former_ids", "namesakes")}
    fields |= {"id": f"{outlet['id']}-{number:03}", "name": f"{outlet['name']} {number:03}"}
    fields["domains"] = [f"n{number}{domain}" for domain in outlet["domains"]]
    if "wikidata" in fields:
        fields["wikidata"] += f"{number:03}"
    return {name: sourced(value, number) for name, value in fields.items()}


def sourced(value: Any, number: int) -> Any:
    """The same with sources of its own."""
    if isinstance(value, list):
        return [sourced(item, number) for item in value]
    if isinstance(value, dict):
        return {name: sourced(item, number) for name, item in value.items()}
    return (
        f"{value}{'&' if '?' in value else '?'}n={number}" if isinstance(value, str) and value.startswith("https://") else value
    )


def text(count: int) -> str:
    """A registry of ``count`` outlets."""
    data = events.build("sources.yaml", (ROOT / "sources.yaml").read_text(encoding="utf-8")).data
    copies = (copy(outlet, number) for number in itertools.count() for outlet in data["outlets"])
    data["outlets"] = sorted(itertools.islice(copies, count), key=lambda outlet: outlet["id"])
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)


def timed(do: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def main() -> None:
    """Measure in turns; print medians and their ratios to the loader."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = (Path(folder) / f"{count}.yaml" for count in (RECORDS, FEW))
        many.write_text(text(RECORDS), encoding="utf-8")
        few.write_text(text(FEW), encoding="utf-8")
        assert registry.read(few)[0], registry.read(few)[1][:3]
        written = many.read_text(encoding="utf-8")
        steps: dict[str, Callable[[], object]] = {
            "PyYAML's C loader": lambda: yaml.load(written, Loader=yaml.CSafeLoader),
            "read and check": lambda: registry.read(many),
            "check, warnings too": lambda: registry.check(many),
            f"read {FEW:,} records": lambda: registry.read(few),
        }
        times: dict[str, list[float]] = {name: [] for name in steps}
        for _ in range(ROUNDS):
            for name, step in steps.items():
                times[name].append(timed(step))
    print(f"{RECORDS:,} records, {len(written) / 1e6:.1f} MB")
    loader = statistics.median(times["PyYAML's C loader"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:22}{median:>8.2f} s{median / loader:>8.2f}x the loader")
    assert statistics.median(times["check, warnings too"]) < LIMIT * loader


if __name__ == "__main__":
    main()
