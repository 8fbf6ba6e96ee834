"""Commands that look at the registry as a whole: what to look at next, what changed, and a card as readers see it."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from server import app, cards, documents, editions, lookalikes, registry, reports, yamlfile
from server.cli import registry as commands
from server.cli import telling
from server.problems import Words, hint
from server.registry import differences, survey
from server.registry.records import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

    from server.settings import Settings

_YEAR = 365  # days
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


@click.command()
@click.option("--older-than", "days", type=click.IntRange(0), default=_YEAR, help="Days since the last check [365].")
@click.option("--since", type=commands.File(), help="An earlier version: tells of ids that were lost since.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to write it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def report(settings: Settings, days: int, since: Path | None, form: str, *, as_json: bool) -> None:
    """Show what to look at next: stale statements, gaps, hosts that claims cite and no record has, raters at odds."""
    reading = yamlfile.read(settings.registry, File)
    found, problems = registry.hold(reading)
    if found is None or reading.value is None:
        telling.refuse(problems)
    read, problems = documents.read(settings.seeds, found)
    if problems:
        telling.refuse(problems)
    around = survey.Surroundings(
        today=datetime.now(UTC).date(),
        days=days,
        cited=_cited(read),
        ties=lookalikes.ties(lookalikes.Known(outlet.id, outlet.name, outlet.domains) for outlet in reading.value.outlets),
        before=_data(since) if since else None,
    )
    sections = survey.survey(reading.value, reading.data, reading.source, around)
    if as_json or form == "json":
        click.echo(telling.pretty(orjson.dumps(survey.plain(sections))))
    else:
        click.echo(survey.markdown(sections) if form == "markdown" else survey.text(sections, str(settings.registry)))


@click.command()
@click.argument("before", metavar="A", type=commands.File())
@click.argument("after", metavar="B", type=commands.File())
@click.option("--markdown", is_flag=True, help="Write it for a change log.")
def diff(before: Path, after: Path, *, markdown: bool) -> None:
    """Tell in words what changed from the registry A to the registry B; either may be - for what is piped in."""
    changes = differences.compare(_file(before), _file(after))
    click.echo(differences.markdown(changes) if markdown else differences.text(changes))


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--file", type=click.Path(path_type=Path), help="The registry, by default the one that is served.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the outlet's page, as readers see it.")
@click.pass_obj
def preview(settings: Settings, identifier: str, file: Path | None, html: Path | None) -> None:
    """Show the card of an outlet as readers will see it, before the file is served."""
    settings = replace(settings, registry=file or settings.registry)
    found, problems = registry.read(settings.registry)
    if found is None:
        telling.refuse(problems)
    record = found.outlet(identifier)
    if removed := found.removed(identifier):
        raise click.UsageError(f"{removed.name} ({removed.id}) was taken out on {removed.since}: {removed.why}")
    if record is None:
        near = hint(Words(found.outlets).nearest(identifier))
        raise click.UsageError(f"There is no outlet '{identifier}'{near or '.'}")
    if html is None:
        click.echo(reports.outlet(cards.outlet(found, record).model_dump()))
    else:
        page = _page(settings, record.id)
        try:
            html.write_text(page, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"{html}: {error.strerror}") from None
        click.echo(f"{html}: {record.name}")


def _cited(read: list[documents.Document]) -> Iterator[survey.Cited]:
    for document in read:
        for claim in document.claims:
            yield from (survey.Cited(said.domain, document.id) for said in claim.citations if said.domain and not said.outlet)


def _file(path: Path) -> File:
    reading = yamlfile.read(path, File)
    if reading.value is None:
        telling.refuse(reading.problems)
    return reading.value


def _data(path: Path) -> Any:
    return _file(path).model_dump(mode="json")


def _page(settings: Settings, identifier: str) -> str:
    """The outlet's page with its style in it, from an index of its own, so that what is served stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        held = editions.Editions(replace(settings, index=Path(folder) / "index.sqlite"))
        held.renew()
        if held.problems:
            telling.refuse(held.problems)
        client = app.create_app(settings, held).test_client()
        page = _answer(client, f"/outlets/{identifier}")
        page = _STYLE.sub(lambda link: f"<style>\n{_answer(client, link[1])}</style>", page)
        held.current.index.close()
    return page


def _answer(client: FlaskClient, path: str) -> str:
    with client.get(path) as response:
        return response.get_data(as_text=True)
