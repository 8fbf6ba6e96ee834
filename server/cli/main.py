"""The command group, and the settings that all commands share."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from server.cli import adding, curators, editing, importing, looking, registry, serving, surveying
from server.settings import BadSetting, Settings

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


_COMMANDS = (
    serving.serve,
    serving.build,
    serving.extension,
    looking.check,
    looking.context,
    looking.document,
    registry.group,
    curators.curator,
)
for _command in _COMMANDS:
    main.add_command(_command)
for _command in (surveying.report, surveying.diff, surveying.preview, adding.add, importing.import_, *editing.COMMANDS):
    registry.group.add_command(_command)
