"""Fixtures for all tests: real files, a real index, a real app."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from click.testing import CliRunner

from server.app import create_app
from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apiflask import APIFlask
    from flask.testing import FlaskClient

SLOW = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}  # machines are shared
hypothesis.settings.register_profile("masthead", derandomize=True, **SLOW)  # the same examples in each run
hypothesis.settings.register_profile("explore", max_examples=2000, **SLOW)  # others: pytest --hypothesis-profile=explore
hypothesis.settings.load_profile("masthead")

ROOT = Path(__file__).parents[1]
# outlets of which tests speak
SPOKEN_OF = {"afp", "al-jazeera", "ansa", "bbc", "business-insider", "der-spiegel", "global-times", "reuters", "xinhua"}


def pytest_collection_finish() -> None:
    """Keep what is there before the first test out of all searches for what could be freed, which take long over so much."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the repository's own registry and documents, with an index made once for all tests."""
    folder = tmp_path_factory.mktemp("built")
    files = {"index": folder / "index.sqlite", "reports": folder / "reports.sqlite"}
    settings = Settings(registry=ROOT / "sources.yaml", seeds=ROOT / "seeds", **files)
    editions = Editions(settings)
    editions.renew()
    editions.close()
    return settings


@pytest.fixture(scope="session")
def few(editions: Editions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a registry of few outlets, which is read in no time, and of the documents, with an index made once for all tests.

    They are those that the documents cite, and those of which tests speak.
    """
    folder = tmp_path_factory.mktemp("few")
    head, outlets, records = (ROOT / "sources.yaml").read_text().partition("\noutlets:\n- id: ")
    records, removed, tail = records.partition("\nremoved:\n")
    index = editions.current.index
    named = {record.partition("\n")[0]: record for record in records.split("\n- id: ")}
    kept = (record for name, record in named.items() if name in SPOKEN_OF or index.totals(name))
    (folder / "sources.yaml").write_text(head + outlets + "\n- id: ".join(kept) + removed + tail)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    made = Editions(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"))
    made.renew()
    made.close()
    return folder


@pytest.fixture
def settings(few: Path, tmp_path: Path) -> Settings:
    """Settings of copies that a test may change, with the index that fits them."""
    shutil.copytree(few, tmp_path, dirs_exist_ok=True)
    files = {"index": tmp_path / "index.sqlite", "reports": tmp_path / "reports.sqlite"}
    return Settings(tmp_path / "sources.yaml", tmp_path / "seeds", **files)


@pytest.fixture
def held(settings: Settings) -> Iterator[Editions]:
    """Editions of files that a test may change."""
    held = Editions(settings)
    held.renew()
    yield held
    held.close()


@pytest.fixture(scope="session")
def editions(built: Settings) -> Iterator[Editions]:
    """What is served from the repository's own files, which no test changes."""
    editions = Editions(built)
    editions.renew()
    pytest_collection_finish()  # the registry is large, and stays too
    yield editions
    editions.close()


@pytest.fixture(scope="session")
def app(built: Settings, editions: Editions) -> APIFlask:
    """The app on the repository's own files, made once: no test changes it."""
    app = create_app(built, editions)
    app.testing = True
    return app


@pytest.fixture
def client(app: APIFlask) -> FlaskClient:
    """A client of the app."""
    return app.test_client()


@pytest.fixture
def runner() -> CliRunner:
    """Runs commands."""
    return CliRunner()
