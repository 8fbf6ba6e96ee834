"""Commands that change the registry: its form, and records renamed, merged, removed; and its history, from which it is mended."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from server import curation
from server.cli import keeping
from server.cli.registry import FILE
from server.curation import forming, history, layout, revising

if TYPE_CHECKING:
    from pathlib import Path

    from server.curation import Entry
    from server.settings import Settings

_LIST = click.option(
    "--list",
    "name",
    type=click.Choice([name for name in layout.LISTS if name != "removed"]),
    help="The list, where several have a record with this id.",
)


@click.command("format")
@FILE
@click.option("--check", is_flag=True, help="Change nothing; show what would change and exit with 1.")
@click.option("--by", default=keeping.user, help="Who changes it, for the history [your user name].")
@click.pass_obj
def format_(settings: Settings, file: Path | None, by: str, *, check: bool) -> None:
    """Put FILE, by default the registry that is served, into its one form; no value and no comment changes."""
    path = file or settings.registry
    held = keeping.load(path)
    try:
        formed = forming.form(str(path), held.text)
    except curation.Refused as error:
        keeping.refuse(error.problems)
    if formed == held.text:
        click.echo(f"{path}: in form.")
    elif check:
        click.echo(curation.unified(held.text, formed, path.name), nl=False)
        raise click.ClickException(f"{path} is not in form; `masthead registry format` mends that.")
    else:
        keeping.tell(path, lambda: curation.save(path, held.digest, formed, by=by, why="put into form"))


@click.command()
@click.argument("old")
@click.argument("new")
@_LIST
@keeping.options
@click.pass_obj
def rename(settings: Settings, /, old: str, new: str, name: str | None, **how: Any) -> None:
    """Give the record OLD the id NEW; the old id of an outlet goes on leading to it."""
    _change(
        settings, old, name, how | {"why": how["why"] or f"rename {old} to {new}"}, partial(revising.rename, old=old, new=new)
    )


@click.command()
@click.argument("old", metavar="FROM")
@click.argument("into")
@_LIST
@keeping.options
@click.pass_obj
def merge(settings: Settings, /, old: str, into: str, name: str | None, **how: Any) -> None:
    """Put all that is said of the record FROM into INTO; statements stand side by side, the old id leads to INTO."""

    def changes(data: Any, name: str) -> list[curation.Change]:
        merger = revising.merge(data, name, old, into)
        for said in merger.left_out:
            click.echo(f"left out, for {into} has its own word or none: {said}", err=True)
        return merger.changes

    _change(settings, old, name, how | {"why": how["why"] or f"merge {old} into {into}"}, changes)


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--into", help="The outlet to which the id of a removed outlet shall lead.")
@_LIST
@keeping.options
@click.pass_obj
def remove(settings: Settings, /, identifier: str, into: str | None, name: str | None, **how: Any) -> None:
    """Take the record ID out; nothing of what it says is kept but in the history.

    The ids of an outlet go on answering: with --into they lead to another outlet, without it they tell readers --why there is
    none any more.
    """
    today = dt.datetime.now(dt.UTC).date().isoformat()
    reason = revising.Reason(how["why"], today) if how["why"] else None
    how["why"] = how["why"] or f"remove {identifier}"
    _change(settings, identifier, name, how, partial(revising.remove, identifier=identifier, into=into, reason=reason))


def _change(settings: Settings, /, identifier: str, name: str | None, how: dict[str, Any], changes: Any) -> None:
    """Make the changes of a record of the list ``name``, or of the one list that has such a record."""
    path = settings.registry
    held = keeping.load(path)
    data = keeping.data(held, path)
    names = [name] if name else [found for found in revising.lists(data, identifier) if found != "removed"]
    if not names:
        raise click.UsageError(f"There is no record '{identifier}' in {path}.")
    if len(names) > 1:
        raise click.UsageError(f"'{identifier}' is a record of {' and of '.join(names)}: name one with --list.")
    try:
        text = curation.apply(held.text, changes(data, names[0]))
    except revising.Impossible as error:
        raise click.ClickException(f"{error}.") from None
    keeping.keep(path, held, text, how)


@click.command()
@click.argument("entry", required=False)
@keeping.options
@click.pass_obj
def undo(settings: Settings, /, entry: str | None, **how: Any) -> None:
    """Take back ENTRY of the history, by default the last change; what was changed since in other records stays."""
    path = settings.registry
    found = entry or getattr(history.last(_entries(path)), "id", None)
    if not found:
        raise click.UsageError("There is nothing to take back.")
    try:
        held, text, _ = curation.undone(path, found)
    except KeyError:
        raise click.UsageError(f"The history has no entry '{found}'.") from None
    except curation.Conflict as error:
        raise click.ClickException(f"{error}.") from None
    keeping.confirm(path, held, text, yes=how["yes"])
    keeping.tell(path, lambda: curation.undo(path, found, by=how["by"], why=how["why"]))


@click.command("history")
@click.argument("entry", required=False)
@click.pass_obj
def history_(settings: Settings, /, entry: str | None) -> None:
    """Show who changed what, when and why, the last change first; or ENTRY with its diff."""
    found = [shown for shown in reversed(_entries(settings.registry)) if entry in (None, shown.id)]
    if entry and not found:
        raise click.UsageError(f"The history has no entry '{entry}'.")
    for shown in found:
        click.echo(f"{shown.id}  {shown.time}  {shown.by}: {shown.why or 'no reason given'}")
        click.echo(f"    {_changed(shown)}")
        if entry:
            click.echo(shown.diff, nl=False)


_FEW = 5  # records that a line names


def _changed(entry: Entry) -> str:
    names = ", ".join(entry.changed[:_FEW]) or "no record"
    more = f" and {len(entry.changed) - _FEW} more" if len(entry.changed) > _FEW else ""
    return f"{names}{more}{', and what stands between records' if entry.whole else ''}"


def _entries(path: Path) -> list[Entry]:
    try:
        return curation.entries(path)
    except curation.Damaged as error:
        raise click.ClickException(str(error)) from None


COMMANDS = (format_, rename, merge, remove, undo, history_)
