"""Registries as a careless hand writes them: any layout, any words, comments anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = [
    "", "~", "null", "Null", "NULL", "nULL",
    "no", "NO", "yes", "12:30", "1e3", "2026-01-01", "- a", "-a", "a: b", "a:b", "a :b", "a #b", "a#b",
    "#a", "'a'", '"a"', "a'b", "[a", "a]", "a, b", "{a}", "*.a.org", "&a", "!a", "|", ">", "%a", "@a", "`a", "? a", "?a", ": a",
    ":a", "a:", " a", "a ", "a\tb", "a\nb", "---", "...", "<<", "=", "a\xa0b", "a\u2028b", "\ufeffa", "😀", "\x07", "\x85", "é",
    "https://a.org/#b",
]  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
IDS = st.from_regex("[a-z]{1,3}", fullmatch=True)
STATEMENT = st.fixed_dictionaries({"name": WORDS}, optional={"source": WORDS, "checked": WORDS, "note": WORDS, "as_of": WORDS})
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "name": WORDS,
    "aliases": st.lists(WORDS, max_size=3),
    "domains": st.lists(WORDS, max_size=14),
    "country": st.none() | WORDS,
    "owners": st.lists(STATEMENT, max_size=2),
    "founded": STATEMENT,
    "checked": WORDS,
}
RECORD = st.fixed_dictionaries({"id": IDS}, optional=FIELDS)
REGISTRY = st.fixed_dictionaries(
    {}, optional={name: st.lists(RECORD, max_size=3, unique_by=lambda record: record["id"]) for name in ("raters", "outlets")}
)


def _quoted(text: str | None) -> str:
    if text is None:
        return "~"
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'


@st.composite
def written(draw: Callable[[st.SearchStrategy[Any]], Any], registries: st.SearchStrategy[Any] = REGISTRY) -> str:
    """The text of a registry in some layout, with comments between its lines and at their ends."""
    data = draw(registries)
    names = draw(st.permutations(list(data)))
    lines = [line for name in names for line in _field(draw, name, data[name], 0)] or ["{}"]
    spoilt = []
    for line in lines:
        for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            spoilt.append(draw(st.sampled_from(["", "# x", "#y", "  # in", "    # deeper", "      #"])))  # noqa: PERF401
        ends = ["", "", "", "  ", " # end", "\t# tab" if line.endswith('"') else ""]
        spoilt.append(line + draw(st.sampled_from(ends)))
    spoilt += draw(st.lists(st.sampled_from(["", "# last", "  # last"]), max_size=2))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(spoilt) + draw(st.sampled_from(["", end]))


def _field(draw: Any, name: str, value: Any, indent: int) -> list[str]:
    blanks = " " * indent
    if not isinstance(value, (list, dict)) or not value:
        shown = "[]" if value == [] else "{}" if value == {} else _quoted(value)
        return draw(st.sampled_from([[f"{blanks}{name}: {shown}"], [f"{blanks}{name}:", f"{blanks}   {shown}"]]))
    if draw(st.booleans()) and indent:
        return [f"{blanks}{name}:", *(f"{blanks}  {line}" for line in _flow(value))]
    deeper = indent + draw(st.sampled_from([2, 3]))
    if isinstance(value, dict):
        return [f"{blanks}{name}:", *_fields(draw, value, deeper)]
    at = draw(st.sampled_from([indent, deeper]))
    return [f"{blanks}{name}:", *(line for item in value for line in _item(draw, item, at))]


def _fields(draw: Any, value: dict[str, Any], indent: int) -> list[str]:
    return [line for name in draw(st.permutations(list(value))) for line in _field(draw, name, value[name], indent)]


def _item(draw: Any, value: Any, indent: int) -> list[str]:
    if not isinstance(value, dict):
        return [f"{' ' * indent}- {_quoted(value)}"]
    lines = _fields(draw, value, indent + 2)
    if draw(st.booleans()):
        return [f"{' ' * indent}-", *lines]
    return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def _flow(value: Any) -> list[str]:
    """A collection in brackets, over several lines."""
    if isinstance(value, dict):
        return ["{", *(line for name, part in value.items() for line in _last_comma([f"{name}: ", *_flow(part)])), "}"]
    if isinstance(value, list):
        return ["[", *(line for part in value for line in _last_comma(_flow(part))), "]"]
    return [_quoted(value)]


def _last_comma(lines: list[str]) -> list[str]:
    return [*lines[:-1], f"{lines[-1]},"]
