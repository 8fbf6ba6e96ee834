"""The words of claims on pages, in a real Chromium: what is marked, what is not, and how the reader comes to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from chromium import settle
from conftest import HOSTILE
from playwright.sync_api import expect
from werkzeug.wrappers import Response

from extension import ESSAY, Server, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from chromium import Reader
    from playwright.sync_api import Page, Route

    Start = Callable[..., Reader]

BLOG = "https://essays.example/sabotaged-peace"
OWN = "https://hostile-masthead.com/essay?a=1&b=2"
MARKED = """name => [...CSS.highlights.get(name) ?? []].map(range => range.toString())"""
DOM = """() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelector("masthead-overlay")?.remove();
    return copy.outerHTML;
}"""
PLACE = "async () => (await chrome.storage.local.get('place')).place"
FIRST = "Western officials and media were quick to frame the fiasco as yet another case of Russian intransigence"


def serve(reader: Reader, address: str, body: str, **headers: str) -> None:
    """Put a page at an address."""

    def answer(route: Route) -> None:
        html = f"<!doctype html><html lang=en><meta charset=utf-8><title>A page</title><body>{body}"
        route.fulfill(body=html, headers={"Content-Type": "text/html; charset=utf-8", **headers})

    reader.context.route(address, answer)


def marked(page: Page, name: str = "masthead-words") -> list[str]:
    """Read the words that are marked on a page."""
    found: list[str] = page.evaluate(MARKED, name)
    return found


def paragraphs(start: int = 0, end: int | None = None) -> list[str]:
    """Paragraphs of the essay."""
    return [line for line in ESSAY.read_text().splitlines() if line][start:end]


def checked(reader: Reader, address: str) -> Page:
    """Open a page, and check its words as a click on the toolbar button does."""
    page = reader.open(address)
    popup = reader.popup()
    expect(popup.get_by_text("Registry of")).to_be_visible()
    popup.close()
    page.bring_to_front()
    return page


def test_marked(start: Start) -> None:
    """After a click the words of all statements are marked, all stand in the panel too, and the page's elements are as before."""
    reader = start(granted=True, open_root=True)
    page = reader.open(BLOG)
    before = page.evaluate(DOM)
    checked(reader, BLOG)
    until(lambda: len(marked(page)) > 70, wanted=True)
    assert len(marked(page, "masthead-cited")) > 80
    assert page.evaluate(DOM) == before
    page.locator(".pill").click()
    expect(page.locator(".passages article")).to_have_count(len(marked(page)))
    assert not [words for words in marked(page) if "Game, set, match" in words]


def test_next(start: Start) -> None:
    """Shortcuts and buttons go from one passage to the next, round the page, on from where the reader was; each is read out."""
    reader = start(granted=True, open_root=True)
    page = checked(reader, BLOG)
    until(lambda: len(marked(page)) > 70, wanted=True)
    total = len(marked(page))
    given = reader.ask("async () => (await chrome.commands.getAll()).map(({ name, shortcut }) => `${name} ${shortcut}`)")
    assert {"next-words Alt+Period", "previous-words Alt+Comma"} <= set(given)
    press = "async ([id, name]) => chrome.commands.onCommand.dispatch(name, await chrome.tabs.get(id))"
    reader.ask(press, [reader.tab(), "next-words"])
    expect(page.locator(".said")).to_contain_text(f"Passage 1 of {total}: Instead, the much-hyped")
    reader.ask(press, [reader.tab(), "previous-words"])
    expect(page.locator(".said")).to_contain_text(f"Passage {total} of {total}")
    (words,) = marked(page, "masthead-current")
    expect(page.locator(".card")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_be_hidden()
    reader.ask(press, [reader.tab(), "previous-words"])
    expect(page.locator(".said")).to_contain_text(f"Passage {total - 1} of {total}")
    page.mouse.move(5, 5, steps=3)  # what is told first may be that the page moved under the pointer
    expect(page.locator(".card")).to_be_hidden()
    reader.ask(press, [reader.tab(), "next-words"])
    expect(page.locator(".said")).to_contain_text(f"Passage {total} of {total}")
    page.keyboard.press("Escape")
    page.locator(".pill").click()
    page.get_by_role("button", name="Go to the next marked words").click()
    until(lambda: marked(page, "masthead-current") == [words], wanted=False)
    expect(page.get_by_role("button", name="Go to the next marked words")).to_be_focused()


def test_card(start: Start) -> None:
    """The pointer on marked words shows a card beside them, on a bracket its outlets; a click opens the claim in the panel."""
    reader = start(granted=True, open_root=True)
    page = checked(reader, BLOG)
    until(lambda: len(marked(page)) > 70, wanted=True)
    words = place(page, "masthead-words", 3)
    page.mouse.move(words["x"] + 5, words["y"] + 5)
    card = page.locator(".card")
    expect(card).to_contain_text("It cites ABC News and BBC.")
    box = card.bounding_box()
    assert box
    assert box["y"] >= words["bottom"] or box["y"] + box["height"] <= words["y"]
    bracket = place(page, "masthead-cited", 0)
    page.mouse.move(bracket["x"] + 5, bracket["y"] + 5)
    expect(card).to_contain_text("The Moscow Times (themoscowtimes.com)")
    expect(card).to_contain_text("Owner: ")
    page.mouse.move(words["x"] + 7, words["y"] + 5)
    page.mouse.click(words["x"] + 7, words["y"] + 5)
    expect(page.locator(".passages article:focus")).to_contain_text(FIRST)
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()


def place(page: Page, name: str, number: int) -> dict[str, float]:
    """Where marked words stand in the window: their first line's start, and the end of the last line."""
    found: dict[str, float] = page.evaluate(
        """([name, number]) => {
            const range = [...CSS.highlights.get(name)][number], [first] = range.getClientRects();
            return {x: first.left, y: first.top, bottom: range.getBoundingClientRect().bottom};
        }""",
        [name, number],
    )
    return found


def test_own_page(start: Start, hostile: str) -> None:
    """At a document's known address its words are marked by themselves, the brackets with outlets that are full of markup."""
    reader = start(granted=True, open_root=True, default=hostile)
    text = (HOSTILE / "seeds" / "hostile.txt").read_text().replace("&", "&amp;").replace("<", "&lt;")
    serve(reader, OWN, "".join(f"<p>{line}</p>" for line in text.splitlines()))
    page = reader.open(OWN)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    until(lambda: len(marked(page)), 4)
    page.locator(".pill").click()
    expect(page.get_by_text("This is the page of")).to_be_visible()
    page.locator(".marked > summary").click()
    page.locator(".passages").get_by_role("button", name="Show these words on the page").first.click()
    expect(page.locator(".card")).to_contain_text('A <title> & its "document" <script>alert(5)</script>')
    assert page.locator(".overlay script, .overlay img, .overlay svg, .overlay b").count() == 0
    assert not dialogs


def test_unread(start: Start) -> None:
    """What is hidden, runs, or is written by the reader is left alone, and parts a sentence nowhere."""
    reader = start(granted=True, open_root=True)
    lines = paragraphs(3, 9)
    sentence = "Half of the Ukrainian delegation pointedly wore military fatigues"
    page_text = "".join(f"<p>{line}</p>" for line in lines).replace(
        sentence,
        f"{sentence[:40]}<span hidden>never</span><script>0</script><sup id=note-1><a href=#1>1</a></sup>{sentence[40:]}",
    )
    hidden = paragraphs(9, 12)
    rest = (
        f"<p style='display:none'>{hidden[0]}</p><textarea>{hidden[1]}</textarea><div contenteditable>{hidden[2]}</div>"
        f"<style>/* {hidden[0]} */</style><details><summary>More</summary>{hidden[1]}</details>"
    )
    address = "https://copies.example/hidden"
    serve(reader, address, page_text + rest)
    page = checked(reader, address)
    until(lambda: any(words.startswith("Half of the") for words in marked(page)), wanted=True)
    assert not [words for words in marked(page) if words[:60] in " ".join(hidden)]


def test_changing_page(start: Start) -> None:
    """Marks come back when the page is drawn anew, grow with it, and go with the address; back is as before."""
    reader = start(granted=True, open_root=True)
    lines = paragraphs(3, 12)
    address = "https://copies.example/feed"
    serve(reader, address, f"<main><p>{lines[0]}</p></main>")
    page = checked(reader, address)
    until(lambda: len(marked(page)), 4)
    page.evaluate("document.querySelector('main').innerHTML = document.querySelector('main').innerHTML")
    until(lambda: (len(marked(page)), all(marked(page))), (4, True))
    page.evaluate("lines => document.querySelector('main').insertAdjacentHTML('beforeend', lines)", f"<p>{lines[3]}</p>")
    until(lambda: len(marked(page)) > 4, wanted=True)
    page.evaluate("history.pushState({}, '', '/elsewhere')")
    until(lambda: (page.locator("masthead-overlay").count(), marked(page)), (0, []))


def test_component(start: Start) -> None:
    """Words in a shadow tree are marked where they stand, also when it is drawn anew, and a click opens their claim."""
    reader = start(granted=True, open_root=True)
    page = checked(reader, "https://essays.example/component")
    until(lambda: len(marked(page)) > 70, wanted=True)
    inside = "document.querySelector('the-story').shadowRoot.querySelector('article')"
    colour = f"getComputedStyle({inside}.firstChild, '::highlight(masthead-words)').backgroundColor"
    assert page.evaluate(colour) == "rgb(251, 240, 196)"
    page.evaluate(f"{inside}.innerHTML = {inside}.innerHTML")
    until(lambda: (len(marked(page)) > 70, all(marked(page))), (True, True))
    words = place(page, "masthead-words", 0)
    page.mouse.click(words["x"] + 7, words["y"] + 5)
    expect(page.locator(".passages article:focus")).to_be_visible()


def test_back(start: Start) -> None:
    """A page to which the reader comes back has its marks."""
    reader = start(granted=True, open_root=True)
    page = checked(reader, BLOG)
    until(lambda: len(marked(page)) > 70, wanted=True)
    there_and_back(reader, page)
    until(lambda: (len(marked(page)) > 70, page.locator("masthead-overlay").count()), (True, 1))
    page.evaluate("document.querySelectorAll('p').forEach(part => { part.innerHTML += '' })")
    until(lambda: (len(marked(page)) > 70, all(marked(page))), (True, True))
    page.reload()
    checked(reader, BLOG)
    until(lambda: len(marked(page)) > 70, wanted=True)
    assert page.locator("masthead-overlay").count() == 1


def there_and_back(reader: Reader, page: Page) -> None:
    """Go to another page and back to the blog, again if the browser did not keep that one, as it may."""
    for _ in range(5):
        page.evaluate("window.kept = true")
        page.goto("https://garden.example/roses")
        page.go_back(wait_until="commit")
        until(lambda: page.evaluate("[location.href, document.readyState]"), [BLOG, "complete"])
        if page.evaluate("window.kept"):
            return
        checked(reader, BLOG)
        until(lambda: len(marked(page)) > 70, wanted=True)
    raise AssertionError("Chromium kept no page")


def test_pill_placed(start: Start) -> None:
    """The pill goes to another corner and becomes small by keyboard and pointer, and is so on other pages."""
    reader = start(granted=True, open_root=True)
    page = reader.open("https://www.reuters.com/world/")
    pill = page.locator(".pill")
    pill.click()
    page.get_by_role("button", name="Move to another corner").click()
    page.get_by_role("button", name="Make the label small").press("Enter")
    expect(page.locator(".said")).to_have_text("The label is now at the bottom, where lines begin, and small.")
    until(lambda: reader.ask(PLACE), {"corner": "bottom-start", "small": True})
    page = reader.open("https://www.globaltimes.cn/page/1.shtml")
    box = page.locator(".pill").bounding_box()
    assert box
    assert box["x"] < 50
    assert box["width"] < 50
    expect(page.get_by_role("button", name="Global Times")).to_be_visible()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(1200, 30, steps=4)
    page.mouse.up()
    until(lambda: page.locator(".overlay").get_attribute("data-corner"), "top-end")
    expect(page.locator(".panel")).to_be_hidden()
    until(lambda: reader.ask(PLACE), {"corner": "top-end", "small": True})


def test_compare(start: Start, server: Server) -> None:
    """The text of a page is sent once for a click, not before; what comes back is shown, and failures in words."""
    reader = start(granted=True, open_root=True)
    page = checked(reader, BLOG)
    page.locator(".pill").click()
    part = page.locator(".compare")
    expect(part).to_contain_text(f"sends the address of this page ({BLOG}), its title and its text, once, to {server.address}.")
    posts = [path for method, path, _ in server.asked if method == "POST"]
    assert posts == []
    part.get_by_role("button").click()
    expect(part.get_by_role("status")).to_contain_text("found")
    assert [path for method, path, _ in server.asked if method == "POST"] == ["/v1/context"]
    server.stop()
    part.get_by_role("button").click()
    expect(part.get_by_role("status")).to_contain_text(f"Could not compare: {server.address} did not answer")
    server.start()


def test_compare_answers(start: Start, server: Server) -> None:
    """Statements that the server finds stand beside the page's sentence; nonsense and bad statuses are said to be that."""
    reader = start(granted=True, open_root=True)
    page = reader.open("https://www.reuters.com/world/")
    page.locator(".pill").click()
    part = page.locator(".compare")
    match = {"kind": "about-this-subject", "why": "Both speak of boats.", "quote": {"exact": "The boats were lost."}}
    reason = {"code": "shared-words", "title": None, "outlet": None, "by": [], "words": ["boats", "gales"]}
    body: dict[str, Any] = {
        "pages": [
            {
                "status": 200,
                "context": {"claims": [{"match": one, "claim": answer_claim()} for one in (match, {**match, "reason": reason})]},
            }
        ]
    }
    cors = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Content-Type"}
    for answer, said in (
        (Response(json.dumps(body), headers=cors), "found 2 statements."),
        (Response(json.dumps({"pages": [{"status": 400}]}), headers=cors), "is no answer that Masthead can read"),
        (Response("<p>", headers=cors), "is no answer that Masthead can read"),
        (Response("{}", 503, headers=cors), "answered with the status 503"),
    ):
        server.instead = answer
        part.get_by_role("button", name="Compare").click()
        expect(part.get_by_role("status")).to_contain_text(said)
        if answer.status_code == 200 and said.startswith("found"):
            expect(part.locator(".sentence").first).to_have_text("This page: “The boats were lost.”")
            expect(part).to_contain_text("<b>The boats</b> were lost.")
            part.locator(".why > summary").evaluate_all("all => all.forEach(summary => summary.click())")
            expect(part).to_contain_text("Why it is shown: Both speak of boats.")
            expect(part).to_contain_text("both speak of boats and gales.")
    server.instead = None


def answer_claim() -> dict[str, Any]:
    """A claim as the server gives it."""
    return {
        "id": "0", "text": "<b>The boats</b> were lost.", "section": "", "kind": "cited", "attribution": [],
        "document": {"id": "d", "title": "A report", "kind": "report"}, "citations": [],
        "sources": {"outlets": 0, "owners": 0, "owners_unknown": 0}, "reviews": [],
    }  # fmt: skip


def test_side_panel(start: Start) -> None:
    """The popup opens the side panel, which follows the tab in front by its address and reads words only when it is asked to."""
    reader = start(granted=True)
    page = reader.open("https://www.reuters.com/world/")
    side = reader.own("sidepanel/sidepanel.html")
    page.bring_to_front()
    expect(side.get_by_role("heading", name="Reuters")).to_be_visible()
    reader.open(BLOG)
    expect(side.get_by_role("heading", name="essays.example")).to_be_visible()
    expect(side.get_by_text("Words on this page")).to_have_count(0)
    side.get_by_role("button", name="Check the words of this page").evaluate("button => button.click()")
    expect(side.get_by_text("Words on this page")).to_be_visible()
    side.close()
    page.bring_to_front()
    reader.beside()


LATE = """async () => {
    const { AnswerView } = await import("../popup/answer.js");
    const answers = [];
    chrome.runtime.sendMessage = () => new Promise((answer) => answers.push(answer));
    const view = new AnswerView("look", (shown) => [shown.failed]);
    const states = [];
    const ask = async (asks) => {
        const at = answers.length, shown = view.show(asks);
        while (answers.length === at) await new Promise((go) => setTimeout(go));
        return (url, failed) => {
            answers[at]({ url, failed });
            return shown.then(() => states.push(view.switches.textContent));
        };
    };
    const [one, two] = [await ask("look"), await ask("look")];
    await two("https://b.example/", "two");
    await one("https://a.example/", "one");
    const [words, again] = [await ask("check"), await ask("look")];
    await again("https://b.example/", "two");
    await words("https://b.example/", "two words");
    await (await ask("look"))("https://b.example/", "two");
    await (await ask("look"))("https://c.example/", "three");
    return states;
}"""


def test_side_panel_order(start: Start) -> None:
    """Of a page that was left a late answer shows nothing; words that were asked for stay, though the page is looked up again."""
    reader = start(granted=True)
    side = reader.own(f"popup/popup.html?tab={reader.tab()}")  # which, unlike the panel, asks for nothing by itself later
    expect(side.locator("main")).to_have_attribute("aria-busy", "false")
    assert side.evaluate(LATE) == ["two", "two", "two", "two words", "two words", "three"]


def test_links(start: Start) -> None:
    """Links to listed outlets are marked where the reader wants it, in no form or editor, and say whose they are."""
    reader = start(granted=True, open_root=True)
    address = "https://links.example/page"
    links = "<a href='https://www.reuters.com/a'>One</a> <a href='https://nobody.example/'>Two</a>"
    away = "<form><a href='https://www.bbc.com/'>No</a></form><div contenteditable><a href='https://www.bbc.com/'>No</a></div>"
    serve(reader, address, f"<p id=p>{links}</p>{away}")
    page = reader.open(address)
    settle(reader)
    assert page.locator("masthead-overlay").count() == 0
    before = page.evaluate(DOM)
    popup = reader.popup()
    popup.get_by_role("button", name="Mark links to listed outlets on links.example").click()
    expect(popup.get_by_role("button", name="Mark no links on links.example")).to_be_visible()
    page.bring_to_front()
    until(lambda: marked(page, "masthead-links"), ["One"])
    assert page.evaluate(DOM) == before
    expect(page.locator(".pill")).to_be_hidden()
    page.get_by_role("link", name="One").focus()
    expect(page.locator(".card")).to_contain_text("Reuters · in the registry")
    expect(page.locator(".said")).to_have_text("Reuters, in the registry")
    page.get_by_role("link", name="Two").focus()
    expect(page.locator(".card")).to_be_hidden()
    page.get_by_role("link", name="One").hover()
    expect(page.locator(".card")).to_contain_text("generally reliable")
    page.evaluate("document.getElementById('p').insertAdjacentHTML('beforeend', `<a href='https://www.bbc.com/x'>Three</a>`)")
    until(lambda: marked(page, "masthead-links"), ["One", "Three"])
    page.evaluate("document.designMode = 'on'; document.body.append(' ')")  # the page as a whole is an editor
    until(lambda: marked(page, "masthead-links"), [])
    page.evaluate("document.designMode = 'off'; document.body.append(' ')")
    until(lambda: marked(page, "masthead-links"), ["One", "Three"])
    popup.get_by_role("button", name="Mark no links on links.example").click()
    page.bring_to_front()
    until(lambda: page.locator("masthead-overlay").count(), 0)
    assert marked(page, "masthead-links") == []


def test_quotation(start: Start) -> None:
    """A long quotation in a claim is marked where it stands alone, and the panel says that it is no more than that."""
    reader = start(granted=True, open_root=True)
    address = "https://copies.example/quotation"
    quoted = "critically necessary to take the time to build the effective Ukrainian Armed Forces"
    serve(reader, address, f"<p>It is {quoted}, somebody said.</p>")
    page = checked(reader, address)
    until(lambda: marked(page), [quoted])
    page.locator(".pill").click()
    page.locator(".passages .why > summary").evaluate("summary => summary.click()")
    expect(page.locator(".passages")).to_contain_text("A quotation in it stands on this page, word for word.")
