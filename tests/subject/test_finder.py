"""A page gets the claims that it is about and that stand in it; a page on another event gets none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server import context
from server.subject import Alike, find, shared
from server.urls import Page

if TYPE_CHECKING:
    from server.editions import Edition

URL = "https://coast.example/2024/03/14/veldhaven"
TITLE = "Cranes stand still at Veldhaven"
CLOSED = """The port of Veldhaven stayed closed for a ninth day on Thursday, the harbour master said. Crane operators
refuse night shifts without a second pilot. Nine days have cost sixty ships."""
PAY = """Members of the union Havenbond turned down a pay rise of eleven percent on Tuesday. The terminal company Norlink regrets
it. Dockers cheered."""


def alike(edition: Edition, text: str, title: str = "", url: str = URL, texts: int = 1) -> list[Alike]:
    return find(Page.parse(url), title, text, edition.index, shared(texts))


def words(match: Alike) -> str:
    text: str = orjson.loads(match.answer)["text"]
    return text


def test_about(edition: Edition) -> None:
    """A report on the event of a claim gets the claim, with its sentence and the words that both share."""
    (match,) = alike(edition, CLOSED, TITLE)
    assert (match.kind, words(match)[:33]) == ("about-this-subject", "The port of Veldhaven was closed ")
    assert match.quote.exact in CLOSED
    assert match.reason.why.startswith("A passage of this page resembles this statement: both speak of “")
    assert "“Veldhaven”" in match.reason.why
    assert "confirm" not in match.reason.why


def test_prefix_and_suffix(edition: Edition) -> None:
    """The quote says what stands before and after it, so that it is found again."""
    (match,) = alike(edition, CLOSED, TITLE)
    quote = match.quote
    assert quote.prefix + quote.exact + quote.suffix in CLOSED
    assert len(quote.prefix) <= 32 >= len(quote.suffix)


@pytest.mark.parametrize(
    "text",
    [
        CLOSED.replace("Veldhaven", "Arnes"),
        "Norlink opens a second terminal at Veldhaven. Crane operators welcome it. The pilot flew in by night.",
        "The port of Arnes was closed for a day because of fog. Pilots refused to sail by night.",
        PAY.replace("Havenbond", "Sundbond").replace("Norlink", "Portco"),
        "",
        "Veldhaven",
        " \n ",
    ],
)
def test_other_events(edition: Edition, text: str) -> None:
    """The same kind of event elsewhere, other news of the same place, and no text get nothing."""
    assert alike(edition, text, "News from the harbour") == []


def test_a_title_alone(edition: Edition) -> None:
    """Without a text nothing is compared."""
    assert alike(edition, "", "Port of Veldhaven closed nine days as crane operators refuse night shifts without pilot") == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://coast.example/2024/03/14/x", 1),
        ("https://coast.example/2024/05/20/x", 1),
        ("https://coast.example/2022/03/14/x", 0),
        ("https://coast.example/2026/03/14/x", 0),
        ("https://coast.example/x", 1),
    ],
)
def test_dates(edition: Edition, url: str, found: int) -> None:
    """A page of another year is on another event; one that gives no date may be on this one."""
    assert len(alike(edition, CLOSED, TITLE, url)) == found


def test_date_of_the_document(edition: Edition) -> None:
    """Where a claim names no date, its document's date has to be near."""
    assert [words(match)[:12] for match in alike(edition, PAY)] == ["The dockers’"]
    assert alike(edition, PAY, url="https://coast.example/2021/03/14/x") == []
    assert alike(edition, f"14 March 2021. {PAY}", url="https://coast.example/x") == []


def test_an_undated_page(edition: Edition) -> None:
    """A page that does not say when it was written may tell of older years, and is on the event of a claim without a day."""
    assert [words(match)[:12] for match in alike(edition, f"{PAY} In 1998 they had struck.", url="https://coast.example/x")]


def test_one_sentence_alone(edition: Edition) -> None:
    """A sentence that says nearly all of a claim is enough; one that leaves out what is said of its names is not."""
    said = "The union Havenbond turned down a rise of eleven percent from the terminal company Norlink."
    assert [match.kind for match in alike(edition, said)] == ["about-this-subject"]
    named = "The dockers’ union Havenbond met the terminal company Norlink."
    assert alike(edition, named) == []


def test_names_stay_together(edition: Edition) -> None:
    """The words that both share are told as the claim writes them, a name of several words as one."""
    text = (
        "Delegates of Karvia and Lomeria shuffled out of the Ostra Palace in Belgor with icy faces, as if to mock a weary public."
    )
    (match,) = alike(edition, text, "", "https://news.example/2025/06/02/belgor")
    assert "“Ostra Palace”" in match.reason.why


def test_years_are_no_other_numbers(edition: Edition) -> None:
    """A page that names another number than the claim's year does not count otherwise."""
    text = CLOSED.replace("a ninth day on Thursday", "nine days, 60 ships turned away,")
    (match,) = alike(edition, text, TITLE)
    assert "numbers" not in match.reason.why


def test_another_language(edition: Edition) -> None:
    """A German page gets the German claim."""
    text = "Seit der Tagebau erweitert wurde, sind die Brunnen in Lausdorf um vier Meter gefallen. Die Erweiterung ruht."
    assert [words(match)[:11] for match in alike(edition, text)] == ["Die Brunnen"]


def test_essays_wrap_facts(edition: Edition) -> None:
    """Where three claims of one document are held in part, the page is about their subject; where one is, it is not."""
    text = """BELGOR - Delegates of Karvia and Lomeria left the Ostra Palace in Belgor with icy faces, a weary public saw.
Envoy Anton Velik handed minister Ruta Salm a memorandum of Karvia. It was the shortest meeting envoy Velik and minister Salm had
held."""
    found = alike(edition, text, "Karvia and Lomeria meet in Belgor", "https://news.example/2025/06/02/belgor")
    assert {match.kind for match in found} == {"about-this-subject"}
    assert len(found) == 3
    part = "Delegates of Karvia and Lomeria danced in Belgor on Monday in the Ostra Palace."
    assert alike(edition, part, "", "https://news.example/2025/06/02/belgor") == []


def test_a_denial_and_other_numbers_are_told(edition: Edition) -> None:
    """Where one of the two denies or counts otherwise, the reason says so."""
    denied = alike(edition, "Ships of the company Norlink left the harbour of Veldhaven before Easter, it says.")
    assert "Only one of the two has a word such as “not” or “without”, so they may not say the same." in denied[0].reason.why
    counted = alike(edition, CLOSED.replace("a ninth day", "nine days, 9 in all,") + " In 2024 there were 14 such days.", TITLE)
    assert all("confirm" not in match.reason.why for match in counted)


def test_quoted(edition: Edition) -> None:
    """A claim whose words stand on the page is quoted there, whatever quotation marks the page prints."""
    text = (
        "Before. The dockers' union Havenbond turned down a pay rise of eleven percent\nfrom the terminal company Norlink. After."
    )
    (match,) = alike(edition, text)
    assert (match.kind, match.reason.why) == ("quoted-on-page", "The words of this statement stand on this page.")
    assert match.quote.exact == text[8:-7]
    assert (match.quote.prefix, match.quote.suffix) == ("Before. ", " After.")


def test_quotation_quoted(edition: Edition) -> None:
    """A long quotation within a claim is enough, and the reason says that it is the quotation."""
    (match,) = alike(
        edition, 'Anna Berg: "We will not work another night without a second pilot on board".', url="https://a.example/"
    )
    assert match.kind == "quoted-on-page"
    assert match.reason.why == "A quotation in this statement stands on this page."
    assert match.quote.exact == "We will not work another night without a second pilot on board"


def test_nearly_is_not_quoted(edition: Edition) -> None:
    """With one word, number or negation changed a claim is not quoted."""
    for old, new in (("eleven", "twelve"), ("turned", "never turned"), ("union Havenbond", "Havenbond union")):
        text = "The dockers’ union Havenbond turned down a pay rise of eleven percent from the terminal company Norlink."
        assert "quoted-on-page" not in [match.kind for match in alike(edition, text.replace(old, new))]


def test_composed_letters_hide_a_place(edition: Edition) -> None:
    """Words that stand on the page but whose place is in doubt are not shown as quoted."""
    words = "ଏକ ଦୁଇ ତିନି ଚାରି ପାଞ୍ଚ କ"
    kinds = [[match.kind for match in alike(edition, f"{words}{vowel}.")] for vowel in ("\u0b4b", "\u0b47\u0b3e")]
    assert kinds[0] == ["quoted-on-page"]
    assert "quoted-on-page" not in kinds[1]


def test_hidden_kinds(edition: Edition) -> None:
    """Questions and rhetoric match no page, not even word for word; short sentences do not either."""
    assert alike(edition, "Is nobody ashamed of the nine days of Veldhaven?", url="https://a.example/") == []
    assert alike(edition, "They met again.", url="https://a.example/") == []


def test_order_and_total(edition: Edition) -> None:
    """On a page of the outlet matches on the text come before its citations, and no claim is counted twice."""
    page = Page.parse("https://courier.example.com/2024/03/14/x")
    answer = orjson.loads(context.find(page, edition, TITLE, CLOSED).json())
    kinds = [match["match"]["kind"] for match in answer["claims"]]
    assert kinds[0] == "about-this-subject"
    assert set(kinds[1:]) == {"cites-this-outlet"}
    assert answer["claims_total"] == len({match["claim"]["id"] for match in answer["claims"]})
    elsewhere = orjson.loads(context.find(Page.parse(URL), edition, TITLE, CLOSED).json())
    assert elsewhere["claims_total"] == 1
    assert elsewhere["claims"][0]["match"]["quote"]["exact"] in CLOSED


def test_a_long_text_is_read_in_part(edition: Edition) -> None:
    """Of many texts at once less is read of each; what stands early is found, what comes late is not."""
    filler = "\n".join(f"Line {number} tells of bread, bees and books." for number in range(2000))
    assert alike(edition, f"{CLOSED}\n{filler}", TITLE, texts=100)
    assert not alike(edition, f"{filler}\n{CLOSED}", TITLE, texts=100)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([*CLOSED.split(), *PAY.split(), "\n", "“", "”", ".", "2024-03-14", "9999", "31 February 2024", "\0"])
    ),
    st.text(max_size=20),
)
def test_any_text(edition: Edition, pieces: list[str], rest: str) -> None:
    """Any text gives matches or none; a quote is always a part of the text."""
    text = " ".join(pieces) + rest
    for match in alike(edition, text, rest):
        assert match.quote.exact in text
        assert match.quote.exact


def test_a_short_quotation_with_a_name(edition: Edition) -> None:
    """Five words that a claim quotes are found where somebody whom it names stands by, and not without."""
    said = "“We sail with the first tide,” Captain Orla Brenn told the inspectors, as if the fog were a rumour of theirs."
    page = "At the pier Captain Brenn was short: “We sail with the first tide”. Ropes were let go at six."
    assert [match.kind for match in alike(edition, page)] == ["about-this-subject"]
    assert "We sail with the first tide" in alike(edition, page)[0].quote.exact
    assert alike(edition, page.replace("Captain Brenn", "The mate")) == []
    assert alike(edition, page.replace("Captain Brenn", "A captain from Oslo")) == []
    assert alike(edition, page.replace("sail with", "do not sail with")) == []
    assert words(alike(edition, page)[0]).startswith(said[:20])


def test_a_place_where_it_is_told_before_one_where_it_is_turned(edition: Edition) -> None:
    """A page that tells of a refusal first and of the act later is on the act, and quotes that sentence."""
    turned = "Members of Havenbond refused to turn down a pay rise of eleven percent from the company Norlink in May."
    found = alike(edition, f"{turned} So it went. And on. And on. {PAY}")
    assert [match.quote.exact[:21] for match in found] == ["Members of the union "]
    assert alike(edition, turned) == []


def test_subjects_of_other_weeks(edition: Edition) -> None:
    """Claims that are held in part together make no subject of a page that was published months after their document."""
    text = """BELGOR - Delegates of Karvia and Lomeria left the Ostra Palace in Belgor on Monday. Envoy Anton Velik
handed minister Ruta Salm a memorandum of Karvia. It was the shortest meeting envoy Velik and minister Salm had held."""
    assert alike(edition, text, "Karvia and Lomeria meet in Belgor", "https://news.example/2025/10/02/belgor") == []


def test_the_same_people_are_not_the_same_act(edition: Edition) -> None:
    """A sentence that has nothing of a claim but its names, on a page about its document's subject, is not about it."""
    text = """BELGOR - Delegates of Karvia and Lomeria left the Ostra Palace with icy faces, before a weary public. It was the
shortest meeting envoy Anton Velik and minister Ruta Salm had held in Belgor. Envoy Velik of Karvia sat by minister Salm of
Lomeria."""
    found = alike(edition, text, "Karvia and Lomeria meet in Belgor", "https://news.example/2025/06/02/belgor")
    assert found
    assert not any("memorandum" in words(match) for match in found)
