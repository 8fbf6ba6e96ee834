"""Fixtures for all tests: real files, a real index, a real app."""

from __future__ import annotations

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


@pytest.fixture
def settings(built: Settings, tmp_path: Path) -> Settings:
    """Settings of copies that a test may change, with the index that fits them."""
    shutil.copy(ROOT / "sources.yaml", tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for made in (built.index, built.index.with_suffix(".registry")):
        shutil.copy(made, tmp_path)
    files = {"index": tmp_path / built.index.name, "reports": tmp_path / "reports.sqlite"}
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
    yield editions
    editions.close()


@pytest.fixture
def app(built: Settings, editions: Editions) -> APIFlask:
    """The app on the repository's own files."""
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
