"""What commands share: bringing the index up to date, and saying what was found and what has to be mended."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click
import orjson

from server import editions, problems, reports

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from server.editions import Edition
    from server.problems import Problem
    from server.settings import Settings


_STEPS = 1000  # of a bar
_OFTEN = 0.1  # of a source, between two lines that tell how far it is read


class Progress:
    """Tells of work on standard error: in lines, and on a terminal with a bar for what takes long."""

    def __init__(self) -> None:
        self._bar: ProgressBar[int] | ProgressBar[None] | None = None
        self._share = 0.0

    def __call__(self, said: str) -> None:
        """Tell a word."""
        if isinstance(said, editions.Reading):
            self._far(said)
        else:
            click.secho(said, dim=True, err=True)

    def _far(self, said: editions.Reading) -> None:
        if sys.stderr.isatty() and (self._bar or said.share < 1):
            bar = self._bar = self._bar or click.progressbar(length=_STEPS, label=said.name, file=sys.stderr)
            bar.update(round(said.share * _STEPS) - bar.pos)
            if said.share < 1:
                return
            bar.render_finish()
        elif said.share < min(1, self._share + _OFTEN):
            return
        click.secho(said, dim=True, err=True)
        self._bar, self._share = None, said.share % 1


def edition(settings: Settings) -> Edition:
    """Bring the index up to date, telling of the work, and open it."""
    held = editions.Editions(settings)
    try:
        held.renew(Progress())
        if held.problems:
            refuse(held.problems)
        return held.current
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None


FORMS = ("text", "json", "github")


def show(found: list[Problem], form: str) -> None:
    """Print problems in one of ``FORMS``."""
    if form == "json":
        click.echo(pretty(orjson.dumps([problem._asdict() for problem in found])))
        return
    for problem in found:
        click.echo(problems.github(problem) if form == "github" else problems.text(problem))


def refuse(found: list[Problem]) -> NoReturn:
    """Print problems and exit with 1."""
    for problem in found:
        click.echo(problems.text(problem), err=True)
    stop(found)


def stop(found: list[Problem]) -> NoReturn:
    """Exit with 1 for problems that have been printed."""
    raise click.ClickException(f"{reports.many(len(found), 'problem')}. Nothing is served until all are mended.")


def counted(edition: Edition) -> str:
    """Say how much an edition holds."""
    outlets, documents = len(edition.registry.outlets), len(edition.index.documents())
    return f"{reports.many(outlets, 'outlet')}, {reports.many(documents, 'document')}"


def pretty(body: bytes) -> str:
    """Indent JSON for people."""
    return orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode()
