"""Changing ``sources.yaml`` by program: texts and changes in, a new text, a saved file and its history out.

``apply`` changes records in a text, ``save`` puts a text in the file's place, ``undo`` takes a save back.
"""

from __future__ import annotations

from server.curation.differing import unified
from server.curation.editing import Change, apply, canonical
from server.curation.history import Damaged, Entry
from server.curation.saving import Conflict, Held, Refused, entries, load, problems, save, undo, undone
from server.yamltext import Unreadable

__all__ = [
    "Change",
    "Conflict",
    "Damaged",
    "Entry",
    "Held",
    "Refused",
    "Unreadable",
    "apply",
    "canonical",
    "entries",
    "load",
    "problems",
    "save",
    "undo",
    "undone",
    "unified",
]
