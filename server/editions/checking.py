"""The files in, what they say or all their problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from server import documents, registry
from server.registry.records import File

if TYPE_CHECKING:
    from server.problems import Problem
    from server.registry import Registry
    from server.settings import Settings

NOBODY = registry.Registry(File(), "")
"""The registry that lists no outlet."""


class Broken(Exception):
    """The registry or a document has problems.

    :param problems: all of them, in the order of the files
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Content(NamedTuple):
    """What the files say."""

    registry: Registry
    documents: list[documents.Document]


def check(settings: Settings) -> Content:
    """Read the registry and all documents.

    :raises Broken: if either has problems
    """
    outlets, problems = registry.read(settings.registry)
    found, faults = documents.read(settings.seeds, outlets or NOBODY)
    if outlets is None or faults:
        raise Broken([*problems, *faults])
    return Content(outlets, found)
