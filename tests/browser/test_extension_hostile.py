"""Pages that want to get in: they may hide or imitate the overlay, and neither run in it, read it, nor change what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from test_extension_words import MARKED, checked, marked, paragraphs, serve

from extension import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Reader

    Start = Callable[..., Reader]

ADDRESS = "https://copies.example/hostile"
NODES = 50_000
PROTOTYPES = """<script>
    const hostile = () => { document.title = "in" };
    for (const name of ["attachShadow", "append", "getAttribute", "closest"]) Element.prototype[name] = hostile;
    for (const name of ["createElement", "createTreeWalker", "createRange"]) Document.prototype[name] = hostile;
    Node.prototype.appendChild = EventTarget.prototype.addEventListener = hostile;
    Array.prototype.map = Array.prototype.filter = String.prototype.slice = JSON.stringify = hostile;
    window.Highlight = class { constructor() { hostile() } };
</script>"""
STYLE = """<style>
    * { all: initial !important; font-size: 90px !important; z-index: 2147483647 !important; position: fixed !important }
    masthead-overlay { display: none; opacity: 0; transform: scale(9) }
</style>"""
FORGED = """() => {
    const forged = {name: "show", shown: {url: location.href, state: "checked"}, style: "", pill: true};
    for (const target of [window, document, document.querySelector("masthead-overlay")]) {
        target.dispatchEvent(new MessageEvent("message", {data: forged}));
        target.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
        target.dispatchEvent(new PointerEvent("pointermove", {clientX: 60, clientY: 60, bubbles: true}));
        target.dispatchEvent(new MouseEvent("click", {clientX: 60, clientY: 60, bubbles: true}));
    }
    postMessage(forged, "*");
    return typeof chrome === "object" && "runtime" in chrome && "sendMessage" in (chrome.runtime ?? {});
}"""


@pytest.fixture
def reader(start: Start) -> Reader:
    """A reader who gave access."""
    found: Reader = start(granted=True, open_root=True)
    return found


def text(start: int = 3, end: int = 6) -> str:
    """Some paragraphs of the essay as HTML."""
    return "".join(f"<p>{line}</p>" for line in paragraphs(start, end))


def test_prototypes(reader: Reader) -> None:
    """Whatever the page makes of the browser's own functions, ours are other ones."""
    serve(reader, ADDRESS, PROTOTYPES + text())
    page = checked(reader, ADDRESS)
    until(lambda: page.evaluate("[...CSS.highlights.get('masthead-words') ?? []].length") > 3, wanted=True)
    expect(page.locator(".pill")).to_be_visible()
    assert page.title() == "A page"


def test_style(reader: Reader) -> None:
    """A page's style reaches neither the pill nor the panel in it."""
    serve(reader, ADDRESS, STYLE + text())
    page = checked(reader, ADDRESS)
    pill = page.locator(".pill")
    expect(pill).to_have_css("font-size", "14.0625px")
    pill.click()
    expect(page.locator(".panel")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('masthead-overlay')).display") in ("inline", "block")


@pytest.mark.parametrize(
    "policy",
    ["default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'", "sandbox", "sandbox allow-scripts"],
)
def test_policies(reader: Reader, policy: str) -> None:
    """Where the page may run, style and load nothing, words are marked and the panel opens."""
    serve(reader, ADDRESS, text(), **{"Content-Security-Policy": policy})
    page = checked(reader, ADDRESS)
    until(lambda: len(marked(page)) > 3, wanted=True)
    page.locator(".pill").click()
    expect(page.locator(".passages")).to_be_visible()


def test_removed(reader: Reader) -> None:
    """A page that takes the overlay away and clears the marks has done that, and no more; the popup answers on."""
    serve(reader, ADDRESS, text())
    page = checked(reader, ADDRESS)
    until(lambda: len(marked(page)) > 3, wanted=True)
    page.evaluate("document.querySelector('masthead-overlay').remove(); CSS.highlights.clear()")
    popup = reader.popup()
    expect(popup.get_by_text("These words of")).to_be_visible()
    page.bring_to_front()
    until(lambda: page.locator("masthead-overlay").count(), 1)
    until(lambda: len(marked(page)) > 3, wanted=True)


def test_forged(reader: Reader) -> None:
    """Messages and events that the page makes open, close, send and show nothing."""
    serve(reader, ADDRESS, text())
    page = checked(reader, ADDRESS)
    until(lambda: len(marked(page)) > 3, wanted=True)
    before = len(reader.requests)
    assert page.evaluate(FORGED) is False
    page.evaluate("new Promise(done => setTimeout(done, 400))")  # the page's time: longer than a pointer would have to rest
    expect(page.locator(".card")).to_be_hidden()
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(".pill")).to_be_visible()
    page.locator(".pill").click()
    page.evaluate("document.querySelector('masthead-overlay').shadowRoot.querySelector('.compare button').click()")
    expect(page.locator(".compare [role=status]")).to_be_empty()
    assert [address for address in reader.requests[before:] if "/v1/context" in address] == []


def test_many_nodes(reader: Reader) -> None:
    """Among fifty thousand text nodes the words are found, and none of the nodes is changed."""
    serve(reader, ADDRESS, text() + "<script>document.write('<i>word </i><b>and word</b>'.repeat(25000))</script>")
    page = checked(reader, ADDRESS)
    until(lambda: len(marked(page)) > 3, wanted=True)
    assert page.locator("i, b").count() == NODES


def test_record(start: Start, hostile: str) -> None:
    """A record with markup in every string shows it as it is written, and runs none of it."""
    reader = start(granted=True, open_root=True, default=hostile)
    page = reader.open("https://hostile-masthead.com/articles/one?a=1&b=2")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.locator(".pill").click()
    panel = page.locator(".panel")
    expect(panel).to_contain_text("Rater <A>")
    expect(panel).to_contain_text("<u>good</u>")
    assert panel.locator("script, img, svg, b, u, em, iframe").count() == 0
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    assert not dialogs


def test_own_world(reader: Reader) -> None:
    """The page's own scripts see our marks and our element, and nothing of what we hold."""
    serve(reader, ADDRESS, text())
    page = checked(reader, ADDRESS)
    until(lambda: len(page.evaluate(MARKED, "masthead-words")) > 3, wanted=True)
    names = "['panel', 'pageWords', 'PageHighlights', 'Overlay', 'element', 'text'].filter(name => name in window)"
    assert page.evaluate(names) == []
