"""Each benchmark runs, at its smallest: what it calls is still there. What it measures is not judged here."""

from __future__ import annotations

import importlib
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"
SMALL: dict[str, dict[str, object]] = {
    "api": {"REQUESTS": 10},
    "clones": {},
    "curation": {"ROUNDS": 1},
    "extract": {},
    "factchecks": {},
    "fuzz": {},
    "hostile": {"SIZES": (10, 100)},
    "kills": {},
    "lookalikes": {"SIZES": (10, 20), "ASKED": 5, "ROUNDS": 1},
    "lookup": {"CALLS": 1, "ROUNDS": 1},
    "registry": {"RECORDS": 30, "FEW": 10, "ROUNDS": 1, "LIMIT": 1000},
    "retrieval": {"RUNS": 1},
    "scale": {"ROUNDS": 1},
    "subject": {"MORE": 5},
    "titles": {},
}
ASKED = {"curation": ["20"], "extract": [str(BENCH / "data" / "documents" / "first")], "fuzz": ["50"], "kills": ["1"]}
TAKES: dict[str, list[Any]] = {
    "api": [1],
    "factchecks": [[2, 3]],
    "retrieval": [["--cost", "500"]],
    "scale": [[600]],
    "subject": ["develop"],
}
ENDS = {"fuzz", "kills"}  # with a status
FEW = {"factchecks": "FORMS", "hostile": "PIECES", "kills": "KINDS"}  # of which one is enough
CUT = {"subject": "pages", "titles": "samples"}  # lists of which a few will do
TYPED = {"anchoring", "page_cost", "worker"}  # need Chromium and much time: mypy alone looks at them
PARTS = {"checkthat", "indexing", "made"}  # of the others
ELSEWHERE = {"saves"}  # run by tests/editions/test_saves.py


@pytest.fixture
def module(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A benchmark, made small."""
    name: str = request.param
    monkeypatch.syspath_prepend(BENCH)
    for each in [*SMALL, *PARTS]:
        monkeypatch.delitem(sys.modules, each, raising=False)
    module = importlib.import_module(name)
    for constant, value in SMALL[name].items():
        monkeypatch.setattr(module, constant, value)
    if name in FEW:
        monkeypatch.setattr(module, FEW[name], dict(islice(getattr(module, FEW[name]).items(), 1)))
    if name in CUT:
        whole = getattr(module, CUT[name])
        monkeypatch.setattr(module, CUT[name], lambda *asked: whole(*asked)[:10])
    monkeypatch.setattr(sys, "argv", [name, *ASKED.get(name, [])])
    return module


@pytest.mark.parametrize("module", SMALL, indirect=True)
def test_runs(module: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    """It comes to its end, and prints what it measured."""
    if module.__name__ in ENDS:
        with pytest.raises(SystemExit) as ended:
            module.main()
        assert not ended.value.code
    else:
        module.main(*TAKES.get(module.__name__, []))
    assert len(capfd.readouterr().out.splitlines()) > 0


def test_all() -> None:
    """No benchmark is forgotten."""
    assert {path.stem for path in BENCH.glob("*.py")} == {*SMALL, *TYPED, *PARTS, *ELSEWHERE}
