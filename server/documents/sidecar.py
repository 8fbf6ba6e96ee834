"""What stands beside a text: its title, kind and language, and where it is known who published it, where and when.

A schema and its checks; which file holds it, and whether the text bears it out, is for ``reader`` to say.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from babel import Locale
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from server.documents import dates
from server.documents.parts import DocumentKind
from server.urls import BadUrl, Page

_AHEAD = timedelta(hours=14)
"""How far the first place on Earth to begin a day is ahead of UTC."""
_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d\w{3}))*"
)
_LANGUAGES = frozenset(Locale("en").languages)


def _language(tag: str) -> str:
    if not _TAG.fullmatch(tag) or tag.partition("-")[0].lower() not in _LANGUAGES:
        raise PydanticCustomError("bad-language", "'{tag}' is no BCP 47 tag of a language, such as en or de-CH", {"tag": tag})
    return tag


def _day(text: str) -> str:
    if dates.checked(text) is None:
        raise PydanticCustomError(
            "bad-date", "'{text}' is no day, month or year: write 2025-06-02, 2025-06 or 2025", {"text": text}
        )
    if text > (datetime.now(UTC) + _AHEAD).date().isoformat()[: len(text)]:
        raise PydanticCustomError("future-date", "{text} lies in the future", {"text": text})
    return text


def _url(text: str) -> str:
    try:
        Page.parse(text)
    except BadUrl as error:
        raise PydanticCustomError("bad-url", "{reason}", {"reason": str(error)}) from error
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty-text", "write words here, or leave the field out")
    return text


def _reason(text: str) -> str:
    if text.lower() in {"true", "false", "yes", "no"}:
        raise PydanticCustomError("bad-reason", "'{text}' is no reason: say why or when, or leave the field out", {"text": text})
    return _words(text)


_Text = Annotated[str, AfterValidator(_words)]


class Sidecar(BaseModel):
    """What stands in ``NAME.yaml``: what the text itself does not tell a machine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: _Text = Field(description="Title as printed at the top of the text")
    kind: DocumentKind = Field(description="What sort of text it is")
    language: Annotated[str, AfterValidator(_language)] = Field(description="BCP 47 tag of its language")
    author: _Text | None = Field(default=None, description="Author, or null: nothing is invented")
    url: Annotated[str, AfterValidator(_url)] | None = Field(default=None, description="Where it was published, or null")
    published: Annotated[str, AfterValidator(_day)] | None = Field(default=None, description="When, as precise as known, or null")
    licence: _Text | None = Field(default=None, description="Licence of the text, or null")
    withdrawn: Annotated[str, AfterValidator(_reason)] | None = Field(
        default=None, description="Why or when it was withdrawn; then nothing of it is served"
    )
    captions: tuple[_Text, ...] = Field(default=(), description="First words of captions that no mark in the text tells")
