"""The commands ``masthead registry …``: what curators do with the file of the registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from server import registry, reports
from server.cli import telling
from server.registry import schema as published
from server.registry.explanations import NoSuchCode, explain

if TYPE_CHECKING:
    from server.settings import Settings


class File(click.Path):
    """A file, or ``-`` for what is piped in."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take the path as it is: a file that is not there is a problem like others."""
        return Path("/dev/stdin") if value == "-" else super().convert(value, param, ctx)


def _explain(ctx: click.Context, _param: click.Parameter, code: str | None) -> None:
    if code is None or ctx.resilient_parsing:
        return
    try:
        click.echo(explain(code))
    except NoSuchCode as error:
        raise click.UsageError(str(error)) from None
    ctx.exit()


FILE = click.argument("file", type=click.Path(path_type=Path), required=False)
EXPLAIN = click.option(
    "--explain", metavar="CODE", callback=_explain, expose_value=False, is_eager=True, help="Say what a problem's code means."
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(telling.FORMS),
    default="text",
    help="text, JSON, or workflow commands of GitHub Actions.",
)


@click.group("registry")
def group() -> None:
    """Check and keep the registry of outlets."""


@group.command()
@click.argument("files", metavar="[FILE]...", type=File(), nargs=-1)
@click.option("--since", type=File(), help="An earlier version: its ids must still lead to their outlets.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@FORMAT
@EXPLAIN
@click.pass_obj
def check(settings: Settings, files: tuple[Path, ...], since: Path | None, form: str, *, strict: bool) -> None:
    """Check FILE, by default the registry that is served; prints every problem and exits with 1 if there is one.

    Warnings are printed too, but stop nothing from being served. FILE and the earlier version may be - for what is piped in.
    """
    if since is not None and len(files) > 1:
        raise click.UsageError("--since compares one FILE with its earlier version.")
    checked = [registry.check(file, since) for file in files or (settings.registry,)]
    problems = [problem for _, found in checked for problem in found]
    outlets = sum(len(found.outlets) for found, _ in checked if found)
    telling.show(problems, form)
    errors = [problem for problem in problems if problem.severity == "error"]
    warned = f", {reports.many(len(problems) - len(errors), 'warning')}" if len(problems) > len(errors) else ""
    if errors:
        raise click.ClickException(f"{reports.many(len(errors), 'problem')}{warned}.")
    click.echo(f"{reports.many(outlets, 'outlet')}: no problem{warned}.", err=form != "text")
    if warned and strict:
        raise click.exceptions.Exit(1)


@group.command()
def schema() -> None:
    """Print the JSON Schema of the registry, by which editors complete and check while one types."""
    click.echo(published.text(), nl=False)
