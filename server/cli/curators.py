"""The command that makes a curator's token: the token out, once, and the line by which the setting knows its hash."""

from __future__ import annotations

import click

from server import curators


@click.command()
@click.argument("name")
def curator(name: str) -> None:
    """Make a token for the curator NAME; it is shown once and kept nowhere."""
    try:
        issued = curators.issue(name)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    click.echo(f"The token of {name}, for {name} alone. It is not shown again:\n\n  {issued.token}\n")
    click.echo("Add to the setting, after a comma where it names others already, and start the server anew:\n")
    click.echo(f"  MASTHEAD_CURATOR_TOKENS={issued.entry}\n")
    click.echo("A second token for the same name replaces the first: then all of the curator's sessions end.")
