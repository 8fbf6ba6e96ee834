"""The tables of wrappers and trackers: what holds of all their lines."""

from __future__ import annotations

import json
import re

import pytest

from server.urls import Page
from server.urls.trackers import TRACKING, TRACKING_ON
from server.urls.wrappers import (
    VARIANT_LABELS,
    VARIANT_PARAMS,
    VARIANT_PATHS,
    VARIANT_WORDS,
    WRAPPERS,
)

RULES = [(rule, host) for rule in WRAPPERS for host in rule.hosts]


def tracks(name: str, words: tuple[str, ...]) -> bool:
    """Whether a list of trackers holds this name."""
    return any(name.startswith(word[:-1]) if word.endswith("*") else name == word for word in words)


@pytest.mark.parametrize("host", sorted({host for _, host in RULES if not host.endswith(":")}))
def test_hosts_are_canonical(host):
    """A wrapper's host is written as pages have it, without ``www.``."""
    assert Page.parse(f"https://x{host}/" if host.startswith(".") else f"https://{host}/").host.endswith(host)
    assert not host.startswith("www.")


@pytest.mark.parametrize("rule", WRAPPERS, ids=[rule.name for rule in WRAPPERS])
def test_parameters_are_no_trackers(rule):
    """The parameter that holds a target is never dropped as a tracker, or a wrapper would be read otherwise again."""
    lists = [
        TRACKING,
        *(words for site, words in TRACKING_ON.items() if any(is_below(host, site) for host in rule.hosts)),
    ]
    assert not [name for name in rule.params for words in lists if tracks(name, words)]


def is_below(host: str, site: str) -> bool:
    """Whether a host of the table is this site or below it."""
    return host == site or host.endswith(f".{site}")


def test_trackers_are_lower_case_and_single():
    """Names are compared in lower case, so they stand in lower case, once, and not where all hosts have them."""
    for words in (TRACKING, *TRACKING_ON.values()):
        assert [word for word in words if word != word.lower()] == []
        assert len(set(words)) == len(words)
    assert [(site, name) for site, words in TRACKING_ON.items() for name in words if tracks(name, TRACKING)] == []


@pytest.mark.parametrize("name", ["id", "p", "v", "q", "s", "t", "page", "story", "article", "ref", "source", "lang", "url"])
def test_naming_parameters_are_kept(name):
    """No name that sites use to name a page is dropped everywhere."""
    assert not tracks(name, TRACKING)


def test_variants_have_a_word():
    """Each variant's path and parameter holds one of the words by which variants are looked for at all."""
    texts = [path for _, path in VARIANT_PATHS] + list(VARIANT_PARAMS)
    assert [text for text in texts if not any(word in text for word in VARIANT_WORDS)] == []
    assert [text for text in VARIANT_PARAMS if text != text.lower()] == []


def test_variants_have_a_name():
    """A variant is ``amp``, ``mobile`` or ``print``."""
    names = {*VARIANT_LABELS.values(), *VARIANT_PARAMS.values(), *(name for name, _ in VARIANT_PATHS)}
    assert names == {"amp", "mobile", "print"}


def test_tables_are_plain():
    """The tables survive JSON, and the patterns use nothing that JavaScript spells otherwise."""
    tables = [WRAPPERS, TRACKING, TRACKING_ON, VARIANT_LABELS, VARIANT_PATHS, VARIANT_PARAMS, VARIANT_WORDS]
    assert json.loads(json.dumps(tables))[1] == list(TRACKING)
    patterns = [rule.path for rule in WRAPPERS] + [rule.value for rule in WRAPPERS] + [path for _, path in VARIANT_PATHS]
    assert [pattern for pattern in patterns if re.search(r"\\[AZzsdwb]|\(\?P|\(\?<|\(\?[a-zA-Z]|\$.", pattern)] == []
