"""What the commands that change the registry share: reading it, showing what would change, asking, saving."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any, NoReturn

import click

from server import curation, registry, reports
from server.curation import layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from server.curation import Entry, Held
    from server.problems import Problem


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of all that save."""
    command = click.option("--yes", is_flag=True, help="Do not ask before writing.")(command)
    command = click.option("--why", default="", help="The reason, for the history.")(command)
    return click.option("--by", default=user, help="Who changes it, for the history [your user name].")(command)


def user() -> str:
    """Return the name under which the user is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "unknown"


def load(path: Path) -> Held:
    """Read the registry to change it; what cannot be read is told."""
    try:
        return curation.load(path)
    except (OSError, UnicodeDecodeError):
        refuse(registry.read(path)[1])


def data(held: Held, path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the plain data of a registry; its problems are told."""
    if found := curation.problems(str(path), held.text):
        refuse(found)
    return {name: records or [] for name, records in layout.read(held.text)[0].items()}


def refuse(problems: list[Problem]) -> NoReturn:
    """Print problems and exit with 1."""
    for problem in problems:
        click.echo(str(problem), err=True)
    raise click.ClickException(f"{reports.many(len(problems), 'problem')}. Nothing was changed.")


def keep(path: Path, held: Held, text: str, how: dict[str, Any]) -> None:
    """Show what would change, ask, and save.

    :param how: ``by``, ``why`` and ``yes``
    """
    if text == held.text:
        click.echo(f"{path}: nothing to change.")
        return
    confirm(path, held, text, yes=how["yes"])
    tell(path, lambda: curation.save(path, held.digest, text, by=how["by"], why=how["why"]))


def confirm(path: Path, held: Held, text: str, *, yes: bool) -> None:
    """Show the difference, and ask whether it shall be written; first tell what is wrong with it."""
    click.echo(curation.unified(held.text, text, path.name), nl=False)
    if found := curation.problems(str(path), text):
        click.echo("\nThe registry would have problems (the lines are those after the change):", err=True)
        refuse(found)
    if not yes:
        click.confirm(f"Write this to {path}?", abort=True)


def tell(path: Path, save: Callable[[], Entry], *, err: bool = False) -> None:
    """Save, and say how to take it back (on the error stream if ``err``); a conflict is a sentence."""
    try:
        entry = save()
    except (curation.Conflict, curation.Damaged) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    click.echo(f"{path}: saved as entry {entry.id} of its history; `masthead registry undo {entry.id}` takes it back.", err=err)
