"""The registry's models in, the fields of a form out; what was typed in, a record out, and back again.

Everything is taken from the models: a field that they gain is in the form. Judges nothing.
"""

from __future__ import annotations

import re
import types
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from server.registry.records import File, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Shape = Literal["line", "lines", "choice", "statement", "statements"]
_SUGGESTED = {"by": "raters", "organisation": "organisations", "licence": "licences", "country": "countries"}
_LONG = ("note", "question", "value")  # fields whose texts may need more than a line to be seen
_MOST = 500  # statements of a field
_MOVES = {"up": -1, "down": 1}


class Field(NamedTuple):
    """A field of a model.

    :param shape: a line, several lines (one value each), a word of ``choices``, a statement, or a list of statements
    :param model: the statement's model, where it is one
    """

    name: str
    shape: Shape
    needed: bool
    description: str
    choices: tuple[str, ...]
    model: type[BaseModel] | None

    @property
    def suggested(self) -> str:
        """The list of values that are offered, or ``""``."""
        return _SUGGESTED.get(self.name, "") if self.shape == "line" else ""

    @property
    def long(self) -> bool:
        """May the text need several lines to be seen?"""
        return self.name in _LONG


@cache
def parts() -> dict[str, type[BaseModel]]:
    """The lists of the registry, each with the model of its records."""
    return {name: model for name, field in File.model_fields.items() if (model := _model(field.annotation))}


@cache
def of(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a model; of a statement first what it says, then where that was read."""
    own = [name for name in model.model_fields if not (issubclass(model, Statement) and name in Statement.model_fields)]
    names = [*own, *(name for name in model.model_fields if name not in own)]
    return tuple(_field(name, model.model_fields[name]) for name in names)


def _field(name: str, info: Any) -> Field:
    plain = _plain(info.annotation)
    model = _model(info.annotation)
    several = get_origin(plain) is tuple
    shape: Shape = "line"
    if model:
        shape = "statements" if several else "statement"
    elif several:
        shape = "lines"
    elif get_origin(plain) is Literal:
        shape = "choice"
    return Field(name, shape, info.is_required(), info.description or "", get_args(plain) if shape == "choice" else (), model)


def _plain(annotation: Any) -> Any:
    """An annotation without what is only about its values, and without ``None``."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _plain(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _model(annotation: Any) -> type[BaseModel] | None:
    plain = _plain(annotation)
    inner = get_args(plain)[0] if get_origin(plain) is tuple else plain
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def record(model: type[BaseModel], typed: Mapping[str, str], before: str = "") -> dict[str, Any]:
    """Return the record that was typed; statements that were added and left empty are in it as ``{}``."""
    found: dict[str, Any] = {}
    for field in of(model):
        name = f"{before}{field.name}"
        value: Any
        if field.shape == "statements" and field.model:
            value = [record(field.model, typed, f"{name}.{number}.") for number in _numbers(typed, name)]
        elif field.shape == "statement" and field.model:
            value = record(field.model, typed, f"{name}.")
        elif field.shape == "lines":
            value = [line for given in typed.get(name, "").splitlines() if (line := given.strip())]
        else:
            value = " ".join(typed.get(name, "").split())
        if value:
            found[field.name] = value
    return found


def _numbers(typed: Iterable[str], name: str) -> list[int]:
    """The numbers of the statements that were typed for a field."""
    pattern = re.compile(rf"{re.escape(name)}\.([0-9]{{1,4}})(?:\.|$)")
    return sorted({int(found[1]) for given in typed if (found := pattern.match(given))})[:_MOST]


def flat(model: type[BaseModel], record: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Return the names and values by which a form says a record."""
    for field in of(model):
        name, value = f"{before}{field.name}", record.get(field.name)
        if field.shape == "statements" and field.model:
            for number, statement in enumerate(value or ()):
                yield f"{name}.{number}", ""
                yield from flat(field.model, statement, f"{name}.{number}.")
        elif field.shape == "statement" and field.model:
            yield from flat(field.model, value or {}, f"{name}.")
        else:
            yield name, "\n".join(value or ()) if field.shape == "lines" else value or ""


def told(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without statements that were left empty."""
    kept = {name: [item for item in value if item] if isinstance(value, list) else value for name, value in record.items()}
    return {name: value for name, value in kept.items() if value}


def shows(model: type[BaseModel], given: Mapping[str, Any]) -> bool:
    """Would a form say all that a record of the file says?"""
    try:
        typed = dict(flat(model, given))
    except (AttributeError, TypeError):
        return False
    return all(isinstance(value, str) for value in typed.values()) and told(record(model, typed)) == given


def act(model: type[BaseModel], record: dict[str, Any], deed: str) -> dict[str, Any]:
    """Add, remove or move a statement: ``add:owners``, ``remove:owners:1``, ``up:owners:1``, ``down:owners:1``."""
    verb, _, rest = deed.partition(":")
    name, _, number = rest.partition(":")
    if name not in {field.name for field in of(model) if field.shape == "statements"}:
        return record
    statements = list(record.get(name, []))
    at = int(number) if re.fullmatch("[0-9]{1,4}", number) else len(statements)
    if verb == "add":
        statements.append({})
    elif verb in _MOVES and at < len(statements):
        taken = statements.pop(at)
        statements[max(0, at + _MOVES[verb]) : max(0, at + _MOVES[verb])] = [taken]
    elif verb == "remove":
        statements[at : at + 1] = []
    return {**record, name: statements}


__all__ = ["Field", "act", "flat", "of", "parts", "record", "shows", "told"]
