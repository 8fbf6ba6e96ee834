"""The app whose pages are read, and one on texts written to break pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.app import create_app
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apiflask import APIFlask
    from flask.testing import FlaskClient


HOSTILE = Path(__file__).parents[1] / "browser" / "hostile"


@pytest.fixture(scope="session")
def app(built: Settings) -> Iterator[APIFlask]:
    """The app on the repository's own files, made once: no page changes it."""
    app = create_app(built)
    app.testing = True
    yield app
    app.extensions["masthead"].current.index.close()


@pytest.fixture(scope="session")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> APIFlask:
    """The app on a registry and a document written to break pages."""
    index = tmp_path_factory.mktemp("hostile") / "index.sqlite"
    return create_app(Settings(HOSTILE / "sources.yaml", HOSTILE / "seeds", index))


@pytest.fixture
def hostile(hostile_app: APIFlask) -> FlaskClient:
    """A client of that app."""
    return hostile_app.test_client()
