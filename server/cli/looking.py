"""Commands that read: problems of the files, a page's context, what was read out of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import click
import orjson

from server import documents, editions, factchecks, reports
from server.cli import telling
from server.cli.registry import EXPLAIN, FORMAT
from server.context import find
from server.urls import BadUrl, Page, typed

if TYPE_CHECKING:
    from pathlib import Path

    from server.settings import Settings

_MOST_TEXT = 200_000  # letters, as the API takes


@click.command()
@FORMAT
@EXPLAIN
@click.option("--losses", is_flag=True, help="Print everything that could not be taken out of fact-checks, with its place.")
@click.pass_obj
def check(settings: Settings, form: str, *, losses: bool) -> None:
    """Check the registry and all documents; prints every problem and exits with 1 if there is one.

    What cannot be taken out of fact-checks is no problem: it is counted.
    """
    try:
        content = editions.check(settings)
    except editions.Broken as error:
        telling.show(error.problems, form)
        telling.stop(error.problems)
    telling.show([], form)
    for path, sidecar in documents.fact_checks(settings.seeds):
        _count(path, sidecar, losses=losses, err=form != "text")
    outlets, texts = len(content.registry.outlets), len(content.documents)
    click.echo(f"{reports.many(outlets, 'outlet')} and {reports.many(texts, 'document')}: no problem.", err=form != "text")


def _count(path: Path, sidecar: documents.Sidecar, *, losses: bool, err: bool = False) -> None:
    """Say how much a set of fact-checks gives, and how much of it is lost."""
    taken = lost = 0
    for found in factchecks.read(path, sidecar):
        if isinstance(found, factchecks.Loss):
            lost += 1
            if losses:
                click.echo(f"{path.parent / found.place}: {found.message}", err=err)
        else:
            taken += 1
    hint = "; --losses tells them" if lost and not losses else ""
    click.echo(f"{path}: {reports.many(taken, 'review')}, {reports.many(lost, 'loss', 'losses')}{hint}", err=err)


@click.command("context")
@click.argument("url")
@click.option("--title", help="The page's title; finds works whose address has no words.")
@click.option(
    "--text", type=click.File(encoding="utf-8-sig", errors="replace"), help="A file with its text, - for standard input."
)
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON.")
@click.pass_obj
def context(settings: Settings, url: str, title: str | None, text: TextIO | None, *, as_json: bool) -> None:
    """Show who stands behind the page at URL, what cites it, and which claims its text touches on."""
    edition = telling.edition(settings)
    try:
        page = Page.parse(typed(url), listed=edition.registry.lists)
    except BadUrl as error:
        raise click.UsageError(f"{error} [{error.code}]") from None
    answer = find(page, edition, title, text.read(_MOST_TEXT) if text else None).json()
    click.echo(telling.pretty(answer) if as_json else reports.context(orjson.loads(answer)))


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@click.pass_obj
def document(settings: Settings, identifier: str, *, as_json: bool) -> None:
    """Show what was read out of a document: sections, claims, citations, source list, and what was left out and why.

    Of a set of fact-checks: how many reviews it gives, and what could not be taken.
    """
    sets = {path.stem: (path, sidecar) for path, sidecar in documents.fact_checks(settings.seeds)}
    if identifier in sets:
        if as_json:
            raise click.UsageError("A set of fact-checks is read as a stream: there is no JSON of what was read.")
        _count(*sets[identifier], losses=True)
        return
    try:
        found = {document.id: document for document in editions.check(settings).documents}
    except editions.Broken as error:
        telling.refuse(error.problems)
    if identifier not in found:
        known = ", ".join(sorted([*found, *sets])) or "none"
        raise click.UsageError(f"There is no document '{identifier}'. Documents: {known}.")
    read: documents.Document = found[identifier]
    click.echo(telling.pretty(read.model_dump_json().encode()) if as_json else reports.document(read))
