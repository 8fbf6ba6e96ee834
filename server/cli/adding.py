"""The command that adds an outlet: asks for what only a source can say, and fills in what the address and the calendar say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from pydantic import ValidationError

from server import curation, registry
from server.cli import keeping
from server.curation import adding, revising
from server.registry.records import Outlet
from server.urls import BadUrl, Page, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.registry import Registry
    from server.settings import Settings

_SOUND = {
    "id": "x",
    "name": "x",
    "domains": ["example.org"],
    "type": "newspaper",
    "source": "https://example.org/",
    "checked": "2026-01-01",
}  # a record in which one field is tried


class Question(NamedTuple):
    """A field of the new record, what is asked, and whether the answer may be empty and holds several values."""

    field: str
    text: str
    empty: bool = False
    several: bool = False


_QUESTIONS = (
    Question("domains", "Its hosts, or host/path; the best known first", several=True),
    Question("name", "Name"),
    Question("id", "Id, set once"),
    Question("source", "Source: https address of a page that you have read and that shows the following"),
    Question("checked", "Read on"),
    Question("type", "Type, such as newspaper (empty: the source does not say)", empty=True),
    Question("country", "Country where it is edited, by ISO 3166-1 (empty: the source does not say)", empty=True),
    Question("languages", "Languages of its hosts, by ISO 639 (empty: the source does not say)", empty=True, several=True),
    Question("aliases", "Other names by which it is cited", empty=True, several=True),
    Question("wikidata", "Wikidata item, such as Q130879", empty=True),
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for question in reversed(_QUESTIONS):
        several = " [values parted by commas]" if question.several else ""
        command = click.option(f"--{question.field}", help=f"{question.text}{several}.")(command)
    return command


@click.command()
@click.argument("url")
@_options
@click.option("--owner", help="Its owner: a name, or the id of an organisation.")
@click.option("--owner-source", help="Where that was read [the source].")
@click.option("--despite-likeness", is_flag=True, help="Its address resembles a listed outlet's, and it is another's by right.")
@keeping.options
@click.pass_obj
def add(settings: Settings, /, url: str, *, despite_likeness: bool, **given: Any) -> None:
    """Add the outlet at URL: asks for what only a source can say; nothing is fetched."""
    path = settings.registry
    held = keeping.load(path)
    found, problems = registry.read(path)
    if found is None:
        keeping.refuse(problems)
    domain = given["domains"] or _domain(found, url, despite_likeness=despite_likeness)
    record = _record(found, domain, given, ask=not given["yes"])
    text = curation.apply(held.text, [curation.Change("outlets", record["id"], record)])
    keeping.keep(path, held, text, given | {"why": given["why"] or f"add {record['name']}"})


def _domain(found: Registry, url: str, *, despite_likeness: bool) -> str:
    try:
        site = adding.site(found, Page.parse(typed(url), listed=found.lists))
    except (BadUrl, revising.Impossible) as error:
        raise click.UsageError(str(error)) from None
    if site.lookalike and not despite_likeness:
        raise click.UsageError(f"{site.lookalike.why} If it is not made to be taken for it, say so with --despite-likeness.")
    if site.platform:
        click.echo(f"On {site.platform}, of which it is no part: the record is of {site.domain} alone.", err=True)
    return site.domain


def _record(found: Registry, domain: str, given: dict[str, Any], *, ask: bool) -> dict[str, Any]:
    """Ask for each field, offering what is known already."""
    record: dict[str, Any] = {}
    defaults = {"domains": domain, "checked": dt.datetime.now(dt.UTC).date().isoformat()}
    for question in _QUESTIONS:
        if question.field == "id":
            gone = [old for left in found.file.removed for old in (left.id, *left.former_ids)]
            taken = [*found.outlets, *gone, *(old for outlet in found.file.outlets for old in outlet.former_ids)]
            defaults["id"] = adding.identifier(record["name"], record["domains"][0], taken)
        value = _answer(question, given[question.field], defaults.get(question.field, ""), ask=ask)
        if value:
            record[question.field] = value
    owner = given["owner"] or (ask and _asked("Owner: a name, or the id of an organisation (empty: no source says so)", "", str))
    if owner:
        record["owners"] = [_owner(found, str(owner), given["owner_source"], record, ask=ask)]
    return record


def _answer(question: Question, given: str | None, default: str, *, ask: bool) -> Any:
    def checked(text: str) -> Any:
        value: Any = [part.strip() for part in text.split(",") if part.strip()] if question.several else text.strip()
        return _sound(question.field, value) if value or not question.empty else None

    if given is None and ask:
        return _asked(question.text, default if default or question.empty else None, checked)
    if not (given or default or question.empty):
        raise click.UsageError(f"--{question.field} is needed.")
    try:
        return checked(default if given is None else given)
    except click.BadParameter as error:
        raise click.UsageError(f"--{question.field}: {error.message}") from None


def _sound(field: str, value: Any) -> Any:
    """Return a value that the field takes.

    :raises click.BadParameter: if it takes it not, so that it is asked for again
    """
    try:
        Outlet.model_validate({**_SOUND, field: value})
    except ValidationError as error:
        fault = error.errors()[0]
        listed = fault["type"] == "literal_error" and f"'{value}' is none of {fault['ctx']['expected'].replace(chr(39), '')}"
        raise click.BadParameter(listed or fault["msg"]) from None
    return value


def _asked(text: str, default: str | None, proc: Callable[[str], Any]) -> Any:
    return click.prompt(text, default=default, value_proc=proc, show_default=bool(default))


def _owner(found: Registry, owner: str, source: str | None, record: dict[str, Any], *, ask: bool) -> dict[str, str]:
    """A statement of who owns it."""
    known = {"organisation": owner} if owner in found.organisations else {"name": owner}
    question = Question("source", "Source: https address of the page that says who owns it")
    return {**known, "source": _answer(question, source, record["source"], ask=ask), "checked": record["checked"]}
