"""Ids outlive edits: what is unchanged keeps its id, what is hardly changed leads on, what is gone says so."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING

import orjson
import pytest
from desk import Desk, Reviewed, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.editions import Edition

A = "The harbour was closed for nine days in the spring (courier.example.com)."
B = "Nobody had told the fishermen of the northern quay about it (gazette.example.org)."
C = "The price of mussels doubled within the week, and then fell again (courier.example.com)."
D = "A committee of three members never met in the autumn of that year (gazette.example.org)."
TYPO = A.replace("closed", "clsoed")
REWRITTEN = "In the end the port authority gave up its plan for a larger basin (courier.example.com)."


def ids(edition: Edition) -> dict[str, str]:
    """The claims' first words and ids."""
    answers = [orjson.loads(answer) for _, answer in edition.index.claims()]
    return {" ".join(answer["text"].split()[:3]): answer["id"] for answer in answers}


def became(before: Edition, after: Edition, words: str) -> str | None:
    """The first words of what the claim of these first words leads to; "" if it is superseded, None if it is unknown."""
    former = after.index.former(ids(before)[words])
    if former is None:
        return None
    return next((first for first, identifier in ids(after).items() if identifier == former.successor), "")


@pytest.mark.parametrize(
    "edited",
    [
        f"{B}\n\n{A}\n\n{C}",  # paragraphs moved
        f"{A} {B} {C}",  # paragraphs joined
        f"{D}\n\n{A}\n\n{B}\n\n{C}",  # a sentence before them
        f"{A}\n\n{B}\n\n{C}\n\n{D}",  # and after
        f"{A.upper().replace('COURIER.EXAMPLE.COM', 'courier.example.com')}\n\n{B}\n\n{C}",  # capitals
        f"{A.replace(' (courier', ', (courier')}\n\n{B}\n\n{C}",  # punctuation
        f"{A.replace('courier.example.com', 'gazette.example.org')}\n\n{B}\n\n{C}",  # another citation
        f"{A.replace('nine days', 'nine  days')}\n\n{B}\n\n{C}",  # white space
    ],
)
def test_what_is_said_alike_keeps_its_id(desk: Desk, edited: str) -> None:
    """Moved, joined, reset in type, cited otherwise: the words are the same, and so is the id."""
    before = desk.make({"paper": f"{A}\n\n{B}\n\n{C}"})
    after = desk.make({"paper": edited})
    assert set(ids(before).values()) <= set(ids(after).values())
    assert all(after.index.former(identifier) is None for identifier in ids(before).values())


def test_a_typo(desk: Desk) -> None:
    """A sentence that hardly differs is what the old id leads to, and it says so."""
    before, after = desk.make({"paper": f"{A}\n\n{B}"}), desk.make({"paper": f"{TYPO}\n\n{B}"})
    old = ids(before)["The harbour was"]
    former = after.index.former(old)
    assert former
    assert former.successor == ids(after)["The harbour was"] != old
    assert orjson.loads(after.index.claim(former.successor) or b"")["former_ids"] == [old]


def test_a_sentence_is_removed(desk: Desk) -> None:
    """A sentence that is gone is superseded; none that stood there before takes its place, however alike."""
    template = "On the {} of May the Courier reported {} ships in the northern basin of the harbour (courier.example.com)."
    before = desk.make({"paper": f"{template.format('fifth', 'three')}\n\n{template.format('sixth', 'three')}"})
    after = desk.make({"paper": template.format("sixth", "three")})
    gone = next(identifier for identifier in [*dict(before.index.claims())] if after.index.claim(identifier) is None)
    former = after.index.former(gone)
    assert former
    assert (former.successor, former.document, former.withdrawn) == (None, "paper", None)


def test_removed_and_restored(desk: Desk) -> None:
    """A sentence that comes back has its id back; one that comes back hardly changed is what the id leads to."""
    before = desk.make({"paper": f"{A}\n\n{B}"})
    old = ids(before)["The harbour was"]
    desk.make({"paper": B})
    restored = desk.make({"paper": f"{B}\n\n{A}"})
    assert restored.index.claim(old)
    assert restored.index.former(old) is None
    desk.make({"paper": B})
    mended = desk.make({"paper": f"{B}\n\n{TYPO}"})
    assert became(before, mended, "The harbour was") == "The harbour was"


def test_edited_again_and_again(desk: Desk) -> None:
    """An id leads to the newest wording, through all that were between; each of them leads there too."""
    texts = [A, TYPO, TYPO.replace("spring", "sprimg"), TYPO.replace("spring", "sprimg").replace("days", "dayz")]
    editions = [desk.make({"paper": text}) for text in texts]
    olds = [ids(edition)["The harbour was"] for edition in editions]
    found = [editions[-1].index.former(old) for old in olds[:-1]]
    assert [former and former.successor for former in found] == [olds[-1]] * 3
    assert orjson.loads(editions[-1].index.claim(olds[-1]) or b"")["former_ids"] == sorted(olds[:-1])
    last = desk.make({"paper": B})
    assert [(former := last.index.former(old)) and former.successor for old in olds] == [None] * 4


def test_rewritten(desk: Desk) -> None:
    """A sentence with other words is another sentence."""
    before, after = desk.make({"paper": f"{A}\n\n{B}"}), desk.make({"paper": f"{REWRITTEN}\n\n{B}"})
    assert became(before, after, "The harbour was") == ""


def sections(**texts: str) -> str:
    return "\n\n".join(f"{heading.upper()}\n\n{text}" for heading, text in texts.items())


def test_another_section(desk: Desk) -> None:
    """A sentence that hardly differs but stands under another heading, which was there before, is another one."""
    before = desk.make({"paper": sections(first=f"{A}\n\n{B}", second=C)})
    after = desk.make({"paper": sections(first=B, second=f"{C}\n\n{TYPO}")})
    assert became(before, after, "The harbour was") == ""


def test_a_renamed_section(desk: Desk) -> None:
    """Under a heading that is renamed, a sentence keeps its id, and one that is edited at once is found again."""
    before = desk.make({"paper": sections(first=f"{A}\n\n{B}", second=C)})
    after = desk.make({"paper": sections(opening=f"{TYPO}\n\n{B}", second=C)})
    assert after.index.claim(ids(before)["Nobody had told"])
    assert became(before, after, "The harbour was") == "The harbour was"


def test_one_of_two_equal_sentences(desk: Desk) -> None:
    """Of a sentence that stood twice, the id that is gone leads to the one that is left."""
    before, after = desk.make({"paper": f"{A}\n\n{B}\n\n{A}"}), desk.make({"paper": f"{A}\n\n{B}"})
    (gone,) = set(dict(before.index.claims())) - set(dict(after.index.claims()))
    former = after.index.former(gone)
    assert former
    assert former.successor == ids(after)["The harbour was"]


def test_split_into_two_alike(desk: Desk) -> None:
    """Where two new sentences are equally alike, neither is taken."""
    before = desk.make({"paper": A})
    after = desk.make({"paper": f"{A.replace('nine', 'nina')}\n\n{A.replace('nine', 'ninb')}"})
    assert became(before, after, "The harbour was") == ""


def test_a_withdrawn_document(desk: Desk) -> None:
    """The claims of a withdrawn document say that it was withdrawn, and why; when it is back, they are."""
    before = desk.make({"paper": A})
    old = ids(before)["The harbour was"]
    after = desk.make({"paper": f"title: Paper\nkind: essay\nlanguage: en\nwithdrawn: asked for by its author\n---\n{A}"})
    former = after.index.former(old)
    assert former
    assert (former.successor, former.withdrawn) == (None, ("Paper", "asked for by its author"))
    assert desk.make({"paper": A}).index.claim(old)


def test_a_removed_document(desk: Desk) -> None:
    """The claims of a document that is gone are superseded, even if another one says the same."""
    before, after = desk.make({"paper": A}), desk.make({"other": A})
    assert became(before, after, "The harbour was") == ""


def test_many_sentences_of_the_same_words(desk: Desk) -> None:
    """In a long section the sentence that hardly changed is found among many of the same words."""
    lines = [
        f"In week {n} the Courier counted {n * 7} ships at quay number {n * 3} of the harbour (courier.example.com)."
        for n in range(60)
    ]
    before = desk.make({"paper": "\n\n".join(lines)})
    edited = [line.replace("counted", "had counted") for line in lines]
    after = desk.make({"paper": "\n\n".join(edited)})
    texts = {
        identifier: orjson.loads(answer)["text"] for edition in (before, after) for identifier, answer in edition.index.claims()
    }
    for identifier, _ in before.index.claims():
        former = after.index.former(identifier)
        assert former
        assert texts.get(former.successor or "", texts[identifier]).replace("had ", "") == texts[identifier]


class TestReviewed:
    """Claims of sets of fact-checks."""

    WORDS = "The moon is made of green cheese and always has been"

    def item(self, words: str, url: str = "https://checker.example/1") -> Reviewed:
        """A claim reviewed at an address."""
        return Reviewed(words, review("Checker", url))

    def test_reworded(self, desk: Desk) -> None:
        """A reviewed claim that is hardly changed is found by the address of its review."""
        before = desk.make(sets={"checks": [self.item(self.WORDS), self.item("Pigs can fly", "https://checker.example/2")]})
        after = desk.make(
            sets={"checks": [self.item(f"{self.WORDS} so"), self.item("Pigs can fly", "https://checker.example/2")]}
        )
        assert became(before, after, "The moon is") == "The moon is"

    def test_reviewed_elsewhere(self, desk: Desk) -> None:
        """The same words but for one, reviewed at another address, are another claim; so is one without a usable address."""
        before = desk.make(sets={"checks": [self.item(self.WORDS), self.item(f"{self.WORDS} too", "https://[broken/")]})
        after = desk.make(sets={"checks": [self.item(f"{self.WORDS} so", "https://checker.example/9")]})
        assert [became(before, after, "The moon is")] == [""]
        assert {former.successor for old, _ in before.index.claims() if (former := after.index.former(old))} == {None}

    def test_the_same_in_another_set(self, desk: Desk) -> None:
        """The id of a reviewed claim is the same in whichever set it stands."""
        before, after = desk.make(sets={"a": [self.item(self.WORDS)]}), desk.make(sets={"b": [self.item(self.WORDS)]})
        assert ids(before) == ids(after)


def reseal(path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = bytes(4)
    content[60:64] = zlib.crc32(content).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE claims",
        "DROP TABLE documents",
        "DROP TABLE former",
        "ALTER TABLE claims RENAME COLUMN answer TO words",
        "UPDATE claims SET answer = 'no JSON'",
        "UPDATE claims SET answer = '[1]'",
        "UPDATE documents SET answer = '{}'",
    ],
)
def test_an_index_of_other_code(desk: Desk, spoil: str) -> None:
    """An old index is read as far as it can be; what it holds in a form of its own stops nothing."""
    desk.make({"paper": f"{A}\n\n{B}"})
    with sqlite3.connect(desk.index) as connection:
        connection.execute(spoil)
    connection.close()
    reseal(desk.index)
    assert len(desk.make({"paper": B}, code="new").index.claims()) == 1


def test_survives_other_code(desk: Desk) -> None:
    """Ids lead on through an index that other code makes."""
    before = desk.make({"paper": f"{A}\n\n{B}"}, code="old")
    desk.make({"paper": f"{TYPO}\n\n{B}"}, code="old")
    after = desk.make({"paper": f"{TYPO}\n\n{B}"}, code="new")
    assert became(before, after, "The harbour was") == "The harbour was"


@pytest.mark.parametrize(
    "spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-9])], ids=["none", "cut"]
)
def test_nothing_to_carry_on(desk: Desk, spoil: Callable[[object], None]) -> None:
    """Without an old index, or with a damaged one, nothing is known of former ids."""
    before = desk.make({"paper": A})
    spoil(desk.index)
    assert became(before, desk.make({"paper": B}), "The harbour was") is None
