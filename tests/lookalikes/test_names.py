"""Which of an outlet's names hosts may resemble, and who is named where several bear one."""

from __future__ import annotations

import pytest
from registries import one

from server.lookalikes import Known, Lookalikes


@pytest.mark.parametrize(("name", "shorter"), [("Krovy Nde", "Krovy Nd"), ("Sunday Post", "Radio Post")])
def test_names_in_full(name: str, shorter: str):
    """An outlet's name of several words is looked for under endings that clones take, if it is long enough."""
    assert one("zz.fr", name=name).find(name.lower().replace(" ", "") + ".ltd") is not None
    assert one("zz.fr", name=shorter).find(shorter.lower().replace(" ", "") + ".ltd") is None


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("The New York Times", "newyorktimes.ltd"),
        ("The New York Times", "the-new-york-times.ltd"),
        ("Süddeutsche Zeitung", "sueddeutsche-zeitung.ltd"),
        ("Süddeutsche Zeitung", "suddeutschezeitung.ltd"),
        ("Århus Stiftstidende", "aarhusstiftstidende.ltd"),
    ],
)
def test_spellings_of_a_name_in_full(name: str, host: str):
    """A name is sought with its article and without, and with its letters bare and written with two."""
    answer = one("zz.fr", name=name).find(host)
    assert answer is not None
    assert answer.technique == "extra-label"


def test_an_article_is_no_word_of_a_name():
    """What an article leaves of a name has to be several words as well."""
    assert one("zz.fr", name="The Krovyndelz").find("krovyndelz.ltd") is None


def test_a_name_of_one_word_is_not_sought():
    """An outlet's name of one word is sought in hosts only where its own host has it."""
    assert one("zz.fr", name="Krovyndelz").find("krovyndelz.ltd") is None


def test_namesakes_of_the_record_are_left_alone():
    """A namesake that the record lists is no look-alike, nor is what is below it."""
    lookalikes = one("spiegel.de", namesakes=("spiegel.ink",))
    assert lookalikes.find("spiegel.ink") is None
    assert lookalikes.find("www.spiegel.ink") is None
    assert lookalikes.find("spiegel.ltd") is not None


def test_a_listed_namesake_stays_listed():
    """An outlet that another record lists as its namesake is still found before other names."""
    lookalikes = Lookalikes([Known("b", "B", ("welt.de",)), Known("a", "A", ("weltwoche.ch",), namesakes=("welt.de", "bild.de"))])
    answer = lookalikes.find("welt.de.evil.org")
    assert answer is not None
    assert answer.outlet.id == "b"
    assert lookalikes.find("bild.de.evil.org") is None


def test_sections_are_no_hosts():
    """A record for a section of a larger site makes no look-alikes of that site's name."""
    assert one("delfi.lt/en", name="Delfi in English").find("delfi.ltd") is None


def test_the_first_of_two_outlets_is_found():
    """Where two outlets bear one name, the first listed is found."""
    lookalikes = Lookalikes([Known("a", "A", ("delfi.lt",)), Known("b", "B", ("delfi.lv",))])
    answer = lookalikes.find("delfi.ltd")
    assert answer is not None
    assert answer.outlet.id == "a"


def test_all_that_bear_a_name_are_named():
    """Where several outlets bear one name the reason names each with the first of its hosts, and alleges nothing of one."""
    three = [("a", "Delfi A", ("delfi.lt", "delfi.net")), ("b", "Delfi B", ("delfi.lv",)), ("c", "Delfi C", ("delfi.ee",))]
    lookalikes = Lookalikes([Known(*outlet) for outlet in three])
    expected = "addresses of Delfi A, Delfi B and Delfi C, and is none of their known addresses."
    for host in ("delfi.ltd", "xn--dlfi-bpa.ltd"):
        answer = lookalikes.find(host)
        assert answer is not None
        assert answer.why == f"{host} resembles delfi.lt, delfi.lv and delfi.ee, {expected}"
    two = Lookalikes([Known(*outlet) for outlet in three[:2]]).find("delfi.ltd")
    assert two is not None
    assert "delfi.lt and delfi.lv, addresses of Delfi A and Delfi B," in two.why
    assert two.reason.code == "resembles-addresses"
    assert (two.reason.domains, two.reason.outlets) == (("delfi.lt", "delfi.lv"), ("Delfi A", "Delfi B"))


def test_a_host_within_another_is_one_outlets():
    """Where a listed host stands in the asked one, the reason names its outlet alone."""
    lookalikes = Lookalikes([Known("a", "A", ("delfi.lt",)), Known("b", "B", ("delfi.lv",))])
    answer = lookalikes.find("delfi.lv.com")
    assert answer is not None
    assert answer.why == "delfi.lv.com resembles delfi.lv, an address of B, and is not one of its known addresses."


def test_a_name_with_the_same_hyphens_is_nearer():
    """Of several that bear a name, those that write it with the same hyphens are named alone."""
    lookalikes = Lookalikes([Known("a", "A", ("daily-mail.co.zm",)), Known("b", "B", ("dailymail.co.uk",))])
    for host, outlet in (("dailymail.ltd", "b"), ("daily-mail.ltd", "a")):
        answer = lookalikes.find(host)
        assert answer is not None
        assert answer.outlet.id == outlet
        assert "is not one of its known addresses" in answer.why
    both = lookalikes.find("dai-lymail.ltd")
    assert both is not None
    assert "addresses of A and B" in both.why


def test_a_suffix_told_with_a_name_names_one_outlet():
    """Of several that bear a name, the one whose suffix is told with it is named alone."""
    lookalikes = Lookalikes(
        [Known("a", "A", ("pravda.ru",)), Known("b", "B", ("pravda.com.ua",)), Known("c", "C", ("pravda.sk",))]
    )
    answer = lookalikes.find("pravda-ua.com")
    assert answer is not None
    assert answer.outlet.id == "b"
    assert answer.why == "pravda-ua.com resembles pravda.com.ua, an address of B, and is not one of its known addresses."


def test_at_home_its_own_name_is_its_own():
    """Under its own country's suffix an outlet's name is sooner its spare address than anybody else's."""
    kyiv = one("kyivindependent.com", country="UA")
    assert kyiv.find("kyivindependent.com.ua") is None
    assert kyiv.find("kyivindependent.at") is not None


def test_a_country_without_code_of_its_own_in_hosts():
    """The United Kingdom's hosts end in uk, not in gb."""
    britons = one("thekentpapers.com", country="GB")
    assert britons.find("thekentpapers.uk") is None
    assert britons.find("thekentpapers.at") is not None
