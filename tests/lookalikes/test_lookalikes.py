"""Which hosts resemble a listed outlet's, and which are real namesakes.

``tests/data/lookalikes.json`` holds reported clones, real namesakes and invented outlets; the tests below it give one
example and one counter-example to each line of the rule.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.lookalikes import Known, Lookalike, Lookalikes

MINUTE = 60  # seconds of the processor: a guard against time without end, no measure of speed

DATA: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "lookalikes.json").read_text(encoding="utf-8"))
KNOWN = [Known(outlet["id"], outlet["name"], tuple(outlet["domains"]), (), outlet.get("country")) for outlet in DATA["outlets"]]
CLONES = [*DATA["develop"], *DATA["report"], *DATA["later"]]
LOOKALIKES = Lookalikes(KNOWN)


def found(host: str) -> tuple[str, str] | None:
    """Technique and domain of what ``host`` resembles."""
    answer = LOOKALIKES.find(host)
    return (answer.technique, answer.domain) if answer else None


@pytest.mark.parametrize("clone", [clone for clone in CLONES if "missed" not in clone], ids=lambda clone: clone["host"])
def test_reported_clones_are_found(clone: dict[str, str]):
    """A reported clone is said to resemble the outlet that it was reported to clone."""
    for host in (clone["host"], f"www.{clone['host']}"):
        answer = LOOKALIKES.find(host)
        assert answer is not None
        assert answer.outlet.id == clone["outlet"]


@pytest.mark.parametrize("clone", [clone for clone in CLONES if "missed" in clone], ids=lambda clone: clone["host"])
def test_what_is_missed_is_known(clone: dict[str, str]):
    """A clone that the rule leaves alone is marked as such, with the reason."""
    assert found(clone["host"]) is None


def test_most_reported_clones_are_found():
    """At least 94 of 100 clones are found."""
    assert sum("missed" not in clone for clone in CLONES) >= 0.94 * len(CLONES)


@pytest.mark.parametrize("host", [namesake["host"] for namesake in DATA["namesakes"]])
def test_namesakes_resemble_nothing(host: str):
    """A real outlet of a similar name is no look-alike."""
    assert found(host) is None


@pytest.mark.parametrize("host", DATA["invented"])
def test_invented_outlets_resemble_nothing(host: str):
    """An outlet that a campaign invented resembles no listed one."""
    assert found(host) is None


@pytest.mark.parametrize("host", [domain for known in KNOWN for domain in known.domains])
def test_listed_hosts_resemble_nothing(host: str):
    """A listed host, and whatever is below one, is no look-alike."""
    assert found(host) is None
    assert found(f"edition.{host}") is None


def test_the_answer_names_outlet_host_and_reason():
    """The answer names the outlet, its host and the technique, and says so in a sentence that alleges nothing."""
    answer = LOOKALIKES.find("www.spiegel.ltd")
    assert isinstance(answer, Lookalike)
    assert answer.model_dump() == {
        "outlet": {"id": "spiegel", "name": "Der Spiegel"},
        "domain": "spiegel.de",
        "technique": "other-suffix",
        "why": "www.spiegel.ltd resembles spiegel.de, an address of Der Spiegel, and is not one of its known addresses.",
        "reason": {
            "code": "resembles-address",
            "host": "www.spiegel.ltd",
            "domains": ("spiegel.de",),
            "outlets": ("Der Spiegel",),
        },
    }


@pytest.mark.parametrize(
    ("host", "technique", "domain"),
    [
        ("faz.ltd", "other-suffix", "faz.net"),
        ("welt.media", "other-suffix", "welt.de"),
        ("nd-aktuell.net", "other-suffix", "nd-aktuell.de"),
        ("obozrevatel.org", "other-suffix", "obozrevatel.com"),
        ("washingtonpost.in", "other-suffix", "washingtonpost.com"),
        ("washingtonpost.com.mx", "other-suffix", "washingtonpost.com"),
        ("abcnews.ltd", "other-suffix", "abcnews.go.com"),
        ("sky-news.ltd", "hyphen", "news.sky.com"),
        ("newssky.ltd", "other-suffix", "news.sky.com"),
        ("xn--theguardan-4ub.com", "homoglyph", "theguardian.com"),
        ("xn--spigel-dva.de", "homoglyph", "spiegel.de"),
        ("xn--nn-nmc.com", "homoglyph", "cnn.com"),
        ("blld.live", "homoglyph", "bild.de"),
        ("washingtonp0st.com", "homoglyph", "washingtonpost.com"),
        ("fox-news.in", "hyphen", "foxnews.com"),
        ("tonline.cfd", "hyphen", "t-online.de"),
        ("spiegel-de.com", "hyphen", "spiegel.de"),
        ("pravda-com-ua.net", "hyphen", "pravda.com.ua"),
        ("ua-pravda.click", "hyphen", "pravda.com.ua"),
        ("derspiegel.ltd", "extra-label", "spiegel.de"),
        ("spiegel-online.pics", "extra-label", "spiegel.de"),
        ("news-spiegel.ltd", "extra-label", "spiegel.de"),
        ("spiegelnews.live", "extra-label", "spiegel.de"),
        ("frankfurterallgemeinezeitung.ltd", "extra-label", "faz.net"),
        ("reutres.com", "typo", "reuters.com"),
        ("theguardain.com", "typo", "theguardian.com"),
        ("indepnedent.co", "typo", "independent.co.uk"),
        ("spiegeli.life", "typo", "spiegel.de"),
        ("20minuts.com", "typo", "20minutes.fr"),
        ("dailymial.top", "typo", "dailymail.co.uk"),
        ("bbc.com.evil.org", "subdomain", "bbc.com"),
        ("www.bbc.co.uk.news.evil.org", "subdomain", "bbc.co.uk"),
        ("bbc.com-news.live", "subdomain", "bbc.com"),
        ("reuters.com.org", "subdomain", "reuters.com"),
        ("www.bbc.co.uk.info", "subdomain", "bbc.co.uk"),
        ("bbc.co.uk.com", "subdomain", "bbc.co.uk"),
        ("www-spiegel.de-artikel.info", "subdomain", "spiegel.de"),
        ("bbc-news.pm", "extra-label", "bbc.com"),
        ("wwwreuters.com", "extra-label", "reuters.com"),
        ("www-reuters.com", "extra-label", "reuters.com"),
        ("wwwindependent.co.uk", "extra-label", "independent.co.uk"),
        ("wwwbbc.org", "extra-label", "bbc.com"),
        ("breaking-cnn.com", "extra-label", "cnn.com"),
        ("cnn-trending.com", "extra-label", "cnn.com"),
        ("reuters-news.com", "extra-label", "reuters.com"),
        ("dailymail-news.ltd", "extra-label", "dailymail.co.uk"),
        ("dailymail-online.ltd", "extra-label", "dailymail.co.uk"),
        ("unian.org", "other-suffix", "unian.ua"),
        ("abcnewsgo.co", "other-suffix", "abcnews.go.com"),
        ("foriegnpolicy.net", "typo", "foreignpolicy.com"),
        ("pravda-ua.rest", "hyphen", "pravda.com.ua"),
        ("spiegel.de.evil.pages.dev", "subdomain", "spiegel.de"),
        ("corriere.cfd", "other-suffix", "corriere.it"),
        ("lastampa.sh", "other-suffix", "lastampa.it"),
        ("morgenpost.in", "other-suffix", "morgenpost.de"),
        ("dailymail.com.co", "other-suffix", "dailymail.co.uk"),
    ],
)
def test_each_technique_is_told(host: str, technique: str, domain: str):
    """Each way in which a host can resemble another's is found, and named."""
    assert found(host) == (technique, domain)


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("spiegel.com", "a plain name under com"),
        ("reuters.ru", "a plain name under a country's suffix"),
        ("faz.news", "three letters where newspapers live too"),
        ("rt.ltd", "two letters"),
        ("independent.ltd", "a title word alone"),
        ("dailymail.news", "title words where newspapers live too"),
        ("dailymail.co", "English title words, which are at home everywhere but in Colombia's own endings"),
        ("independent.com.co", "an English word alone, at home anywhere"),
        ("corriere.st", "an Italian word where Portuguese is spoken, and the letters stand for much"),
        ("corriere.info", "an Italian word where all languages are at home"),
        ("corriere.com.co", "an Italian word where a language like it is spoken"),
        ("spiegel.edu", "an institution's suffix"),
        ("spiegel.ac.uk", "an institution's suffix"),
        ("spiegel.github.io", "an account on a platform"),
        ("spiegel.de.proxy.example.org", "a library's proxy"),
        ("spiegel.de.ezproxy-hub.org", "a library's proxy"),
        ("nytimes.com.libproxy.net", "a library's proxy"),
        ("reuter.com", "another name, a letter less"),
        ("repubblika.org", "another language's spelling"),
        ("aljazeerah.info", "another way to write the Arabic name"),
        ("politico.cd", "a country's ending, with a press of its own"),
        ("20minutos.es", "the word in another language"),
        ("golfnews.ltd", "another word before a title word"),
        ("bild1.ltd", "a number"),
        ("fzz.ltd", "another acronym"),
        ("theindependant.ltd", "title words of another language"),
        ("xn--libration-c1a.org", "a plain name with its mark under an old suffix"),
        ("boston-online.com", "no listed name"),
        ("mako-online.com", "a short name and a word of the trade under com"),
        ("kazan-news.net", "no listed name"),
        ("wwwindependent.com", "a title word alone under another suffix"),
        ("bild-news.at", "a short name and a word, where another may bear it"),
        ("theguardian-news.com", "title words alone, and one more"),
        ("faz.org", "three letters, though net is taken for org"),
        ("forwardpress.in", "a name and a word, where newspapers live too"),
        ("polskieradio.com.pl", "its own name in its own country"),
        ("bbc.evil.org", "a name is no host"),
        ("evil.org", "nothing"),
        ("", "nothing"),
        ("spiegel", "a single label"),
        ("127.0.0.1", "an IP address"),
        ("[::1]", "an IP address"),
        ("co.uk", "a public suffix"),
    ],
)
def test_each_counter_example_resembles_nothing(host: str, reason: str):
    """What chance, another language, an institution or another trade explains is no look-alike."""
    assert found(host) is None, reason


def test_no_outlets_no_lookalikes():
    """An empty registry resembles nothing."""
    assert Lookalikes([]).find("spiegel.ltd") is None


@given(st.text(max_size=60) | st.from_regex(r"(xn--)?[a-z0-9.-]{0,40}\.(de|com|ltd|co\.uk)", fullmatch=True))
def test_find_never_raises(host: str):
    """Whatever text is asked for, there is an answer."""
    LOOKALIKES.find(host)


def test_the_answer_is_stable():
    """The same host gets the same answer from an index built again."""
    again = Lookalikes(KNOWN)
    assert [again.find(clone["host"]) for clone in CLONES] == [LOOKALIKES.find(clone["host"]) for clone in CLONES]


@pytest.mark.parametrize(
    "host", ["spiegel." * 12_000 + "ltd", "a" * 100_000 + ".ltd", "-" * 100_000 + ".com", "xn--" + "9" * 100_000]
)
def test_hostile_hosts_take_no_time(host: str):
    """A host of 100,000 characters, longer than any can be, is answered, and not after a minute of the processor."""
    start = time.process_time()
    assert LOOKALIKES.find(host) is None
    assert time.process_time() - start < MINUTE
