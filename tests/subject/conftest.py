"""An index of claims written here, on made-up events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server.editions import Editions
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.editions import Edition

REGISTRY = """
outlets:
- {id: courier, name: The Courier, domains: [courier.example.com], type: newspaper, source: "https://a.org/", checked: 2026-01-01}
"""
SIDE = """title: {title}
kind: essay
language: {language}
author:
url:
published: {published}
licence:
"""
HARBOUR = """The Harbour Papers

The port of Veldhaven was closed for nine days in March 2024 because the crane operators refused night shifts without a second
pilot (courier.example.com). The dockers’ union Havenbond turned down a pay rise of eleven percent from the terminal company
Norlink (courier.example.com). No ship of the company Norlink left the harbour of Veldhaven before Easter
(courier.example.com). The chairman said: “We will not work another night without a second pilot on board”
(courier.example.com). “We sail with the first tide,” Captain Orla Brenn told the inspectors, as if the fog were a rumour of
theirs (courier.example.com). They met again (courier.example.com). Is nobody ashamed of the nine days of Veldhaven
(courier.example.com)?
"""
TALKS = """The Talks

With icy faces, as if to mock the patience of a weary public, delegates of Karvia and Lomeria shuffled out of the Ostra Palace in
Belgor (courier.example.com). It was, for all the fanfare and breathless coverage, the shortest meeting that envoy Anton Velik
and minister Ruta Salm had ever held in Belgor (courier.example.com). Envoy Velik of Karvia, never at a loss for sardonic asides,
handed minister Salm of Lomeria a memorandum (courier.example.com).
"""
BRUNNEN = """Die Brunnen

Die Brunnen in Lausdorf sind seit der Erweiterung des Tagebaus um vier Meter gefallen (courier.example.com).
"""
ODIA = """Odia

ଏକ ଦୁଇ ତିନି ଚାରି ପାଞ୍ଚ କ\u0b4b (courier.example.com).
"""


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """An edition of a few documents, most in English."""
    folder = tmp_path_factory.mktemp("subject")
    (folder / "sources.yaml").write_text(REGISTRY)
    (folder / "seeds").mkdir()
    documents = {
        "harbour": (HARBOUR, "The Harbour Papers", "en", "2024-03-22"),
        "talks": (TALKS, "The Talks", "en", "2025-06-05"),
        "brunnen": (BRUNNEN, "Die Brunnen", "de", ""),
        "odia": (ODIA, "Odia", "or", ""),
    }
    for name, (text, title, language, published) in documents.items():
        lines = (" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n"))
        (folder / "seeds" / f"{name}.txt").write_text("\n\n".join(lines))
        (folder / "seeds" / f"{name}.yaml").write_text(SIDE.format(title=title, language=language, published=published))
    editions = Editions(Settings(folder / "sources.yaml", folder / "seeds", folder / "index.sqlite"))
    editions.renew()
    assert editions.problems == []
    yield editions.current
    editions.current.index.close()
