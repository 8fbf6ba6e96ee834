"""How well citations are read out of documents: precision, recall and F1 of (sentence, cited target, scope).

Run as ``python bench/extract.py [FOLDER …] [--faults]``. A folder holds texts (``NAME.txt``, ``.md``, ``.html``) with
``NAME.gold`` beside each, a line for each citing sentence: ``scope | targets | sentence``, written by hand from the text
before the reader was run on it. A target is an address, a host, or in quotation marks words of the entry that is meant.
``bench/data/documents/README.md`` says how they were annotated and what was reached at first reading.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from server import registry
from server.documents.extraction import Extract, Text, extract
from server.documents.linking import page
from server.documents.works import normalised

if TYPE_CHECKING:
    from server.registry import Registry

HERE = Path(__file__).parent
SETS = ("first", "held-out", "later", "last", "unseen", "unseen-2", "blind", "blind-2", "blind-3", "blind-4", "habits")
FOLDERS = [HERE / "data" / "documents" / name for name in SETS]
TEXTS = {".txt", ".md", ".html"}
LANGUAGES = {
    "bericht": "de",
    "pegel": "de",
    "talsperre": "de",
    "enquete": "fr",
    "gutachten": "de",
    "tunnel-wiki": "fr",
    "elbtunnel": "de",
    "sequia": "es",
}


class Triple(NamedTuple):
    """A citation: the sentence without marks, what it cites, how much it covers."""

    sentence: str
    target: str
    scope: str


class Score(NamedTuple):
    """How many triples were right, found, and there to be found."""

    right: int
    found: int
    there: int

    def __str__(self) -> str:
        """Precision, recall and F1 in words."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.there if self.there else 1.0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({self.right} of {self.there}, {self.found} found)"


def gold(path: Path) -> list[Triple]:
    """Read what was written by hand."""
    triples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        scope, targets, sentence = (part.strip() for part in line.split("|", 2))
        triples += [Triple(normalised(sentence), key(target), scope) for target in shlex.split(targets)]
    return triples


def key(target: str) -> str:
    """Give the same text for all ways to write a target."""
    if target.startswith("http"):
        return page(target)
    return target.lower().removeprefix("www.") if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", target) else normalised(target)


def found(extracted: Extract, wanted: list[Triple]) -> list[Triple]:
    """List the triples that were read. A work is named by its address, its host, or the words by which it is wanted."""
    works = {work.id: work for work in extracted.works}
    words = {triple.target for triple in wanted}
    triples = []
    for claim in extracted.claims:
        for citation in claim.citations:
            work = works.get(citation.work or "")
            named = next((each for each in words if work and "." not in each and each in normalised(work.raw)), None)
            address = page(work.url) if work and work.url else None
            target = named or address or key(citation.domain or citation.name or (work.raw if work else ""))
            triples.append(Triple(normalised(claim.text), target, citation.scope))
    return triples


def score(
    wanted: list[Triple], read: list[Triple], fields: int
) -> tuple[Score, Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Compare by the first ``fields`` of the triples; what one sentence cites twice counts once."""
    there, were = Counter({triple[:fields] for triple in wanted}), Counter({triple[:fields] for triple in read})
    return Score((there & were).total(), were.total(), there.total()), there - were, were - there


def read(path: Path, known: Registry) -> Extract:
    """Read a text of the benchmark."""
    text = re.sub(r"\r\n?|\f", "\n", path.read_text(encoding="utf-8"))
    language = LANGUAGES.get(path.stem, "en")
    return extract(Text(path.stem, text, language, path.suffix == ".md", html=path.suffix == ".html"), known)


def main() -> None:
    """Print the scores of each document and each folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--faults", action="store_true", help="print what was missed and what was read wrongly")
    given = parser.parse_args()
    known, problems = registry.read(HERE.parent / "sources.yaml")
    if known is None:
        sys.exit("\n".join(map(str, problems)))
    for folder in given.folders:
        totals: defaultdict[int, Score] = defaultdict(lambda: Score(0, 0, 0))
        for path in sorted(each for each in folder.iterdir() if each.suffix in TEXTS):
            wanted = gold(path.with_suffix(".gold"))
            triples = found(read(path, known), wanted)
            for fields in (2, 3):
                one, missed, wrong = score(wanted, triples, fields)
                totals[fields] = Score(*(a + b for a, b in zip(totals[fields], one, strict=True)))
            sys.stdout.write(f"{path.name:24} {one}\n")
            if given.faults:
                sys.stdout.writelines(f"    missed {' | '.join(each)}\n" for each in missed.elements())
                sys.stdout.writelines(f"    wrong  {' | '.join(each)}\n" for each in wrong.elements())
        sys.stdout.write(f"{folder.name}: sentence and target  {totals[2]}\n")
        sys.stdout.write(f"{folder.name}: and scope            {totals[3]}\n")


if __name__ == "__main__":
    main()
