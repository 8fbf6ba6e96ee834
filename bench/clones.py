"""How many reported clones of listed outlets are found, and how many real namesakes and invented outlets are mistaken for one.

Asked of the repository's own registry. A clone counts as found only if the outlet that it was reported to clone is named;
clones of outlets that are not listed do not count.

    python bench/clones.py
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from server import registry
from server.lookalikes import Known, Lookalikes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.registry.records import Outlet

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Ask for all hosts of the look-alike data; print what is found, by set and technique, and each mistake."""
    data = json.loads((ROOT / "tests/data/lookalikes.json").read_text(encoding="utf-8"))
    known, problems = registry.read(ROOT / "sources.yaml")
    if known is None:
        raise SystemExit("\n".join(map(str, problems)))
    listed = known.file.outlets
    lookalikes = Lookalikes(Known(one.id, one.name, one.domains, one.namesakes, one.country) for one in listed)
    domains = {
        one["id"]: [
            domain for record in listed if not set(record.domains).isdisjoint(one["domains"]) for domain in record.domains
        ]
        for one in data["outlets"]
    }
    techniques: Counter[str] = Counter()
    for name in ("develop", "report", "later"):
        clones = [clone for clone in data[name] if domains[clone["outlet"]]]
        found = dict(_found(lookalikes, clones, domains))
        techniques.update(found.values())
        missed = ", ".join(clone["host"] for clone in clones if clone["host"] not in found)
        print(f"{name:>10}: {len(found)} of {len(clones)} clones found; missed: {missed or 'none'}")
    print(f"{'':>10}  by technique: {', '.join(f'{name} {count}' for name, count in techniques.most_common())}")
    for name, asked in (("namesakes", [one["host"] for one in data["namesakes"]]), ("invented", data["invented"])):
        alarms = [f"{host} ({answer.domain})" for host in asked if (answer := lookalikes.find(host))]
        print(f"{name:>10}: {len(alarms)} of {len(asked)} mistaken: {', '.join(alarms) or 'none'}")


def _domains(listed: Iterable[Outlet], hosts: list[str]) -> Iterator[str]:
    """Give all hosts of the records that have one of ``hosts``."""
    for record in listed:
        if not set(record.domains).isdisjoint(hosts):
            yield from record.domains


def _found(lookalikes: Lookalikes, clones: list[dict[str, str]], domains: dict[str, list[Any]]) -> Iterator[tuple[str, str]]:
    for clone in clones:
        answer = lookalikes.find(clone["host"])
        if answer and any(f" {domain}," in answer.why.replace(" and ", ", ") for domain in domains[clone["outlet"]]):
            yield clone["host"], answer.technique


if __name__ == "__main__":
    main()
