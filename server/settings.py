"""Where Masthead finds its files and where it listens: the one place in which its environment variables are named."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from server.curators import Curators

if TYPE_CHECKING:
    from collections.abc import Mapping


class BadSetting(ValueError):
    """An environment variable has a value that cannot be used."""


def _setting(variable: str, default: Any, meaning: str) -> Any:
    return dataclasses.field(
        default=default,
        metadata={"variable": variable, "meaning": meaning, "read": Path if isinstance(default, Path) else type(default)},
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Each can be given as an environment variable; relative paths start at the working directory."""

    registry: Path = _setting("MASTHEAD_REGISTRY", Path("sources.yaml"), "the registry of outlets")
    seeds: Path = _setting("MASTHEAD_SEEDS", Path("seeds"), "the folder of documents")
    index: Path = _setting("MASTHEAD_INDEX", Path(".masthead/index.sqlite"), "the index; made when missing or stale")
    host: str = _setting("HOST", "127.0.0.1", "the address to listen on")
    port: int = _setting("PORT", 5000, "the port to listen on")
    workers: int = _setting("MASTHEAD_WORKERS", 2, "processes that answer requests")
    contact: str = _setting("MASTHEAD_CONTACT", "", "where outlets, authors and readers write to; shown on /about")
    reports: Path = _setting("MASTHEAD_REPORTS", Path(".masthead/reports.sqlite"), "the readers' reports")
    curators: str = _setting("MASTHEAD_CURATOR_TOKENS", "", "who may log in to /curate: NAME:HASH,…; empty: it is off")
    proxies: int = _setting("MASTHEAD_PROXIES", 0, "proxies in front that name the reader's address and scheme")

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Take the settings from environment variables.

        :raises BadSetting: if a value cannot be used
        """
        values: dict[str, Any] = {}
        for field in dataclasses.fields(cls):
            variable = field.metadata["variable"]
            if text := environment.get(variable):
                try:
                    values[field.name] = field.metadata["read"](text)
                except ValueError:
                    raise BadSetting(f"{variable} wants a whole number, not '{text}'") from None
        settings = cls(**values)
        for name, least, most in (("port", 1, 65535), ("workers", 1, 64), ("proxies", 0, 9)):
            if not least <= getattr(settings, name) <= most:
                variable = cls.__dataclass_fields__[name].metadata["variable"]
                raise BadSetting(f"{variable} wants a number from {least} to {most}, not {getattr(settings, name)}")
        try:
            Curators.parse(settings.curators)
        except ValueError as error:
            raise BadSetting(f"MASTHEAD_CURATOR_TOKENS: {error}") from None
        return settings

    @property
    def rates(self) -> Path:
        """Where attempts are counted: beside the reports."""
        return self.reports.with_name("rates.sqlite")

    @property
    def sessions(self) -> Path:
        """Where it is kept who is logged in: beside the reports."""
        return self.reports.with_name("sessions.sqlite")

    def environment(self) -> dict[str, str]:
        """Return the environment variables that give these settings."""
        return {field.metadata["variable"]: str(getattr(self, field.name)) for field in dataclasses.fields(self)}
