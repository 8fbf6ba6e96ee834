"""The command that brings borrowed sets into the registry: shows what it would take, and writes only when told to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson
from pydantic import TypeAdapter, ValidationError

from server import curation, imports, registry, reports
from server.cli import keeping, telling
from server.imports import mapped, tables, wikidata
from server.registry.values import Date, Source

if TYPE_CHECKING:
    from server.imports import Batch, Plan
    from server.settings import Settings

_PATH = click.Path(path_type=Path)


class _Held(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click alone
    """A text that a value of the registry may be."""

    def __init__(self, name: str, kind: Any) -> None:
        self.name = name
        self._kind: TypeAdapter[str] = TypeAdapter(kind)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self._kind.validate_python(value)
        except ValidationError as error:
            self.fail(error.errors()[0]["msg"], param, ctx)


def _query(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:  # noqa: FBT001  click calls it so
    if asked and not ctx.resilient_parsing:
        click.echo(wikidata.QUERY.read_text(encoding="utf-8"), nl=False)
        ctx.exit()


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(imports.FORMATS)))
@click.argument("files", metavar="FILE...", type=_PATH, nargs=-1, required=True)
@click.option("--as-of", type=_Held("date", Date), help="The date that the set speaks of.")
@click.option("--source", type=_Held("address", Source), help="Where this release of the set is.")
@click.option("--mapping", type=_PATH, help="For csv: the file that says what the columns mean.")
@click.option(
    "--skip", type=_PATH, help="A file of hosts, one a line, that are not taken; HOST FIELD leaves out what is said there."
)
@click.option("--own", type=_PATH, help="A file of hosts, one a line, that are the outlet's own though unlike its name.")
@click.option("--query", is_flag=True, is_eager=True, expose_value=False, callback=_query, help="Print the query for wikidata.")
@click.option("--apply", "write", is_flag=True, help="Write what is shown; without it nothing is written.")
@click.option("--json", "as_json", is_flag=True, help="For programs: all that would be taken and all that is not.")
@click.option("--by", default=keeping.user, help="Who imports, for the history [your user name].")
@click.option("--why", default="", help="The reason, for the history.")
@click.pass_obj
def import_(settings: Settings, /, form: str, files: tuple[Path, ...], **how: Any) -> None:
    """Take what a set of data says of outlets: FORMAT says how to read FILE…

    Shows what it would add and what it will not take and why; --apply writes it, as one entry of the history. A curator's word is
    never changed. Run twice, it changes nothing.
    """
    path = settings.registry
    held = keeping.load(path)
    found, problems = registry.parse(str(path), held.text)
    if found is None:
        keeping.refuse(problems)
    data = keeping.data(held, path)
    batch = _read(form, files, how)
    plan = imports.plan(batch, found, data, dt.datetime.now(dt.UTC).date().isoformat())
    _show(plan, as_json=how["as_json"])
    if not (how["write"] and plan.changes):
        click.echo("Nothing was written; --apply writes it." if plan.changes else "There is nothing to write.", err=True)
        return
    text = curation.apply(held.text, plan.changes)
    if wrong := curation.problems(str(path), text):
        keeping.refuse(wrong)
    why = how["why"] or f"import {form}: {', '.join(file.name for file in files)}"
    keeping.tell(path, lambda: curation.save(path, held.digest, text, by=how["by"], why=why), err=True)


def _read(form: str, files: tuple[Path, ...], how: dict[str, Any]) -> Batch:
    """Read the files; what cannot be read is told."""
    given = imports.FORMATS[form]
    release = given.release(how["as_of"] or "", how["source"] or "")
    try:
        if form == "csv":
            batch = mapped.read(files, release, mapped.load(how["mapping"]) if how["mapping"] else None)
        else:
            batch = given.read(files, release)
        batch.skip = {*tables.lines(how["skip"])} if how["skip"] else set()
        batch.own = {*tables.lines(how["own"])} if how["own"] else set()
    except mapped.BadMapping as error:
        keeping.refuse(error.problems)
    except imports.Unreadable as error:
        raise click.ClickException(str(error)) from None
    if release.source and form != "csv":
        dated = f", as of {release.as_of}" if release.as_of else ""
        click.echo(f"Read as {release.source}{dated}; --source and --as-of name another release.", err=True)
    return batch


def _show(plan: Plan, *, as_json: bool) -> None:
    counts = {"added": len(plan.added), "changed": len(plan.changed), "same": plan.same, "refused": len(plan.refused)}
    if as_json:
        refused = [refusal._asdict() for refusal in plan.refused]
        body = {"added": plan.added, "changed": plan.changed, "refused": refused, "counts": counts}
        click.echo(telling.pretty(orjson.dumps(body)))
        return
    for record in plan.added:
        click.echo(f"+ {record['name']} ({record['id']}): {_described(record)}")
    for identifier, said in plan.changed.items():
        click.echo("\n".join([f"~ {identifier}", *(f"    + {word}" for word in said)]))
    for refusal in plan.refused:
        click.echo(f"- {refusal.at}: {refusal.name or '(no name)'}: {refusal.code}: {refusal.why}")
    for code, number in Counter(refusal.code for refusal in plan.refused).most_common():
        click.echo(f"{number:>6} {code}")
    click.echo(
        f"{reports.many(counts['added'], 'outlet')} to add, {counts['changed']} records to add to, "
        f"{counts['same']} that have it all, {counts['refused']} findings not taken."
    )


def _described(record: dict[str, Any]) -> str:
    parts = [", ".join(record["domains"]), *(str(record[field]) for field in ("type", "country", "wikidata") if field in record)]
    parts += [said["value"] for field in ("state", "ratings") for said in record.get(field, ())]
    parts += [f"owner {said.get('name') or said['organisation']}" for said in record.get("owners", ())]
    return "; ".join(parts)
