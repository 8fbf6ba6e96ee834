"""Whatever a file holds, reading it gives reviews and losses, never an exception."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server import factchecks
from server.documents import Sidecar
from server.factchecks import Loss, Reviewed

SIDECAR = Sidecar(title="Checks", kind="fact-checks", language="en")
ENDINGS = st.sampled_from([".json", ".jsonl", ".html"])
NAMES = [
    *("@type", "@id", "@context", "@value", "@list", "@graph", "claimReviewed", "itemReviewed", "reviewRating", "author"),
    *("url", "datePublished", "appearance", "firstAppearance", "alternateName", "name", "sameAs", "review", "inLanguage", "text"),
]
TEXTS = [
    *(
        "ClaimReview",
        "Claim",
        "CreativeWork",
        "#a",
        "_:b",
        "https://schema.org/",
        "https://c.example/1",
        "www.c.example/1",
        "//",
        "http://",
    ),
    *(
        "2020-3-5",
        "05/03/2020",
        "False",
        "-1",
        "null",
        "<p>x</p>",
        "\ud800",
        "\x00",
        "&amp;amp;",
        "Ã©",
        "https://c.example/ä b",
        "http://[::1",
    ),
]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(TEXTS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), inner, max_size=6),
    max_leaves=12,
)
NODES = st.fixed_dictionaries(
    {"@type": st.just("ClaimReview"), "claimReviewed": VALUES, "url": VALUES, "reviewRating": VALUES},
    optional={name: VALUES for name in NAMES[2:] if name not in {"claimReviewed", "url", "reviewRating"}},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a folder for the files."""
    return tmp_path_factory.mktemp("any")


def read(folder, content, ending):
    """Read content, and hold what comes to what every reader may rely on."""
    path = folder / f"x{ending}"
    path.write_bytes(content)
    found = list(factchecks.read(path, SIDECAR))
    for one in found:
        assert one.place.startswith(path.name)
        if isinstance(one, Loss):
            assert one.message
            continue
        assert isinstance(one, Reviewed)
        assert any(char.isalpha() for char in one.claim)
        assert any(char.isalpha() for char in one.review.rating)
        addresses = [one.review.url, *one.appearances, *one.first_appearances]
        assert all(address.lower().startswith(("http://", "https://")) for address in addresses)
        assert one.review.by
        one.review.model_dump_json()
        "".join(filter(None, one[:3])).encode()
    return found


@settings(max_examples=100)
@given(content=st.binary(max_size=300), ending=ENDINGS)
def test_any_bytes(folder, content, ending):
    """Any bytes."""
    read(folder, content, ending)


@settings(max_examples=60)
@given(value=NODES | VALUES, ending=ENDINGS)
def test_any_json(folder, value, ending):
    """Any JSON, where schema.org's names stand in any place with any value."""
    text = json.dumps(value)
    read(folder, (f'<script type="application/ld+json">{text}</script>' if ending == ".html" else text).encode(), ending)


@settings(max_examples=120)
@given(seed=st.integers(0, 2**32), ending=ENDINGS)
def test_any_damage(folder, seed, ending):
    """A feed in which something was cut out, doubled or changed; what was sound before the damage is there still."""
    chance = random.Random(seed)  # noqa: S311  damage of any sort
    node = {"@type": "ClaimReview", "claimReviewed": "A “claim” é", "reviewRating": {"alternateName": "No"}, "author": "C"}
    nodes = [{**node, "url": f"https://c.example/{number}", "itemReviewed": {"author": ["B"]}} for number in range(4)]
    raw = json.dumps({"@graph": nodes}, ensure_ascii=chance.random() < 0.5).encode()
    raw = b'<script type="application/ld+json">' + raw + b"</script>" if ending == ".html" else raw
    third = raw.index(b"example/2")
    at = chance.randrange(third, len(raw))
    piece = chance.choice(
        [b"", b'"', b"{", b"]", b"}", b",", b"\\", b"\xff", b"\x00", b"//", b"/*", b"<", raw[: chance.randrange(99)]]
    )
    found = read(folder, raw[:at] + piece + raw[at + chance.randrange(20) :], ending)
    assert len([one for one in found if isinstance(one, Reviewed)]) >= 2


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "<div itemscope itemtype='https://schema.org/ClaimReview'>",
                    "<p itemscope itemprop=author>",
                    "<meta itemprop=url",
                    ">",
                ),
                *(
                    " content='https://c.example/1'>",
                    "<a itemprop=sameAs href=x>",
                    "</div>",
                    "</p>",
                    "<div typeof=ClaimReview>",
                    "&amp;",
                ),
                *(
                    "<span property=claimReviewed>x",
                    "<script type=application/ld+json>",
                    "{}",
                    "</script>",
                    "<!--",
                    "-->",
                    "\x00",
                    "é",
                ),
                *(
                    "<i itemprop='claimReviewed reviewRating' id=a itemref='a b'>y",
                    "<template>",
                    "<svg>",
                    "<?x",
                    "<base href=//>",
                ),
            ]
        ),
        max_size=20,
    )
)
def test_any_markup(folder, pieces):
    """Any markup."""
    read(folder, "".join(pieces).encode(), ".html")
