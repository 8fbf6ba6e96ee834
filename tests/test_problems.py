"""Problems: how they are written, and what is near to a mistyped word."""

from __future__ import annotations

from server.problems import Problem, Words, github, hint, shown, text

PLAIN = Problem("a,b:c.yaml", 3, 5, "bad-id", "100 %: 'x'\nis none")


def test_text() -> None:
    """A problem is a line; what to paste stands below it; a warning says that it is one."""
    assert text(PLAIN._replace(file="s.yaml", message="wrong")) == "s.yaml:3:5: bad-id: wrong"
    full = PLAIN._replace(file="s.yaml", message="wrong", paste="GB", severity="warning")
    assert text(full) == "s.yaml:3:5: bad-id (warning): wrong\n    write: GB"


def test_github() -> None:
    """A workflow command escapes what would end it: more in its properties than in its message."""
    assert github(PLAIN) == "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=bad-id::100 %25: 'x'%0Ais none"
    assert github(PLAIN._replace(message="m", paste="a\rb", severity="warning")).endswith("::m%0Awrite: a%0Db")
    assert github(PLAIN._replace(severity="warning")).startswith("::warning ")


def test_nearest() -> None:
    """The nearest word, if one is near; among many words, of those that begin or end alike."""
    few = Words(["rater", "other"])
    assert (few.nearest("raterr"), few.nearest("xyz"), "rater" in few) == ("rater", "", True)
    many = Words([f"{number}-some-outlet-{number}" for number in range(1000)])
    assert many.nearest("500-sme-outlet-500") == "500-some-outlet-500"
    assert many.nearest("some") == ""
    assert many.nearest("5" * 100_000) == ""


def test_hint() -> None:
    """What is near is asked about."""
    assert (hint("x"), hint("")) == ("; did you mean 'x'?", "")


def test_long_values_are_cut() -> None:
    """A value that would fill the screen is cut."""
    assert (shown("short"), shown("x" * 81)) == ("short", f"{'x' * 80}…")
