"""Works that the tests of this folder cite, and how they look one up."""

from __future__ import annotations

from server.titles import Cited, Weights, best

EVEN = Weights(0, {})

SHEDS = "To attack Russian air bases, Ukrainian spies hid drones in wooden sheds"

SHEDS_PATH = "/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"

REUTERS = [
    Cited("sheds", SHEDS, "2025-06-01"),
    Cited("bombers", "Ukraine attack on Russian bombers overshadows new talks", "2025-06-01"),
    Cited("putin", "Putin: Russia may have to make Ukraine deal one day, but partners cheated in the past", "2022-12-09"),
    Cited("minsk", "Kremlin says Minsk deals failure led to Russia’s Ukraine offensive", "2022-12-11"),
]

END = "Russian and Ukrainian Negotiators End Second Round of Talks in Istanbul"

ARRIVE_PATH = "/2025/06/02/russian-and-ukrainian-negotiators-arrive-in-istanbul-for-second-round-of-talks-a89300"


def found(title: str, path: str, page: str | None = None, names: tuple[str, ...] = (), date: str | None = None) -> str | None:
    """Tell what shows that the page is the one work of this title, if it is."""
    likeness = best([Cited("it", title, date)], path, page, names, EVEN)
    return likeness and likeness.by
