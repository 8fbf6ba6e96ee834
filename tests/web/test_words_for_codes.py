"""What codes and addresses are called on pages."""

from __future__ import annotations

import pytest

from server.urls.wrappers import VARIANT_LABELS, WRAPPERS
from server.web import wording


def test_every_wrapper_has_words() -> None:
    """Whatever is unwrapped is said in words, never as a code."""
    names = {wrapper.name for wrapper in WRAPPERS} | set(VARIANT_LABELS.values())
    assert {name for name in names if wording.opened(name) == name or "-" in wording.opened(name)} == set()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("web-archive", "a web archive"),
        ("google-redirect", "a redirect by Google"),
        ("bing-translate", "a translation by Bing"),
        ("google-cache", "a copy kept by Google"),
        ("new-kind", "new kind"),
    ],
)
def test_opened(code: str, said: str) -> None:
    """A wrapper's name says who wrapped and how."""
    assert wording.opened(code) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://www.statemediamonitor.com/2023/08/x", "statemediamonitor.com"),
        ("https://web.archive.org/web/2024/https://www.example.org/x", "example.org, in a web archive"),
        ("nonsense", "nonsense"),
    ],
)
def test_site(address: str, said: str) -> None:
    """A link says to which site it leads."""
    assert wording.site(address) == said


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", " https://example.org"]
)
def test_no_link(address: str | None) -> None:
    """What is not plainly http or https is never a link."""
    assert not wording.is_web(address)


def test_unknown_codes() -> None:
    """A code without words stays readable."""
    assert (wording.country("XX"), wording.language("qqq"), wording.kind("new-kind"), wording.scope("new-scope")) == (
        "XX",
        "qqq",
        "new kind",
        "new scope",
    )
    assert wording.language("de-CH") == "German"
