"""Records of the registry in, tables by column out: where statements were read is a table of its own, each place named once.

What is empty is left out; ``FORMS`` says what stands in its place when a record is put together again.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from server.answers import OutletAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = ("source", "as_of", "checked")
ITEM = "{wikidata}"  # in an address of the table: the record's own Wikidata item


def table(records: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Turn records into columns; ``read`` is the table of places, to whose rows each statement's ``at`` points."""
    places: dict[tuple[str | None, ...], int] = {}
    rows = [_compact(record, record.get("wikidata"), places) for record in records]
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {"read": list(places), "columns": {name: [row.get(name) for row in rows] for name in names}}


def _compact(value: Any, item: str | None, places: dict[tuple[str | None, ...], int]) -> Any:
    if isinstance(value, dict):
        kept = {name: _compact(inner, item, places) for name, inner in value.items() if name not in _PLACE}
        source = value.get("source")
        if source:
            place = (_generic(source, item), value.get("as_of"), value.get("checked"))
            kept["at"] = places.setdefault(place, len(places))
        return {name: inner for name, inner in kept.items() if inner not in (None, [])}
    return [_compact(inner, item, places) for inner in value] if isinstance(value, (list, tuple)) else value


def _generic(source: str, item: str | None) -> str:
    """An address in which the record's Wikidata item is not spelt out, so that many records share it."""
    head, found, tail = source.partition(item) if item else (source, "", "")
    return f"{head}{ITEM}{tail}" if found and not tail[:1].isdigit() else source


def forms() -> dict[str, dict[str, Any]]:
    """Fields of the answer about an outlet and of all that it holds, in order, each with what it is when nothing is known.

    ``None``: nothing; ``[]``: an empty list; ``["Form"]``: a list of that form; ``"Form"``: one of that form, or nothing.
    """
    found: dict[str, dict[str, Any]] = {}
    _add(OutletAnswer, found)
    return found


def _add(model: type[BaseModel], found: dict[str, dict[str, Any]]) -> None:
    if model.__name__ in found:
        return
    fields: dict[str, Any] = found.setdefault(model.__name__, {})
    for name, field in model.model_fields.items():
        inner = _model(field.annotation)
        many = get_origin(field.annotation) is tuple
        form = inner.__name__ if inner else None
        fields[name] = [form] if many and form else [] if many else form
        if inner:
            _add(inner, found)


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model of which an annotation speaks: ``tuple[Model, ...]``, ``Model | None`` or ``Model``."""
    parts = get_args(annotation) if get_origin(annotation) in (tuple, Union, types.UnionType) else (annotation,)
    models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    return models[0] if models else None
