"""The API: one shape for every success, one for every error; each held to the OpenAPI document."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from server.api.errors import CODES
from server.app import create_app

if TYPE_CHECKING:
    from apiflask import APIFlask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from server.editions import Editions
    from server.settings import Settings

REUTERS = "https://www.reuters.com/world/"
GETS = [
    f"/v1/context?url={quote(REUTERS)}",
    "/v1/context?url=https%3A%2F%2Fexample.org%2F",
    "/v1/context?url=https%3A%2F%2Fsomebody.substack.com%2Fp%2Fx",
    "/v1/outlets",
    "/v1/outlets?q=reuters&country=gb&type=news-agency",
    "/v1/outlets?domain=edition.cnn.com",
    "/v1/outlets/global-times",
    "/v1/claims",
    "/v1/claims?outlet=reuters&document=sabotaged-peace&limit=3",
    "/v1/claims?q=drones+bombers",
    "/v1/documents",
    "/v1/documents/sabotaged-peace",
    "/v1/snapshot",
    "/v1/snapshot/rules",
    "/healthz",
]
BAD = [
    ("/v1/context", 400, "bad-parameter"),
    ("/v1/context?url=", 400, "not-an-address"),
    ("/v1/context?url=not%20an%20address", 400, "not-an-address"),
    ("/v1/context?url=ftp%3A%2F%2Freuters.com%2F", 400, "unsupported-scheme"),
    ("/v1/context?url=javascript%3Aalert(1)", 400, "unsupported-scheme"),
    ("/v1/context?url=https%3A%2F%2F", 400, "no-host"),
    ("/v1/context?url=https%3A%2F%2Freuters.com%2F" + "a" * 8192, 400, "too-long"),
    ("/v1/context?url=https%3A%2F%2Freuters.com%2F&b=2", 400, "bad-parameter"),
    ("/v1/outlets?limit=0", 400, "bad-parameter"),
    ("/v1/outlets?limit=101", 400, "bad-parameter"),
    ("/v1/outlets?limit=ten", 400, "bad-parameter"),
    ("/v1/outlets?type=rumour", 400, "bad-parameter"),
    ("/v1/outlets?cursor=nobody", 400, "bad-parameter"),
    ("/v1/outlets?domain=a%20b", 400, "bad-parameter"),
    ("/v1/claims?cursor=nobody", 400, "bad-parameter"),
    ("/v1/claims?q=drones&cursor=nobody", 400, "bad-parameter"),
    ("/v1/outlets?country=xx", 400, "bad-parameter"),
    ("/v1/outlets?cursor=", 400, "bad-parameter"),
    ("/v1/claims?cursor=", 400, "bad-parameter"),
    ("/v1/documents?cursor=nobody", 400, "bad-parameter"),
    ("/v1/outlets?limit=1&limit=2", 400, "bad-parameter"),
    ("/v1/snapshot?x=1", 400, "bad-parameter"),
    ("/v1/outlets/reuters?x=1", 400, "bad-parameter"),
    ("/v1/outlets/nobody", 404, "not-found"),
    ("/v1/claims/nobody", 404, "not-found"),
    ("/v1/documents/nobody", 404, "not-found"),
    ("/v1/nothing", 404, "not-found"),
]


@pytest.fixture(scope="module")
def openapi(app: APIFlask) -> dict[str, Any]:
    """The OpenAPI document, as it is served."""
    document: dict[str, Any] = app.test_client().get("/openapi.json").get_json()
    return document


@pytest.fixture
def other_app(built: Settings, editions: Editions) -> APIFlask:
    """An app that a test may change, and that answers where it fails."""
    app = create_app(built, editions)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def schema_of(openapi: dict[str, Any], path: str, method: str = "get") -> dict[str, Any]:
    """The schema of an operation's answer, with all schemas that it refers to."""
    operation = openapi["paths"][path][method]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return {**schema, "components": openapi["components"]}


def path_of(openapi: dict[str, Any], address: str) -> str:
    """The path of the OpenAPI document under which an address is answered."""
    plain = address.partition("?")[0]
    if plain in openapi["paths"]:
        return plain
    return next(path for path in openapi["paths"] if "{" in path and path.rpartition("/")[0] == plain.rpartition("/")[0])


def test_openapi_is_valid(openapi: dict[str, Any]) -> None:
    """The OpenAPI document is valid OpenAPI 3.1."""
    assert openapi["openapi"].startswith("3.1")
    validate(openapi)


def test_openapi_describes_every_field(openapi: dict[str, Any]) -> None:
    """Each field and parameter has a description."""
    for name, schema in openapi["components"]["schemas"].items():
        for field, content in schema.get("properties", {}).items():
            assert content.get("description"), f"{name}.{field}"
    for path, operations in openapi["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"], path
            for parameter in operation["parameters"]:
                assert parameter["in"] == "path" or parameter["schema"].get("description") or parameter["description"], (
                    path,
                    method,
                    parameter,
                )


@pytest.mark.parametrize("address", GETS)
def test_answers_keep_to_the_openapi_document(client: FlaskClient, openapi: dict[str, Any], address: str) -> None:
    """Every answer has the documented shape."""
    response = client.get(address)
    assert response.status_code == 200
    jsonschema.validate(response.get_json(), schema_of(openapi, path_of(openapi, address)))


def test_every_path_is_tried(openapi: dict[str, Any]) -> None:
    """The list above leaves out no path that answers to GET but that of one claim, which has a test of its own."""
    paths = {path for path, operations in openapi["paths"].items() if "get" in operations}
    assert {path_of(openapi, address) for address in GETS} == paths - {"/v1/claims/{identifier}"}


def test_one_claim(client: FlaskClient, openapi: dict[str, Any]) -> None:
    """A claim of the list is found by its id, the same."""
    claim = client.get("/v1/claims?limit=1").get_json()["items"][0]
    alone = client.get(f"/v1/claims/{claim['id']}").get_json()
    assert alone == claim
    jsonschema.validate(alone, schema_of(openapi, "/v1/claims/{identifier}"))


@pytest.mark.parametrize(("address", "status", "code"), BAD, ids=[address[:60] for address, *_ in BAD])
def test_errors(client: FlaskClient, openapi: dict[str, Any], address: str, status: int, code: str) -> None:
    """Every error is a problem document with its status and code."""
    assert_problem(client.get(address), status, code, openapi)


def assert_problem(response: TestResponse, status: int, code: str, openapi: dict[str, Any]) -> None:
    """The response is a problem document (RFC 9457)."""
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    problem = json.loads(response.data)
    jsonschema.validate(problem, {**openapi["components"]["schemas"]["ProblemDocument"]})
    assert (problem["code"], problem["status"], problem["type"]) == (code, status, f"/docs#{code}")
    assert problem["detail"]


def test_error_says_which_parameter(client: FlaskClient) -> None:
    """The detail names the parameter."""
    assert "limit" in json.loads(client.get("/v1/outlets?limit=0").data)["detail"]
    assert "b:" in json.loads(client.get("/v1/context?url=https://a.org/&b=2").data)["detail"]


def test_wrong_method(client: FlaskClient, openapi: dict[str, Any]) -> None:
    """Another method is refused, and the answer says which are allowed."""
    response = client.delete("/v1/context")
    assert_problem(response, 405, "method-not-allowed", openapi)
    assert "GET" in response.headers["Allow"]


def test_failure_is_a_problem_document(other_app: APIFlask, openapi: dict[str, Any]) -> None:
    """A fault of our own is a 500 with a code and without its inner parts."""
    other_app.extensions["masthead"] = None
    response = other_app.test_client().get("/v1/outlets")
    assert_problem(response, 500, "unexpected", openapi)
    assert "NoneType" not in response.text


def test_failure_is_logged_without_its_address(other_app: APIFlask, caplog: pytest.LogCaptureFixture) -> None:
    """The log says which lines failed, but not what somebody asked."""
    other_app.extensions["masthead"] = None
    other_app.test_client().get("/v1/outlets/secret")
    (said,) = [record.getMessage() for record in caplog.records]
    assert said.startswith("a request failed: AttributeError\n")
    assert "v1.py" in said
    assert "secret" not in said


def test_listed_page(client: FlaskClient) -> None:
    """A page of a listed outlet is answered with the outlet and the claims that cite it."""
    answer = client.get(f"/v1/context?url={quote(REUTERS + '?utm_source=x')}").get_json()
    assert answer["status"] == "listed"
    assert answer["page"] == {"url": "https://www.reuters.com/world/", "host": "www.reuters.com", "unwrapped": []}
    assert answer["outlet"]["id"] == "reuters"
    assert answer["lookalike"] is None
    assert {match["match"]["kind"] for match in answer["claims"]} == {"cites-this-outlet"}
    assert answer["claims_total"] == sum(cited["claims"] for cited in answer["cited_by"]) >= len(answer["claims"])
    assert all("reuters.com" in [c["domain"] for c in match["claim"]["citations"]] for match in answer["claims"])


def test_unlisted_page(client: FlaskClient) -> None:
    """An unlisted host is a 200 without an outlet."""
    answer = client.get("/v1/context?url=https://example.org/").get_json()
    assert (answer["status"], answer["outlet"], answer["claims"], answer["claims_total"]) == ("unlisted", None, [], 0)


def test_listed_but_not_rated(client: FlaskClient) -> None:
    """Listed and rated by nobody is not the same as not listed."""
    answer = client.get("/v1/context?url=https://www.antiwar.com/").get_json()
    assert (answer["status"], answer["outlet"]["id"]) == ("listed", "antiwar-com")
    other = client.get("/v1/context?url=https://www.commondreams.org/").get_json()
    assert (other["status"], other["outlet"]["ratings"]) == ("listed", [])


def test_tenant_of_a_platform(client: FlaskClient) -> None:
    """An account on a platform is unlisted, and the answer says where it lives."""
    answer = client.get("/v1/context?url=https://somebody.substack.com/p/x").get_json()
    assert (answer["status"], answer["outlet"]) == ("unlisted", None)
    assert answer["platform"] == {"id": "substack", "name": "Substack", "domain": "substack.com"}


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("http://REUTERS.COM.:80/x", "reuters"),
        ("https://user:pw@reuters.com:8443/", "reuters"),
        ("https://edition.cnn.com/", "cnn"),
        ("https://www.reuters.com@evil.example/", None),
        ("http://127.0.0.1/", None),
        ("http://[::1]:5000/", None),
        ("http://localhost/", None),
        ("http://intranet/", None),
        ("https://notreuters.com/", None),
        ("https://reuters.com.evil.example/", None),
        ("https://bücher.example/", None),
        ("https://xn--bcher-kva.example/", None),
    ],
)
def test_odd_hosts(client: FlaskClient, url: str, outlet: str | None) -> None:
    """Odd but valid addresses are answered, and rightly."""
    response = client.get("/v1/context", query_string={"url": url})
    assert response.status_code == 200
    found = response.get_json()["outlet"]
    assert (found and found["id"]) == outlet


@given(text=st.text(max_size=300))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text_gets_an_answer(client: FlaskClient, text: str) -> None:
    """Whatever is asked, the answer is a context or a refusal."""
    assert client.get("/v1/context", query_string={"url": text}).status_code in (200, 400)
    assert client.post("/v1/context", json={"pages": [{"url": text, "title": text}]}).status_code == 200


class TestPost:
    """``POST /v1/context``."""

    def test_each_page_has_its_own_answer(self, client: FlaskClient, openapi: dict[str, Any]) -> None:
        """A bad address among good ones gets a problem in its place."""
        pages = [{"url": REUTERS}, {"url": "nonsense"}, {"url": "https://example.org/", "title": "T", "text": "Words."}]
        response = client.post("/v1/context", json={"pages": pages})
        assert response.status_code == 200
        answer = response.get_json()
        jsonschema.validate(answer, schema_of(openapi, "/v1/context", "post"))
        assert [page["status"] for page in answer["pages"]] == [200, 400, 200]
        assert answer["pages"][1]["problem"]["code"] == "not-an-address"
        assert answer["pages"][0]["context"] == client.get(f"/v1/context?url={quote(REUTERS)}").get_json()

    @pytest.mark.parametrize(
        "body",
        [{}, {"pages": []}, {"pages": [{}]}, {"pages": [{"url": "https://a.org"}] * 101}, {"pages": [{"url": 1}]}, []],
    )
    def test_bad_bodies(self, client: FlaskClient, openapi: dict[str, Any], body: object) -> None:
        """A body of another shape is refused as a whole."""
        assert_problem(client.post("/v1/context", json=body), 400, "bad-parameter", openapi)

    def test_not_json(self, client: FlaskClient, openapi: dict[str, Any]) -> None:
        """A body that is no JSON is refused."""
        response = client.post("/v1/context", data=b"{", content_type="application/json")
        assert_problem(response, 400, "bad-json", openapi)

    @pytest.mark.parametrize("body", [b"[" * 100_000, b'{"pages": [{"url": ' + b"[" * 5000 + b"]" * 5000 + b"}]}"])
    def test_nested_without_end(self, client: FlaskClient, openapi: dict[str, Any], body: bytes) -> None:
        """A value nested thousands of times is refused, and ends nothing."""
        assert_problem(client.post("/v1/context", data=body, content_type="application/json"), 400, "bad-json", openapi)

    def test_details_name_no_class(self, client: FlaskClient) -> None:
        """The detail speaks of the request, not of our program."""
        detail = json.loads(client.post("/v1/context", json=[]).data)["detail"]
        assert detail.startswith("body: ")
        assert "Query" not in detail

    def test_in_chunks(self, client: FlaskClient) -> None:
        """A body that does not say its size is read."""
        response = client.post(
            "/v1/context",
            input_stream=io.BytesIO(b'{"pages": [{"url": "https://a.org/"}]}'),
            content_type="application/json",
            environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
        )
        assert response.get_json()["pages"][0]["status"] == 200

    def test_too_large_in_chunks(self, other_app: APIFlask, openapi: dict[str, Any]) -> None:
        """A body that does not say its size is cut off at the limit too."""
        other_app.config["MAX_CONTENT_LENGTH"] = 1000
        body = io.BytesIO(b'{"pages": [{"url": "' + b"a" * 2000 + b'"}]}')
        response = other_app.test_client().post(
            "/v1/context",
            input_stream=body,
            content_type="application/json",
            environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
        )
        assert_problem(response, 413, "too-large", openapi)

    def test_too_large(self, other_app: APIFlask, openapi: dict[str, Any]) -> None:
        """A body over the limit is refused."""
        other_app.config["MAX_CONTENT_LENGTH"] = 1000
        response = other_app.test_client().post("/v1/context", json={"pages": [{"url": "https://a.org", "text": "a" * 1000}]})
        assert_problem(response, 413, "too-large", openapi)


@pytest.mark.parametrize("address", ["/healthz", "/openapi.json"])
def test_other_validators(client: FlaskClient, address: str) -> None:
    """What is no answer of version 1 has an ETag and a Cache-Control as well."""
    first = client.get(address)
    assert first.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", [address for address in GETS if address.startswith("/v1/")])
class TestCaching:
    """ETag, 304 and Cache-Control of every GET."""

    def test_not_modified(self, client: FlaskClient, address: str) -> None:
        """A client that sends the ETag back gets 304 and no body, compressed or not."""
        for coding in ("identity", "gzip", "br"):
            first = client.get(address, headers={"Accept-Encoding": coding})
            tag = first.headers["ETag"]
            again = client.get(address, headers={"Accept-Encoding": coding, "If-None-Match": tag})
            assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)

    def test_another_tag(self, client: FlaskClient, address: str) -> None:
        """Another ETag gets the whole answer."""
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200

    def test_cache_control(self, client: FlaskClient, address: str) -> None:
        """What depends on a page may be kept by the reader alone; all is asked for again."""
        private = address.startswith("/v1/context")
        stated = client.get(address).headers["Cache-Control"]
        assert stated == ("private, no-cache" if private else "public, no-cache")


def test_headers_of_a_body(client: FlaskClient) -> None:
    """An answer says how long it is, to HEAD as well; one that the client has already has no body, and no headers of one."""
    answer = client.get("/v1/outlets/reuters")
    assert answer.headers["Content-Length"] == str(len(answer.data))
    asked = client.head("/v1/outlets/reuters")
    assert (asked.data, asked.headers["Content-Length"]) == (b"", answer.headers["Content-Length"])
    held = client.get("/v1/outlets/reuters", headers={"If-None-Match": answer.headers["ETag"]})
    assert {"Content-Type", "Content-Length"}.isdisjoint(held.headers.keys())
    assert {answer.headers["Vary"], held.headers["Vary"]} == {"Accept, Accept-Encoding"}


def test_tags_differ(client: FlaskClient) -> None:
    """Different answers have different ETags."""
    tags = {client.get(address).headers["ETag"] for address in GETS if address.startswith("/v1/")}
    assert len(tags) == len(GETS) - 1


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_compressed(client: FlaskClient, coding: str) -> None:
    """Answers are compressed where the client takes it."""
    plain = client.get("/v1/snapshot/suffixes")
    packed = client.get("/v1/snapshot/suffixes", headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]


class TestCors:
    """Web pages may ask /v1, and nothing else."""

    def test_any_origin(self, client: FlaskClient) -> None:
        """An answer may be read from any origin, its ETag too."""
        headers = client.get("/v1/outlets", headers={"Origin": "https://example.org"}).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Access-Control-Expose-Headers"] == "ETag, Retry-After"

    def test_alike_for_all(self, client: FlaskClient) -> None:
        """Answers, those that a client has already, and refusals may be read alike, whoever writes the headers."""
        answer = client.get("/v1/outlets/reuters")
        held = client.get("/v1/outlets/reuters", headers={"If-None-Match": answer.headers["ETag"]})
        refused = client.get("/v1/outlets/nobody")
        assert [one.status_code for one in (answer, held, refused)] == [200, 304, 404]
        shared = [{pair for pair in one.headers if pair[0].startswith("Access-Control")} for one in (answer, held, refused)]
        assert len(shared[0]) == 2
        assert shared[0] == shared[1] == shared[2]
        assert [len(one.headers.getlist("Access-Control-Allow-Origin")) for one in (answer, held, refused)] == [1, 1, 1]

    def test_preflight(self, client: FlaskClient) -> None:
        """If-None-Match and a JSON body are allowed."""
        asked = {
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, if-none-match",
        }
        headers = client.options("/v1/context", headers=asked).headers
        assert "POST" in headers["Access-Control-Allow-Methods"]
        assert {"content-type", "if-none-match"} == set(headers["Access-Control-Allow-Headers"].lower().split(", "))

    def test_nowhere_else(self, client: FlaskClient) -> None:
        """Pages for people are not shared."""
        for address in ("/", "/healthz", "/openapi.json", "/about"):
            answer = client.get(address, headers={"Origin": "https://example.org"})
            assert "Access-Control-Allow-Origin" not in answer.headers


class TestLists:
    """Lists in parts."""

    @pytest.mark.parametrize("address", ["/v1/outlets?country=ua", "/v1/claims?", "/v1/claims?q=peace", "/v1/claims?outlet=bbc"])
    def test_parts_make_the_whole(self, client: FlaskClient, address: str) -> None:
        """Following ``next`` gives each item once, in order, and ends."""
        whole = client.get(f"{address}&limit=100").get_json()
        ids: list[str] = []
        cursor = ""
        while True:
            part = client.get(f"{address}&limit=4{cursor}").get_json()
            ids += [item["id"] for item in part["items"]]
            if part["next"] is None:
                break
            cursor = f"&cursor={part['next']}"
        assert ids == [item["id"] for item in whole["items"]]
        assert len(set(ids)) == len(ids) > 4

    def test_documents(self, client: FlaskClient) -> None:
        """The documents are listed; after the last there is none."""
        part = client.get("/v1/documents?limit=1").get_json()
        assert [item["id"] for item in part["items"]] == ["sabotaged-peace"]
        assert client.get("/v1/documents?cursor=sabotaged-peace").get_json() == {"items": [], "next": None}

    def test_outlets_are_found(self, client: FlaskClient) -> None:
        """By words of name, alias or host, by domain, by country and by type."""

        def ids(query: str) -> list[str]:
            return [item["id"] for item in client.get(f"/v1/outlets?limit=100&{query}").get_json()["items"]]

        assert ids("q=frankfurter+allgemeine") == ["faz"]
        assert ids("q=GLOBALTIMES.CN") == ["global-times"]
        assert ids("domain=https://news.bbc.co.uk/1") == ["bbc"]
        assert ids("domain=example.org") == []
        assert set(ids("country=fr")) >= {"afp", "le-monde"}
        assert set(ids("type=encyclopedia")) == {"wikipedia"}
        assert ids("q=tass&country=cn") == []

    def test_search_takes_any_text(self, client: FlaskClient) -> None:
        """What a search engine's syntax would trip over is plain text."""
        for text in ("\0", "a\0b", '"', "a AND", "NEAR(", "*", "-x", "col:on", "", " "):
            assert client.get("/v1/claims", query_string={"q": text}).status_code == 200

    def test_search_ranks(self, client: FlaskClient) -> None:
        """All words of a search stand in each claim that it finds."""
        found = client.get("/v1/claims?q=wooden+shed").get_json()["items"]
        assert all("drone" in item["text"].lower() or "shed" in item["text"].lower() for item in found)
        assert client.get("/v1/claims?q=handshake").get_json()["items"]

    def test_cursor_of_another_search(self, client: FlaskClient) -> None:
        """A claim that a search does not find is no place in its list."""
        found = {claim["id"] for claim in client.get("/v1/claims?q=bombers&limit=100").get_json()["items"]}
        other = next(claim["id"] for claim in client.get("/v1/claims").get_json()["items"] if claim["id"] not in found)
        refused = client.get(f"/v1/claims?q=bombers&cursor={other}")
        assert (refused.status_code, refused.get_json()["code"]) == (400, "bad-parameter")


class TestLinkedData:
    """``application/ld+json``: the same in schema.org's words."""

    @pytest.mark.parametrize(
        ("address", "kind"),
        [
            (GETS[0], "WebPage"),
            (GETS[1], "WebPage"),
            ("/v1/outlets/reuters", "NewsMediaOrganization"),
            ("/v1/outlets", "ItemList"),
            ("/v1/claims", "ItemList"),
            ("/v1/documents", "ItemList"),
            ("/v1/documents/sabotaged-peace", "Article"),
        ],
    )
    def test_kinds(self, client: FlaskClient, address: str, kind: str) -> None:
        """Each answer has its schema.org type and holds no null."""
        response = client.get(address, headers={"Accept": "application/ld+json"})
        assert response.mimetype == "application/ld+json"
        answer = json.loads(response.data)
        assert (answer["@context"], answer["@type"]) == ("https://schema.org", kind)
        assert "null" not in response.text
        assert "Accept" in response.headers["Vary"]

    def test_one_claim(self, client: FlaskClient) -> None:
        """A claim is a schema.org Claim that appears in its document and cites hosts."""
        claim = client.get("/v1/claims?limit=1").get_json()["items"][0]
        response = client.get(f"/v1/claims/{claim['id']}", headers={"Accept": "application/ld+json"})
        answer = json.loads(response.data)
        assert (answer["@type"], answer["text"]) == ("Claim", claim["text"])
        assert answer["appearance"]["name"] == claim["document"]["title"]

    def test_letter_case_of_media_types(self, client: FlaskClient) -> None:
        """Media types are the same in capitals."""
        response = client.get("/v1/outlets", headers={"Accept": "Application/LD+JSON"})
        assert response.mimetype == "application/ld+json"

    def test_no_linked_snapshot(self, client: FlaskClient) -> None:
        """Of the snapshot there is no JSON-LD: it comes as it is."""
        assert client.get("/v1/snapshot", headers={"Accept": "application/ld+json"}).mimetype == "application/json"

    def test_json_is_preferred_by_default(self, client: FlaskClient) -> None:
        """A client that takes anything gets JSON."""
        assert client.get("/v1/outlets", headers={"Accept": "*/*"}).mimetype == "application/json"


def test_every_code_is_explained(client: FlaskClient) -> None:
    """The address of each error's explanation leads somewhere."""
    page = client.get("/docs").text
    for code in CODES:
        assert f'id="{code}"' in page
