"""Explanations of problems: each is read, and its examples are what they are said to be."""

from __future__ import annotations

import re

import pytest

from server import yamlfile
from server.registry import advice, records, rules, succession
from server.registry.explanations import NoSuchCode, all_codes, explain

BLOCK = re.compile(r"^(Before|Wrong|Right):\n\n```(yaml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {code: {name: (kind, text) for name, kind, text in BLOCK.findall(said)} for code, said in all_codes().items()}
WARNINGS = {"covered-domain", "listed-namesake", "unarchived", "wrapped-source"}
SHOWN = [code for code, blocks in EXAMPLES.items() if blocks["Wrong"][0] == "yaml"]


def told(text: str, before: str) -> set[str]:
    """The codes of all problems of a registry that follows another."""
    reading = yamlfile.parse("example.yaml", text, records.File)
    earlier = yamlfile.parse("before.yaml", before, records.File).data
    found = [
        *reading.problems,
        *rules.check(reading.data, reading.source),
        *advice.check(reading.data, reading.source),
        *succession.check(earlier, reading.data, reading.source),
    ]
    return {problem.code for problem in found}


@pytest.mark.parametrize("code", SHOWN)
def test_examples(code: str) -> None:
    """The wrong example has the problem, the right one has not."""
    before = EXAMPLES[code].get("Before", ("", ""))[1]
    assert code in told(EXAMPLES[code]["Wrong"][1], before)
    assert code not in told(EXAMPLES[code]["Right"][1], before)


@pytest.mark.parametrize("code", all_codes())
def test_every_explanation_is_whole(code: str) -> None:
    """An explanation says the rule, the reason, and an example wrong and right; warnings say that they are."""
    rule, reason, *_ = all_codes()[code].split("\n\n")
    assert rule.endswith(".")
    assert reason.endswith(".")
    assert {"Wrong", "Right"} <= EXAMPLES[code].keys()
    assert ("A warning" in rule.replace("\n", " ")) == (
        code in {"covered-domain", "listed-namesake", "unarchived", "wrapped-source"}
    )


def test_for_a_terminal() -> None:
    """An explanation shows its examples indented, without marks."""
    text = explain("bad-country")
    assert text.startswith("bad-country\n\nA country is its code")
    assert "Wrong:\n\n    outlets:\n    - id: one\n      country: UK\n\nRight:" in text
    assert "```" not in text


def test_no_such_code() -> None:
    """A code that is none is told with the nearest and all others."""
    with pytest.raises(NoSuchCode, match=r"There is no problem 'bad-contry'; did you mean 'bad-country'\? Known: alias, bad"):
        explain("bad-contry")
    with pytest.raises(NoSuchCode, match=r"^There is no problem 'y+…'\. Known: alias, bad"):
        explain("y" * 1000)
