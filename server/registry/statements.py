"""The rules of statements: what they refer to exists, their dates agree, and nobody is heard on himself in another's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server.problems import Words, hint, shown
from server.registry.values import address_of, holders
from server.registry.walk import Found, Value, every, known, records, statements, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from server.problems import Problem
    from server.yamlfile import Source, Way

_DATES = tuple(len(form) for form in ("YYYY", "YYYY-MM", "YYYY-MM-DD"))
_OTHERS = ("state", "ratings")  # statements that are others' words

Records = dict[str, dict[str, Any]]


def check(data: Any, owned: list[Found], source: Source) -> Iterator[Problem]:
    """Check the statements of ``owned``: organisations and outlets."""
    raters = known(data, "raters")
    yield from _licences(data, source)
    yield from _owners(data, owned, source)
    yield from _raters(owned, raters, source)
    yield from _own_words(owned, raters, source)
    for at, record in owned:
        yield from _dates(at, record, source)
        yield from _repeated(at, record, source)
        for path, _ in text(at, record, "country"):
            if not record.get("source"):
                yield source.problem(path, "no-source", "a country needs the source in which it was read")


def _licences(data: Any, source: Source) -> Iterator[Problem]:
    licences = Words(known(data, "licences"))
    for at, rater in records(data, "raters"):
        yield from _unknown(source, "unknown-licence", text(at, rater, "licence"), licences)


def _owners(data: Any, owned: list[Found], source: Source) -> Iterator[Problem]:
    organisations = Words(known(data, "organisations"))
    for at, record in owned:
        for place, owner in statements(at, record, "owners"):
            yield from _unknown(source, "unknown-organisation", text(place, owner, "organisation"), organisations)


def _raters(owned: list[Found], raters: Records, source: Source) -> Iterator[Problem]:
    names = Words(raters)
    scales = {name: [word for _, word in texts((), rater, "scale")] for name, rater in raters.items()}
    for at, record in owned:
        for field in _OTHERS:
            for place, statement in statements(at, record, field):
                yield from _unknown(source, "unknown-rater", text(place, statement, "by"), names)
                yield from _off_scale(source, place, statement, scales)


def _unknown(source: Source, code: str, given: Iterable[Value], words: Words) -> Iterator[Problem]:
    what = code.removeprefix("unknown-")
    for path, value in given:
        if value not in words:
            near = words.nearest(value)
            yield source.problem(path, code, f"there is no {what} '{shown(value)}'{hint(near)}", paste=near)


def _off_scale(source: Source, at: Way, statement: dict[str, Any], scales: dict[str, list[str]]) -> Iterator[Problem]:
    for _, by in text(at, statement, "by"):
        scale = scales.get(by)
        for path, value in text(at, statement, "value"):
            if scale and value not in scale:
                near = Words(scale).nearest(value)
                said = f"'{shown(value)}' is not on the scale of {by}: {', '.join(scale)}{hint(near)}"
                yield source.problem(path, "not-on-scale", said, paste=near)


def _own_words(owned: list[Found], raters: Records, source: Source) -> Iterator[Problem]:
    """What a rater says of an outlet or its owner, read at that outlet; the rater's own site is its own word, even there."""
    sites = {name: {_host(url) for _, url in text((), rater, "url")} for name, rater in raters.items()}
    held = _held(owned)
    for at, record in owned:
        own = held[at]
        for field in _OTHERS if own else ():
            for place, statement in statements(at, record, field):
                allowed = sites.get(str(statement.get("by")), set())
                for path, address in text(place, statement, "source"):
                    if own.isdisjoint(holders(address_of(address))) or _host(address) in allowed:
                        continue
                    said = f"{shown(_host(address))} is the outlet's own; what others say of it is read where they say it"
                    yield source.problem(path, "own-word", said)


def _held(owned: list[Found]) -> dict[Way, set[str]]:
    """The addresses that an outlet has, and those of the outlets that an organisation owns without another between."""
    held = {at: {address for _, address in texts(at, record, "domains")} for at, record in owned}
    places = {name: at for at, record in owned if at[0] == "organisations" for _, name in text(at, record, "id")}
    for at, record in owned:
        for place, owner in statements(at, record, "owners") if at[0] == "outlets" else ():
            for _, name in text(place, owner, "organisation"):
                held.get(places.get(name, ()), set()).update(held[at])
    return held


def _host(address: str) -> str:
    return address_of(address).partition("/")[0]


def _dates(at: Way, record: dict[str, Any], source: Source) -> Iterator[Problem]:
    for _, place, statement in every(at, record):
        for (path, as_of), (_, checked) in zip(text(place, statement, "as_of"), text(place, statement, "checked"), strict=False):
            if len(as_of) in _DATES and len(checked) == _DATES[-1] and as_of > checked:
                said = f"the source speaks of {as_of}, but was last read on {checked}"
                yield source.problem(path, "dates-crossed", said)


def _repeated(at: Way, record: dict[str, Any], source: Source) -> Iterator[Problem]:
    """The same said twice; when it was checked makes no difference."""
    seen: dict[tuple[Any, ...], Way] = {}
    for field, place, statement in every(at, record):
        fields = sorted((name, value) for name, value in statement.items() if isinstance(value, str) and name != "checked")
        said = (field, *fields)
        if fields and said in seen:
            line = source.line(seen[said])
            message = f"the same is said on line {line} already; a statement stands once, with the day of its last check"
            yield source.problem(place, "duplicate-statement", message, other=line)
        seen.setdefault(said, place)
