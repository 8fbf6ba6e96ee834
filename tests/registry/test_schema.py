"""The JSON Schema of the registry: made of the models, published, and of one mind with the checker."""

from __future__ import annotations

import datetime as dt
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from server import registry, yamlfile
from server.registry import records, schema

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ROOT = Path(__file__).parents[2]


@cache
def validator() -> Any:
    """What an editor does with the published schema."""
    published = json.loads(schema.text())
    jsonschema.Draft7Validator.check_schema(published)
    return jsonschema.Draft7Validator(published)


def as_in_an_editor(text: str) -> Any:
    """Read YAML 1.2 with its numbers and truth values; ruamel makes dates as well, which an editor's reader leaves as text."""
    return _undated(YAML(typ="safe", pure=True).load(text))


def _undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _undated(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_undated(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def test_it_is_what_the_models_say() -> None:
    """The published file is up to date; MASTHEAD_WRITE_EXPECTED=1 writes it anew."""
    if os.environ.get("MASTHEAD_WRITE_EXPECTED"):
        schema.FILE.write_text(schema.made(), encoding="utf-8")
    assert schema.text() == schema.made()


def test_the_file_names_it() -> None:
    """The first line of the registry leads editors to the schema."""
    first = (ROOT / "sources.yaml").read_text().partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={schema.FILE.relative_to(ROOT)}"


def test_it_is_served(client: FlaskClient) -> None:
    """The server has it at an address that stays, and does not send it twice."""
    answer = client.get("/sources.schema.json")
    assert (answer.mimetype, answer.text) == ("application/schema+json", schema.text())
    assert client.get("/sources.schema.json", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_own_file() -> None:
    """An editor finds nothing wrong with the registry of this repository; of each list, some forty records are asked."""
    data = yamlfile.read(ROOT / "sources.yaml", records.File).data
    some = {name: listed[:: max(1, len(listed) // 40)] for name, listed in data.items()}
    assert not [*validator().iter_errors(some)]


def test_every_field_is_described() -> None:
    """Each field of each record says what it is."""
    definitions = json.loads(schema.text())["definitions"]
    assert all(field.get("description") for model in definitions.values() for field in model["properties"].values())


WORD = st.sampled_from(["1984", "true", "no", "1e3", "12:30", "0x1F", "Null", "null", "~", "A b", "ü", "2026-01-15", ".5"])
DAY = st.sampled_from(["2026-01-15", "1999-12-31"])
DATE = DAY | st.sampled_from(["1998-01", "1998"])
URL = st.sampled_from(["https://a.org/", "https://a.org/?x=1&y=2", "https://xn--mnchen-3ya.de/#a"])
ID = st.sampled_from(["one", "20", "972-magazine", "1e3", "true", "a" * 50])
STATEMENT = {"source": URL, "checked": DAY}
SAID = st.fixed_dictionaries({**STATEMENT, "value": WORD}, optional={"as_of": DATE, "note": WORD})
OWNER = st.fixed_dictionaries({**STATEMENT, "name": WORD}, optional={"organisation": st.none(), "share": WORD, "as_of": DATE})
FOUNDED = st.fixed_dictionaries({**STATEMENT, "value": st.sampled_from(["1999", "1500"])})
OUTLET = st.fixed_dictionaries(
    {
        "id": ID,
        "name": WORD,
        "domains": st.lists(st.sampled_from(["a.org", "a.org/b", "1.example.org"]), min_size=1, max_size=2),
        "type": st.sampled_from(["newspaper", "news-site"]),
        "source": URL,
        "checked": DAY,
    },
    optional={
        "country": st.sampled_from(["GB", "NO", None]),
        "languages": st.lists(st.sampled_from(["no", "en"]), max_size=2),
        "wikidata": st.sampled_from(["Q1", None]),
        "owners": st.lists(OWNER, max_size=2),
        "founded": FOUNDED,
        "funding": st.lists(SAID, max_size=1),
    },
)
ORGANISATION = st.fixed_dictionaries(
    {"id": ID, "name": WORD}, optional={"country": st.sampled_from(["GB", None]), "source": st.none() | URL, "checked": DAY}
)


@settings(max_examples=40)
@given(
    st.fixed_dictionaries(
        {}, optional={"outlets": st.lists(OUTLET, max_size=1), "organisations": st.lists(ORGANISATION, max_size=1)}
    )
)
def test_what_the_checker_accepts_the_schema_accepts(data: Any) -> None:
    """No editor marks what the checker takes, be it written with quotation marks or without."""
    text = yaml.safe_dump(data)
    bare = text.replace("'", "")
    for written in (text, bare):
        assume(registry.parse("x.yaml", written)[0] is not None)
        reading = yamlfile.parse("x.yaml", written, records.File)
        assert [*validator().iter_errors(reading.data)] == []
        assert [*validator().iter_errors(as_in_an_editor(written))] == []


GOOD = """
organisations:
- {id: o, name: O, country: GB, source: "https://a.org/", checked: 2026-01-01}
platforms:
- {id: p, name: P, domains: [p.org], tenants: ["*.p.org"]}
outlets:
- id: one
  name: One
  domains: [one.org]
  type: newspaper
  country: GB
  languages: [en]
  source: https://a.org/
  checked: 2026-01-01
  wikidata: Q1
  owners: [{name: A, source: "https://a.org/", as_of: 2025, checked: 2026-01-01}]
  founded: {value: 1999, source: "https://a.org/", checked: 2026-01-01}
"""
WRONG = [
    ("country: GB\n", "country: UK\n", "bad-country"),
    ("as_of: 2025", "as_of: 1.1.2025", "bad-date"),
    ("checked: 2026-01-01\n  wiki", "checked: 2026-01\n  wiki", "bad-date"),
    ("[one.org]", "[One.org]", "bad-domain"),
    ("[one.org]", "[www.one.org]", "bad-domain"),
    ("id: one", "id: The One", "bad-id"),
    ("[en]", "[english]", "bad-language"),
    ("https://a.org/\n", "http://a.org/\n", "bad-source"),
    ('"*.p.org"', "'https://p.org'", "bad-tenant"),
    ("name: One", "name: ' One'", "bad-text"),
    ("name: One", f"name: {'x' * 601}", "bad-value"),
    ("wikidata: Q1", "wikidata: q1", "bad-wikidata"),
    ("value: 1999", "value: soon", "bad-year"),
    ("value: 1999", "value: 999", "bad-year"),
    ("[one.org]", "[]", "empty"),
    ("name: One", "name: ''", "empty"),
    ("  name: One\n", "", "missing-field"),
    ('country: GB, source: "https://a.org/",', "country: GB,", "no-source"),
    ("newspaper", "paper", "not-in-list"),
    ("name: A,", "name: A, organisation: o,", "owner-name"),
    ("name: A,", "", "owner-name"),
    ("name: One", "nam: One", "unknown-field"),
    ("[one.org]", "one.org", "wrong-type"),
    ("name: One", "name: [One]", "wrong-type"),
]


def test_good() -> None:
    """What is broken below is whole before."""
    assert registry.parse("x.yaml", GOOD)[1] == []
    assert not [*validator().iter_errors(as_in_an_editor(GOOD))]


@pytest.mark.parametrize(("good", "wrong", "code"), WRONG, ids=[f"{code}-{number}" for number, (*_, code) in enumerate(WRONG)])
def test_what_a_schema_can_refuse(good: str, wrong: str, code: str) -> None:
    """What concerns one value, checker and schema both refuse."""
    assert good in GOOD
    broken = GOOD.replace(good, wrong, 1)
    assert code in {problem.code for problem in registry.parse("x.yaml", broken)[1]}
    assert [*validator().iter_errors(as_in_an_editor(broken))]
