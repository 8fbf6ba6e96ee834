"""The reference of the API, as people read it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from markup import read, words

if TYPE_CHECKING:
    from apiflask import APIFlask
    from flask.testing import FlaskClient


def test_reference_is_whole(app: APIFlask, client: FlaskClient) -> None:
    """Every address, parameter, field and error code of the OpenAPI document stands on the page with its description."""
    page = client.get("/docs").text
    text = words(page)
    with app.test_request_context():
        spec = app.spec
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            assert f"<h3><code>{method.upper()} {path}</code></h3>" in page
            assert words(operation["summary"]) in text
            part = page.partition(f"<h3><code>{method.upper()} {path}</code></h3>")[2].partition("</article>")[0]
            assert all(_described(part, parameter["name"], parameter["schema"]) for parameter in operation["parameters"])
            assert all(f"<dt><code>{status}</code>" in part for status in operation["responses"])
    for name, schema in spec["components"]["schemas"].items():
        part = page.partition(f'id="shape-{name.rpartition(".")[2]}"')[2].partition("</article>")[0]
        assert all(_described(part, field, said) for field, said in schema["properties"].items()), name
    for code in spec["components"]["schemas"]["ProblemDocument"]["properties"]["code"]["enum"]:
        assert f'<div id="{code}">' in page


def _described(part: str, name: str, schema: dict[str, Any]) -> bool:
    found = re.search(rf"<dt><code>{re.escape(name)}</code>.*?</dd>", part, re.DOTALL)
    return found is not None and schema.get("description", "") in html.unescape(found[0])


def test_reference_types(client: FlaskClient) -> None:
    """Types are words, shapes are links, limits and optional parts are said."""
    page = client.get("/docs").text
    assert 'list of <a href="#shape-OwnerAnswer">OwnerAnswer</a>' in page
    assert '<a href="#shape-OutletAnswer">OutletAnswer</a> or null' in page
    text = words(page)
    assert "limit integer, query, optional how many items, 1 to 100; at most 100; at least 1; 20 by default" in text
    assert "url string, query the page's address, percent-encoded" in text
    assert "Body: PagesQuery as application/json" in text
    assert "one of news-agency, newspaper, magazine" in text


def test_reference_examples(client: FlaskClient) -> None:
    """The examples call this very server."""
    text = read(client, "/docs")
    assert "curl --get http://localhost/v1/context" in text
    assert 'urlopen(f"http://localhost/v1/context?{query}")' in text
    assert "fetch(`http://localhost/v1/context?${query}`)" in text
