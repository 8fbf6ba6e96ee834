"""What pydantic finds wrong with the data of a file in; problems at their places, in a curator's words, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from server.problems import Problem, Words, hint, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from server.yamlfile import Source, Way

_WANTED = {
    "string_type": "text",
    "literal_error": "a word of its list",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "dict_type": "a mapping of fields",
}


def problems(source: Source, schema: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Tell each of pydantic's findings that is not the consequence of another."""
    for detail in error.errors(include_url=False):
        if not _consequence(detail):
            yield _problem(source, schema, detail)


def _consequence(detail: ErrorDetails) -> bool:
    """A list is told to be too short because the problems of its items are told too."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _problem(source: Source, schema: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = tuple(detail["loc"])
    kind, field = detail["type"], _named(path)
    if kind == "extra_forbidden":
        return _unknown(source, schema, path)
    if kind == "missing":
        return source.problem(path[:-1], "missing-field", f"the field '{field}' is needed{_described(schema, path)}")
    if kind == "literal_error" and isinstance(detail["input"], str):
        return _unlisted(source, path, detail)
    if kind in _WANTED:
        return _mistyped(source, path, detail)
    if kind in ("too_short", "string_too_short"):
        rest = "and is needed" if _required(schema, path) else "and may be left out"
        return source.problem(path, "empty", f"'{field}' is empty, {rest}")
    return _refused(source, path, detail)


def _refused(source: Source, path: Way, detail: ErrorDetails) -> Problem:
    """A value that one of the schema's own rules refuses, or that is too long."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_too_long":
        said = f"'{_named(path)}' has {len(detail['input']):,} characters; at most {context['max_length']:,} are wanted"
        return source.problem(path, "bad-value", said)
    return source.problem(path, kind if "-" in kind else "bad-value", detail["msg"], paste=context.get("paste", ""))


def _unknown(source: Source, schema: type[BaseModel], path: Way) -> Problem:
    field = str(path[-1])
    near = Words(_at(schema, path[:-1]).model_fields).nearest(field)
    said = f"there is no field '{shown(field)}'{hint(near)}"
    return source.problem(path, "unknown-field", said, key=True, paste=near and f"{near}:")


def _named(path: Way) -> str:
    """The last field on the way: an item bears the name of its list."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _unlisted(source: Source, path: Way, detail: ErrorDetails) -> Problem:
    allowed = [word.strip("'") for word in re.findall(r"'[^']*'", detail["ctx"]["expected"])]
    near = Words(allowed).nearest(detail["input"].lower())
    said = f"'{shown(detail['input'])}' is none of {', '.join(allowed)}{hint(near)}"
    return source.problem(path, "not-in-list", said, paste=near)


def _mistyped(source: Source, path: Way, detail: ErrorDetails) -> Problem:
    given, wanted = detail["input"], _WANTED[detail["type"]]
    what = f"'{path[-1]}' wants" if path and not isinstance(path[-1], int) else "wanted is"
    paste = f"[{given}]" if wanted == "a list" and isinstance(given, str) and re.fullmatch(r"[\w.-]{1,80}", given) else ""
    return source.problem(path, "wrong-type", f"{what} {wanted}, not {_given(given)}", paste=paste)


def _given(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"'{shown(str(value))}'"


def _described(schema: type[BaseModel], path: Way) -> str:
    model = _at(schema, path[:-1])
    said = model.model_fields[str(path[-1])].description
    return f" ({said})" if said else ""


def _required(schema: type[BaseModel], path: Way) -> bool:
    return isinstance(path[-1], str) and _at(schema, path[:-1]).model_fields[path[-1]].is_required()


def _at(schema: type[BaseModel], path: Way) -> type[BaseModel]:
    """The model that sits at ``path`` of ``schema``."""
    model: Any = schema
    for step in path:
        if not isinstance(step, int):
            model = _model(model.model_fields[step].annotation)
    found: type[BaseModel] = model
    return found


def _model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model(part))), None)
