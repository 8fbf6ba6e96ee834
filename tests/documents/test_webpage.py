"""Saved web pages: the article's words, its links, its notes."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents import webpage
from server.documents.extraction import Text, extract

WORDS = "The council met on Monday and talked for many hours about the harbour, the bridge and the price of bread."


def read(body, head="<title>T</title>", **options):
    """Read a page with this body."""
    return extract(Text("d", f"<html><head>{head}</head><body>{body}</body></html>", html=True, **options), LISTED)


def cites(body, **options):
    """List sentences with the addresses, titles or hosts that they cite."""
    found = read(body, **options)
    works = {work.id: work for work in found.works}
    named = [[_name(works.get(one.work), one) for one in claim.citations] for claim in found.claims]
    return list(zip([claim.text for claim in found.claims], named, strict=True))


def _name(work, citation):
    return (work.url or work.title or work.raw) if work else citation.domain


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("<p>It <a href='https://ft.com/a'>rose</a> there.</p>", [("It rose there.", ["https://ft.com/a"])]),
        ("<p>It rose (<a href='https://ft.com/a'>FT</a>).</p>", [("It rose.", ["https://ft.com/a"])]),
        ("<p>It rose <a href='https://ft.com/a'>[1]</a>.</p>", [("It rose.", ["https://ft.com/a"])]),
        ("<p>It rose: <a href='https://ft.com/a'>https://ft.com/a</a></p>", [("It rose:", ["https://ft.com/a"])]),
        (
            "<p>At <a href='https://ft.com/a'>https://ft.com/a</a> it rose.</p>",
            [("At https://ft.com/a it rose.", ["https://ft.com/a"])],
        ),
        ("<p>It rose (bbc.com).<br><br>It fell.</p>", [("It rose.", ["bbc.com"])]),
        ("<ul><li>It rose (bbc.com).</li><li>It fell.</li></ul>", [("It rose.", ["bbc.com"])]),
        (
            "<p>It <a href='//ft.com/a'>rose</a> <a href='/b'>now</a>.</p>",
            [("It rose now.", ["https://ft.com/a", "https://me.org/b"])],
        ),
        ("<p><code>(bbc.com)</code> it rose.</p><pre>It rose (bbc.com).</pre>", []),
        ("<p>It <a href='/tag/x'>rose</a> <a rel=tag href='https://ft.com/x'>a</a> <a href='a.jpg'>b</a> <a>c</a>.</p>", []),
        ("<p>It <a href='https://x.org/sharer?u=share'>rose</a> <a href='mailto:a@b.c'>a</a> <a href='http://[b'>b</a>.</p>", []),
        ("<p>It <a href='https://me.org/@me'>rose</a> <a href='https://ft.com/c'><img src=a></a>.</p>", []),
        ("<table><tr><td>It rose (bbc.com).</td></tr></table>", []),
        ("<table><tr><td><p>It rose (bbc.com).</p></td></tr></table>", [("It rose.", ["bbc.com"])]),
        ("<aside><p>It rose (bbc.com).</p></aside><div class='share'>It (bbc.com)</div><p hidden>It (bbc.com).</p>", []),
        ("<h2>It rose (bbc.com)</h2>", []),
        ("<p>It <a href='https://foo.notasuffix/x'>rose</a>.</p>", []),
        ("<p>It rose<sup><a href='https://ft.com/a'>see FT</a></sup>.</p>", [("It rosesee FT.", ["https://ft.com/a"])]),
    ],
)
def test_links_of_a_page(body, listed):
    """Links cite what they lead to, unless it is a tag, a profile, a picture, a button or the site's own furniture."""
    assert cites(f"<p>{WORDS}</p>{body}<p>{WORDS}</p>", url="https://me.org/a") == listed


NOTES = {
    "lists": (
        "<p>It rose.<sup id='r1'><a href='#n1'>1</a></sup> It fell.<sup>[<a href='#n2'>2</a>]</sup></p>",
        (
            "<ol><li id='n1'><p>FT, <a href='https://ft.com/a'>One</a>.</p><p>More. <a href='#r1'>↩</a></p></li>"
            "<li id='n2'>Not sure. <a href='#r1'>↩</a></li></ol>"
        ),
    ),
    "paragraphs": (
        "<p>It rose.<a href='#_ftn1' name='_ftnref1'>[1]</a> It fell.<a href='#_ftn2'>[2]</a></p>",
        (
            "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> FT, <a href='https://ft.com/a'>One</a>.</p>"
            "<p><a href='#_ftnref2' name='_ftn2'>[2]</a> Not sure.</p>"
        ),
    ),
    "boxes": (
        "<p>It rose.<a id='fa-1' href='#f-1'>1</a> It fell.<a href='#f-2'>2</a></p>",
        (
            "<div><a id='f-1' href='#fa-1'>1</a><div><p>FT, <a href='https://ft.com/a'>One and more</a>.</p></div></div>"
            "<div><a id='f-2' href='#fa-2'>2</a><div><p>This is not sure.</p></div></div>"
        ),
    ),
    "stars": (
        "<p>It rose.<a href='#star'>*</a> It fell.<a href='#dagger'>†</a></p>",
        "<p id='star'>* FT, <a href='https://ft.com/a'>One</a>.</p><p id='dagger'>† Not sure.</p>",
    ),
    "numbers": (
        "<p>It rose.<sup>1</sup> It fell.<sup>2</sup> 10<sup>th</sup></p>",
        "<h2>Notes</h2><ol><li>FT, <a href='https://ft.com/a'>One</a>, 2024.</li><li>Not sure.</li></ol>",
    ),
}


@pytest.mark.parametrize("habit", NOTES)
def test_notes_of_a_page(habit):
    """The mark of a note leads to the element that holds its words, whichever that is; without a link, by its number."""
    text, notes = NOTES[habit]
    found = read(
        f"<article><p>{WORDS}</p>{text}<p>{WORDS}</p>{notes if habit == 'numbers' else ''}</article><section>{notes}</section>"
    )
    assert [claim.text for claim in found.claims] == ["It rose."]
    assert [work.url for work in found.works] == ["https://ft.com/a"]
    reasons = {left.reason for left in found.left_out}
    assert {"mark of a note that names no source", "note that names no source"} <= reasons


def test_a_wiki_page():
    """Links between articles cite nothing, marks in the infobox neither; a copy in an archive is no second work."""
    found = read(
        "<div class='mw-parser-output'><table class='infobox'><tr><td>x<sup><a href='#c1'>[1]</a></sup></td></tr></table>"
        f"<p>{WORDS} It <a href='/wiki/Rise'>rose</a>.<sup class='reference'><a href='#c1'>[1]</a></sup>"
        "<sup class='noprint Inline-Template'>[<i><a href='/wiki/CN'>citation needed</a></i>]</sup></p>"
        "<div id='toc'><a href='#H'>1 H</a></div><h2 id='H'>References</h2><ol class='references'><li id='c1'>"
        "<span class='mw-cite-backlink'>^ <a href='#r'>a</a></span> <a class='external' href='https://ft.com/a'>One</a>. FT. "
        "<a href='https://web.archive.org/web/2020/https://ft.com/a'>Archived</a> from <a href='https://ft.com/a'>the original</a>.</li></ol></div>"  # noqa: E501  a text in one piece
    )
    assert [(claim.text, len(claim.citations)) for claim in found.claims] == [("It rose.", 1)]
    assert [work.url for work in found.works] == ["https://ft.com/a"]


def test_the_article_alone():
    """What stands around the article is not its text; captions and headings in it are told."""
    body = (
        "<nav><a href='/'>Home</a></nav><header><h1>The Title</h1></header><div><div><article>"
        f"<h2>Part</h2><p>{WORDS}</p><figure><img><figcaption>The hall (bbc.com).</figcaption></figure><p>{WORDS} It rose (ft.com).</p>"  # noqa: E501  a text in one piece
        "<p>Photo: so.</p></article></div></div><aside><p>Another story of ours (bbc.com) which you may like.</p></aside>"
        "<footer>Copyright (ft.com)</footer><script>(bbc.com)</script>"
    )
    found = read(body, "<title>The Title – Site</title><base href='https://me.org/'>", title="The Title", captions=("Photo:",))
    assert found.title == "The Title"
    assert [(claim.text, claim.section, claim.citations[0].scope) for claim in found.claims] == [
        ("The hall.", "Part", "caption"),
        ("It rose.", "Part", "sentence"),
    ]
    assert "Copyright" not in found.text
    assert "script" not in found.text
    assert any("Copyright" in left.text for left in found.left_out)


@pytest.mark.parametrize(
    ("head", "title", "called"),
    [
        ("<title>A B – Site</title>", "A B", "A B"),
        ("<title>A B</title>", "a b!", "A B"),
        ("<meta property='og:title' content='A B'>", "A B", "A B"),
        ("<title>Other</title>", "A B", "Other"),
        ("", "A B", ""),
    ],
)
def test_the_title_of_a_page(head, title, called):
    """A page is called by the sidecar's title if it bears it anywhere, else by its own."""
    assert webpage.parse(f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>", title=title).title == called


@pytest.mark.parametrize("source", ["", " ", "<!-- -->", "<html></html>", "<p></p>", "<frameset></frameset>"])
def test_a_page_without_words(source):
    """A page that holds nothing is an empty text."""
    assert not webpage.parse(source).text


def test_places_on_a_page():
    """Lines are those of the article's text, blocks parted by an empty line, white space as one blank."""
    found = webpage.parse(f"<body><p>{WORDS}</p><p>It\n  rose<br>now.</p></body>")
    assert found.text == f"{WORDS}\n\nIt rose\nnow."
    assert [(block.line, block.text) for block in found.blocks] == [(1, WORDS), (3, "It rose now.")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>It rose.<a href='#h'>1</a></p><h2 id='h'>A heading</h2>",
        "<p>It rose.<a href='#h'>1</a></p><a id='h'></a>1",
        f"<p>It rose.<a href='#h'>1</a></p><div id='h'>{'words ' * 2000}</div>",
        "<p>It rose.<a href='#h'>1</a> <a id='h' href='#i'>2</a> <a id='i'></a></p>",
        "<p>It <a href='https://nowhere'>rose</a>.</p>",
    ],
)
def test_what_is_no_note(body):
    """A heading, an empty place and a long part of the page are no notes."""
    assert not read(f"{body}<p>{WORDS}</p>", "<meta name='x'><title>T</title>").claims


def test_items_of_several_paragraphs():
    """Only the first paragraph of an item has its number; a list may begin with another."""
    found = webpage.parse(
        f"<p>{WORDS}</p><ol start='3'><li><p>One.</p><p>Two.</p></li><li>Three.</li></ol><ol start='x'><li>Four.</li></ol><ul><li>Five.</li></ul>"  # noqa: E501  a text in one piece
    )
    assert [block.labels for block in found.blocks] == [(), ("3",), (), ("4",), ("1",), ()]
