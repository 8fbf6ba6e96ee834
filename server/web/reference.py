"""The OpenAPI document in, the API's reference for people out: every operation, parameter, field and error code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from flask import current_app, request

from server.api.errors import CODES
from server.web.frame import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apiflask import APIFlask
    from flask import Response

_LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "enum": "one of {}",
}


class Word(NamedTuple):
    """A piece of what says the type of a value; ``shape`` is true where it names a shape that the page explains."""

    text: str
    shape: bool


class Value(NamedTuple):
    """A parameter or a field."""

    name: str
    place: str
    type: tuple[Word, ...]
    required: bool
    description: str
    limits: tuple[str, ...]


class Reply(NamedTuple):
    """What an operation may answer with."""

    status: str
    description: str
    media: tuple[tuple[str, tuple[Word, ...]], ...]
    headers: tuple[Value, ...]


class Operation(NamedTuple):
    """A method of an address."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Value, ...]
    body: tuple[Word, ...]
    replies: tuple[Reply, ...]


class Shape(NamedTuple):
    """An object with its fields."""

    name: str
    description: str
    fields: tuple[Value, ...]


def docs() -> Response:
    """The reference, from the OpenAPI document of this very server."""
    app = cast("APIFlask", current_app)
    spec = cast("Mapping[str, Any]", app.spec)
    return show(
        "docs.html",
        info=spec["info"],
        operations=list(operations(spec)),
        shapes=list(shapes(spec)),
        codes=CODES,
        root=request.url_root.rstrip("/"),
    )


def operations(spec: Mapping[str, Any]) -> Iterator[Operation]:
    """All operations, the look-up first and the others in the order of their addresses."""
    for path, methods in sorted(spec["paths"].items(), key=lambda entry: (entry[0] != "/v1/context", entry[0])):
        for method, said in methods.items():
            body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            yield Operation(
                method.upper(),
                path,
                said["summary"],
                said.get("description", ""),
                tuple(_value(parameter, parameter["in"]) for parameter in said["parameters"]),
                _type(body),
                tuple(_reply(status, reply) for status, reply in said["responses"].items()),
            )


def shapes(spec: Mapping[str, Any]) -> Iterator[Shape]:
    """All shapes, by name."""
    for name, schema in sorted(spec["components"]["schemas"].items()):
        required = schema.get("required", ())
        fields = ({"name": field, "schema": said, "required": field in required} for field, said in schema["properties"].items())
        yield Shape(name, schema.get("description", ""), tuple(_value(field, "field") for field in fields))


def _value(said: Mapping[str, Any], place: str) -> Value:
    schema = said["schema"]
    limits = [_LIMITS[key].format(_listed(value)) for part in _parts(schema) for key, value in part.items() if key in _LIMITS]
    if schema.get("default") is not None:
        limits.append(f"{schema['default']} by default")
    text = said.get("description") or schema.get("description", "")
    return Value(said.get("name", ""), place, _type(schema), said.get("required", False), text, tuple(limits))


def _reply(status: str, said: Mapping[str, Any]) -> Reply:
    media = tuple((name, _type(content["schema"])) for name, content in said.get("content", {}).items())
    headers = tuple(_value({"name": name, **header}, "header") for name, header in said.get("headers", {}).items())
    return Reply(status, said["description"], media, headers)


def _type(schema: Mapping[str, Any]) -> tuple[Word, ...]:
    if "$ref" in schema:
        return (Word(schema["$ref"].rpartition("/")[2], shape=True),)
    if "anyOf" in schema:
        first, *others = (_type(option) for option in schema["anyOf"])
        return sum(((Word(" or ", shape=False), *other) for other in others), first)
    if schema.get("type") == "array":
        return (Word("list of ", shape=False), *_type(schema["items"]))
    return (Word(schema.get("type", "any"), shape=False),) if schema else ()


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A schema, its alternatives and its items: each may set limits."""
    yield schema
    for option in schema.get("anyOf", ()):
        yield from _parts(option)
    if "items" in schema:
        yield from _parts(schema["items"])


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
