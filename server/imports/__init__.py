"""Borrowed sets of data in, what they say of outlets out, and the changes of the registry that would carry it.

A reader for each format gives a ``Batch``; ``plan`` holds it against a registry and refuses whatever is doubtful.
"""

from __future__ import annotations

from server.imports.batch import Batch, Release, Said, Unreadable
from server.imports.formats import FORMATS
from server.imports.joining import Plan, plan

__all__ = ["FORMATS", "Batch", "Plan", "Release", "Said", "Unreadable", "plan"]
