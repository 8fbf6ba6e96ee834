"""The commands ``masthead registry …``: what curators do with the file of the registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from server import registry, reports
from server.cli import telling

if TYPE_CHECKING:
    from server.settings import Settings

FILE = click.argument("file", type=click.Path(path_type=Path), required=False)


@click.group("registry")
def group() -> None:
    """Check and keep the registry of outlets."""


@group.command()
@FILE
@click.pass_obj
def check(settings: Settings, file: Path | None) -> None:
    """Check FILE, by default the registry that is served; prints every problem and exits with 1 if there is one."""
    found, problems = registry.read(file or settings.registry)
    if found is None:
        telling.refuse(problems)
    click.echo(f"{reports.many(len(found.outlets), 'outlet')}: no problem.")
