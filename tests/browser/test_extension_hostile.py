"""Pages that want to get in: they may hide or imitate the overlay, and neither run in it, read it, nor change what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from test_extension_words import MARKED, checked, marked, paragraphs, serve

from extension import SOURCE, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Reader
    from playwright.sync_api import Page

    Start = Callable[..., Reader]

ADDRESS = "https://copies.example/hostile"
REUTERS = "https://www.reuters.com/hostile"
MONO = "local('Liberation Mono'), local('DejaVu Sans Mono'), local('Courier New')"
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

DEFINED = """<script>
    customElements.define("masthead-overlay", class extends HTMLElement {
        constructor() {
            super();
            const own = this.attachInternals();
            window.seen = () => [own.shadowRoot, this.shadowRoot].map(root => root?.textContent ?? "").join("");
        }
    });
</script>"""


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


REGISTER = """() => {
    const own = new Set(getComputedStyle(document.body));
    for (const name of getComputedStyle(document.querySelector("masthead-overlay")))
        if (name.startsWith("--") && !own.has(name))
            CSS.registerProperty({ name, syntax: "<color>", inherits: false, initialValue: "#fff0" });
}"""  # by the names that the page finds on our element


def looks(page: Page) -> list[Any]:
    """How the pill and the panel are drawn: the pill's colours and width, and the widths of names and sources in the panel."""
    pill = page.locator(".pill")
    expect(pill).to_be_visible()
    drawn = pill.evaluate("pill => [getComputedStyle(pill).color, getComputedStyle(pill).backgroundColor, pill.offsetWidth]")
    pill.click()
    parts = page.locator(".panel :is(bdi, .statement, .unknown, time)")
    seen = parts.evaluate_all("all => all.map(one => [getComputedStyle(one).color, one.getBoundingClientRect().width])")
    page.keyboard.press("Escape")
    return [drawn, seen]


def test_properties_and_fonts(reader: Reader) -> None:
    """Properties and fonts that a page declares by the names that our sheet has change nothing of what is seen."""
    sheet = (SOURCE / "content" / "panel.css").read_text()
    names = sorted(set(re.findall(r"--[\w-]+(?=:)", sheet)))
    fonts = {font.strip(' "') for value in re.findall(r"--(?:serif|sans): ([^;]*);", sheet) for font in value.split(",")}
    assert len(names) > 8
    assert {"Georgia", "Arial", "serif", "system-ui"} <= fonts
    declared = "".join(f"{name}: transparent !important;" for name in names)
    registered = "".join(f"@property {name} {{ syntax: '<color>'; inherits: false; initial-value: #fff0 }}" for name in names)
    drawn = "".join(f"@font-face {{ font-family: '{font}'; src: {MONO} }}" for font in sorted(fonts))
    serve(reader, REUTERS, text())
    plain = looks(reader.open(REUTERS))
    serve(reader, REUTERS, f"<style>*, masthead-overlay {{ {declared} }} {registered} {drawn}</style>{text()}")
    page = reader.open(REUTERS)
    expect(page.locator(".pill")).to_be_visible()
    page.evaluate(REGISTER)
    assert looks(page) == plain


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


def test_defined(start: Start) -> None:
    """A page that makes an element of its own out of ours sees nothing of what is in it."""
    reader = start(granted=True)
    serve(reader, REUTERS, DEFINED + text())
    page = reader.open(REUTERS)
    expect(page.locator("masthead-overlay")).to_have_count(1)
    until(lambda: page.evaluate("document.querySelector('masthead-overlay').matches(':defined')"), wanted=True)
    assert page.evaluate("window.seen()") == ""
    pill = reader.context.new_cdp_session(page).send("DOM.getDocument", {"depth": -1, "pierce": True})
    assert "in the registry" in str(pill)
