"""Commands that make what is served, and serve it."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from server import bundle
from server.cli import telling

if TYPE_CHECKING:
    from server.settings import Settings


_LONGEST = 10  # seconds to end: a process that was started anew at that very moment does not hear that it should


@click.command()
@click.option("--host", help="Address to listen on [HOST, 127.0.0.1].")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on [PORT, 5000].")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the API and the pages; renews itself when a file is saved."""
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    edition = telling.edition(settings)
    _free(settings)
    os.environ.update(settings.environment())
    click.echo(f"{telling.counted(edition)}. Stop with Ctrl-C.")
    click.secho(f"Open http://{_shown(settings.host)}:{settings.port}/ in a browser.", bold=True)
    edition.index.close()
    from granian.constants import Interfaces  # noqa: PLC0415  only here, and slow to import

    from server.cli.workers import Workers  # noqa: PLC0415  as above

    Workers(
        "server.app:serving",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        factory=True,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_LONGEST,
    ).serve()


@click.command()
@click.pass_obj
def build(settings: Settings) -> None:
    """Build the index, if it is missing or older than the files."""
    edition = telling.edition(settings)
    click.echo(f"{settings.index}: {telling.counted(edition)}.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("dist"))
def extension(folder: Path) -> None:
    """Pack the browser extension for Chromium and Firefox into FOLDER (dist)."""
    for file in bundle.write(folder):
        click.echo(f"{file}: {file.stat().st_size / 1000:.1f} kB")


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


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
