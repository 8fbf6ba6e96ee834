"""The command ``masthead``: the only place that prints or exits."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from server import bundle, context, documents, editions, reports
from server.settings import BadSetting, Settings
from server.urls import BadUrl, Page, typed

if TYPE_CHECKING:
    from server.editions import Edition
    from server.problems import Problem

_FILE = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="masthead", prog_name="masthead")
@click.option("--registry", type=_FILE, help="The registry of outlets [MASTHEAD_REGISTRY, sources.yaml].")
@click.option("--seeds", type=_FILE, help="The folder of documents [MASTHEAD_SEEDS, seeds].")
@click.option("--index", type=_FILE, help="The index [MASTHEAD_INDEX, .masthead/index.sqlite].")
@click.pass_context
def main(ctx: click.Context, /, registry: Path | None, seeds: Path | None, index: Path | None) -> None:
    """Masthead: who stands behind a news page, and which claims cite it."""
    try:
        settings = Settings.read(os.environ)
    except BadSetting as error:
        raise click.UsageError(str(error)) from None
    settings = replace(
        settings,
        registry=registry or settings.registry,
        seeds=seeds or settings.seeds,
        index=index or settings.index,
    )
    ours = (settings.registry.resolve(), settings.seeds.resolve())
    if settings.index.is_dir() or any(path in ours for path in (settings.index.resolve(), settings.index.resolve().parent)):
        said = f"the index is written anew: give it a file of its own, not {settings.index}"
        raise click.UsageError(said)
    ctx.obj = settings


@main.command()
@click.option("--host", help="Address to listen on [HOST, 127.0.0.1].")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on [PORT, 5000].")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the API and the pages; renews itself when a file is saved."""
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    edition = _edition(settings)
    _free(settings)
    os.environ.update(settings.environment())
    click.echo(f"{_counted(edition)}. Stop with Ctrl-C.")
    click.secho(f"Open http://{_shown(settings.host)}:{settings.port}/ in a browser.", bold=True)
    edition.index.close()
    from granian import Granian  # noqa: PLC0415  only here, and slow to import
    from granian.constants import Interfaces  # noqa: PLC0415  as above

    Granian(
        "server.app:serving",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        factory=True,
        log_enabled=False,
        respawn_failed_workers=True,
    ).serve()


@main.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Check the registry and all documents; prints every problem and exits with 1 if there is one."""
    try:
        content = editions.check(settings)
    except editions.Broken as error:
        _tell(error.problems)
    outlets, documents = len(content.registry.outlets), len(content.documents)
    click.echo(f"{reports.many(outlets, 'outlet')} and {reports.many(documents, 'document')}: no problem.")


@main.command()
@click.pass_obj
def build(settings: Settings) -> None:
    """Build the index, if it is missing or older than the files."""
    edition = _edition(settings)
    click.echo(f"{settings.index}: {_counted(edition)}.")


@main.command("context")
@click.argument("url")
@click.option("--title", help="The page's title; finds works whose address has no words.")
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON.")
@click.pass_obj
def page_context(settings: Settings, url: str, title: str | None, *, as_json: bool) -> None:
    """Show who stands behind the page at URL, and what cites it."""
    edition = _edition(settings)
    try:
        page = Page.parse(typed(url), listed=edition.registry.lists)
    except BadUrl as error:
        raise click.UsageError(f"{error} [{error.code}]") from None
    answer = context.find(page, edition, title).json()
    click.echo(_pretty(answer) if as_json else reports.context(orjson.loads(answer)))


@main.command()
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@click.pass_obj
def document(settings: Settings, identifier: str, *, as_json: bool) -> None:
    """Show what was read out of a document: sections, claims, citations, source list, and what was left out and why."""
    try:
        found = {document.id: document for document in editions.check(settings).documents}
    except editions.Broken as error:
        _tell(error.problems)
    if identifier not in found:
        known = ", ".join(sorted(found)) or "none"
        raise click.UsageError(f"There is no document '{identifier}'. Documents: {known}.")
    read: documents.Document = found[identifier]
    click.echo(_pretty(read.model_dump_json().encode()) if as_json else reports.document(read))


@main.command()
@click.argument("folder", type=_FILE, default=Path("dist"))
def extension(folder: Path) -> None:
    """Pack the browser extension for Chromium and Firefox into FOLDER (dist)."""
    for file in bundle.write(folder):
        click.echo(f"{file}: {file.stat().st_size / 1000:.1f} kB")


def _edition(settings: Settings) -> Edition:
    """Bring the index up to date, telling of the work, and open it."""
    held = editions.Editions(settings)
    try:
        held.renew(lambda said: click.secho(said, dim=True, err=True))
        if held.problems:
            _tell(held.problems)
        return held.current
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None


def _tell(problems: list[Problem]) -> Any:
    for problem in problems:
        click.echo(str(problem), err=True)
    raise click.ClickException(f"{reports.many(len(problems), 'problem')}. Nothing is served until all are mended.")


def _free(settings: Settings) -> None:
    """Fail in words, before any process is started, where the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            said = f"cannot listen on {settings.host}:{settings.port}: {error.strerror}. Choose another: PORT=5001 make run"
            raise click.ClickException(said) from None


def _counted(edition: Edition) -> str:
    outlets, documents = len(edition.registry.outlets), len(edition.index.documents())
    return f"{reports.many(outlets, 'outlet')}, {reports.many(documents, 'document')}"


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _pretty(body: bytes) -> str:
    return orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode()
