"""The models of the registry in, their JSON Schema out, by which editors complete and check ``sources.yaml`` while one types.

It says what JSON Schema can say of single values; the rest is told by ``masthead registry check``. What that accepts, the
schema accepts: an editor reads a number where the registry reads text, so texts that may look like one may be one.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from server.registry.records import File

FILE = Path(__file__).with_suffix(".json")
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors' YAML support knows best
_NUMBERS = {"number": "2026", "boolean": "true"}  # how an editor may take a text, and such a text


def text() -> str:
    """The schema as it is published."""
    return FILE.read_text(encoding="utf-8")


def made() -> str:
    """The schema that the models say, as text."""
    schema = File.model_json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    described = {"$schema": _DIALECT, **schema, "title": "Registry of outlets", "definitions": definitions}
    return json.dumps(_loosened(described), indent=1, ensure_ascii=False) + "\n"


def _loosened(schema: Any) -> Any:
    """Let texts be numbers and truth values where their rule does not forbid it, and years be texts."""
    if isinstance(schema, list):
        return [_loosened(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {name: _loosened(part) for name, part in schema.items()}
    if schema.get("type") == "string" and "enum" not in schema:
        kinds = [kind for kind, sample in _NUMBERS.items() if re.search(schema.get("pattern", ""), sample)]
        loose["type"] = ["string", *kinds] if kinds else "string"
    elif schema.get("type") == "integer":
        loose |= {"type": ["integer", "string"], "pattern": "^[0-9]{4}$"}
    elif schema.get("type") == "object":
        loose["properties"] = {name: _field(field) for name, field in loose["properties"].items()}
    return loose


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """Leave out what tells a curator nothing: a title that repeats the name, a default."""
    return {name: part for name, part in field.items() if name not in ("title", "default")}
