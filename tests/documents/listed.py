"""A small registry for tests of reading: outlets by name, each with its hosts, enough to read the seed document."""

from __future__ import annotations

_HOSTS = {
    "ABC News": "abcnews.go.com",
    "AFP": "afp.com",
    "Agence France-Presse": "afp.com",
    "Al Jazeera": "aljazeera.com",
    "AP": "apnews.com",
    "Associated Press": "apnews.com",
    "BBC": "bbc.com bbc.co.uk",
    "BBC News": "bbc.com",
    "British Broadcasting Corporation": "bbc.com",
    "Common Dreams": "commondreams.org",
    "FAZ": "faz.net",
    "Financial Times": "ft.com",
    "Global Times": "globaltimes.cn",
    "Grayzone": "thegrayzone.com",
    "Guardian": "theguardian.com",
    "Independent": "independent.co.uk",
    "Institute for Peace & Diplomacy": "peacediplomacy.org",
    "Kyiv Independent": "kyivindependent.com",
    "Le Monde": "lemonde.fr",
    "Marca": "marca.com",
    "Moscow Times": "themoscowtimes.com",
    "Paper Only": "",
    "Reuters": "reuters.com",
    "RFE/RL": "rferl.org",
    "RT": "rt.com",
    "Russia Today": "rt.com",
    "Der Spiegel": "spiegel.de",
    "Sky News": "news.sky.com",
    "Ukrinform": "ukrinform.net",
    "Wikipedia": "wikipedia.org",
}
_BY_HOST = {known: hosts.split()[0] for hosts in _HOSTS.values() for known in hosts.split()}
_BY_NAME = {known.casefold(): (hosts.split() or [known])[0] for known, hosts in _HOSTS.items()}


class Listed:
    """The outlets above. An outlet's id is its first host, or its name where it has none."""

    def by_host(self, host: str) -> str | None:
        """Id of the outlet with this host or a parent of it."""
        labels = host.split(".")
        return next((_BY_HOST[up] for at in range(len(labels)) if (up := ".".join(labels[at:])) in _BY_HOST), None)

    def by_name(self, name: str) -> str | None:
        """Id of the outlet with this name, whatever its case and without "the"."""
        return _BY_NAME.get(name.casefold()) or _BY_NAME.get(name.casefold().removeprefix("the "))

    def first_host(self, outlet: str) -> str:
        """Give the outlet's first host, or an empty text."""
        return outlet if "." in outlet else ""


LISTED = Listed()
