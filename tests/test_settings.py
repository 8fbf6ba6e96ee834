"""Settings come from the environment, and a wrong one is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.settings import BadSetting, Settings

README = Path(__file__).parents[1] / "README.md"


def test_defaults() -> None:
    """Nothing needs to be set."""
    settings = Settings.read({})
    assert (settings.host, settings.port, settings.registry) == ("127.0.0.1", 5000, Path("sources.yaml"))


def test_environment_and_back() -> None:
    """Each setting can be given by its variable."""
    settings = Settings(Path("r"), Path("s"), Path("i"), "::1", 81, 3, "mailto:a@b.org", Path("x"), f"ann:{'0' * 64}", 1)
    assert Settings.read(settings.environment()) == settings


@pytest.mark.parametrize(
    "environment",
    [
        {"PORT": "http"},
        {"PORT": "0"},
        {"PORT": "65536"},
        {"PORT": "5000.5"},
        {"MASTHEAD_WORKERS": "-1"},
        {"MASTHEAD_PROXIES": "10"},
        {"MASTHEAD_CURATOR_TOKENS": "ann"},
    ],
)
def test_wrong_values(environment: dict[str, str]) -> None:
    """A value that cannot be used is named with its variable."""
    (variable,) = environment
    with pytest.raises(BadSetting, match=variable):
        Settings.read(environment)


def test_the_readme_names_each() -> None:
    """The README's table names every variable."""
    text = README.read_text()
    for variable in Settings().environment():
        assert f"`{variable}`" in text, variable
