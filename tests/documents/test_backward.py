"""Notes that only point back: to the note before, to another one, to a work by its author or a short title."""

from __future__ import annotations

import pytest
from listed import LISTED

from server.documents.backward import points
from server.documents.extraction import Text, extract

NOTES = """It rose.[^a]

[^1]: Jane Doe, *The Book of Salt* (London: Verso, 2011), p. 7.
[^2]: BBC, “Salt runs out”, 3 May 2020, https://bbc.com/salt; Reuters, “Sugar too”, 4 May 2020, https://reuters.com/sugar.
[^3]: John Roe, “Notes on Pepper”, FT, 5 May 2020, https://ft.com/pepper.
[^4]: Jim Roe, “More on Pepper”, FT, 6 May 2020, https://ft.com/more.
[^a]: """

SALT, BBC, REUTERS, PEPPER, MORE = "The Book of Salt", "Salt runs out", "Sugar too", "Notes on Pepper", "More on Pepper"


def cited(note):
    """Titles of the works that the mark of ``note``, the last one, leads to."""
    found = extract(Text("d", NOTES + note, markdown=True), LISTED)
    works = {work.id: work.title for work in found.works}
    titles = (SALT, BBC, REUTERS, PEPPER, MORE)
    shown = [works[one.work] for claim in found.claims for one in claim.citations]
    return [next((title for title in titles if title in each), each) for each in shown]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("Ibid.", [MORE]),
        ("*Ibid.*, p. 9.", [MORE]),
        ("Same source.", [MORE]),
        ("Dito", [MORE]),
        ("See note 2.", [BBC, REUTERS]),
        ("Same as [2].", [BBC, REUTERS]),
        ("Supra note 3, at 22.", [PEPPER]),
        ("See note 9.", []),
        ("Doe, op. cit., p. 22.", [SALT]),
        ("Doe, as above.", [SALT]),
        ("Doe, cited above, p. 22.", [SALT]),
        ("Doe, wie oben.", [SALT]),
        ("Doe, *supra* note 1.", [SALT]),
        ("Doe (n 1) 22", [SALT]),
        ("Doe (n 3) 22", []),
        ("Doe, op. cit., p. 240 (for the vote).", [SALT]),
        ("Doe, 22.", [SALT]),
        ("Roe, 22.", []),
        ("John Roe, op. cit.", [PEPPER]),
        ("Doe (note 1). Figures as of May.", [SALT]),
        ("“Sugar too” (n 2).", [REUTERS]),
        ("Jim Roe, ibid.", [MORE]),
        ("Doe, ibid.", []),
        ("Roe, “Notes on Pepper.”", [PEPPER]),
        ("Doe, “Notes on Pepper.”", []),
        ("Doe, *Book of Salt*, 203.", [SALT]),
        ("Quoted in the report cited in n. 3.", [PEPPER]),
        ("Doe, op. cit.; see also BBC, “Vinegar”, 7 May 2020.", [SALT, "Vinegar"]),
        ("BBC, “Vinegar”, 7 May 2020; ibid., p. 7.", ["Vinegar"]),
        ("I am told that it is so.", []),
    ],
)
def test_what_a_note_points_back_to(note, titles):
    """A note that only points back leads to the works that it means; a name that two works bear leads to none."""
    assert cited(note) == titles


@pytest.mark.parametrize(
    "text", ["Same figure as in 2019.", "Idaho Times, 2020.", "Note that 3 of them left.", "See Doe, “A”, 2020"]
)
def test_what_points_nowhere(text):
    """A remark, a date and a full source point back to nothing."""
    assert not points(text)


def test_a_word_that_too_many_works_bear():
    """Where more works bear a word than can be compared, a short note means none of them."""
    notes = "".join(f"[^{at}]: Jane Doe, “Title {at}”, FT, 3 May 2020.\n" for at in range(120))
    found = extract(Text("d", f"It rose.[^x]\n\n{notes}[^x]: Doe, 22.\n", markdown=True), LISTED)
    assert not found.claims


def test_a_long_remark_after_ibid():
    """A note that begins by pointing back leads there, however long it goes on; one that only ends so does not."""
    assert cited(f"Ibid. {'That is all that is known of it. ' * 20}") == [MORE]
    assert cited(f"{'That is all that is known of it. ' * 20} Ibid.") == []


def test_the_most_works_of_a_mark():
    """A mark leads to the first forty works of a note; all of them are in the source list."""
    note = " ".join(f"https://bbc.com/{number}" for number in range(50))
    found = extract(Text("d", f"It rose.[^1] It fell.[^2]\n\n[^1]: {note}\n[^2]: Ibid.\n", markdown=True), LISTED)
    assert [len(claim.citations) for claim in found.claims] == [40, 40]
    assert len(found.works) == 50


def test_the_most_sources_between_semicolons():
    """A note of more than a hundred semicolons is no list of sources, and is not parted."""
    for sources, works in ((101, 101), (102, 0)):
        note = "; ".join(f"BBC, “A{number}”, 2024" for number in range(sources))
        found = extract(Text("d", f"It rose.[^1]\n\n[^1]: {note}\n", markdown=True), LISTED)
        assert len(found.works) == works
