"""A record and what a set says of it in; the record with the statements that it did not have, and these in words, out.

Statements that differ stand side by side. One rater has one word at one date: another is told, and not taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from server.curation import adding
from server.imports import names
from server.registry.advice import unarchived

if TYPE_CHECKING:
    from server.imports.batch import Batch, Fields
    from server.imports.gathering import Candidate
    from server.imports.listed import Listed


class Stater:
    """Adds statements.

    :param today: the day of the import
    """

    def __init__(self, batch: Batch, listed: Listed, today: str) -> None:
        self._batch = batch
        self._today = today
        self._known = {
            names.key(form): one for one in listed.organisations.values() for form in (one["id"], names.plain(one["name"]))
        }
        self._chains = {names.key(chain.name): chain for chain in batch.chains}
        self._settled: set[str] = set()
        self._taken = {*listed.organisations}
        self.changed: dict[str, Fields] = {}
        self.words: dict[str, list[str]] = {}

    def add(self, record: Fields, candidate: Candidate) -> list[str]:
        """Add to ``record`` what it does not say yet. Returns what was added, in words."""
        said = []
        for name, statements in candidate.statements.items():
            if name == "founded":
                said += self._found(record, statements, candidate.first.at)
                continue
            before = list(record.get(name, ()))
            for statement in statements:
                given = self._owner(statement) if name == "owners" else dict(statement)
                if not any(_retold(own, given) for own in before):
                    said += self._put(record, name, given, candidate.first.at)
        return said

    def _found(self, record: Fields, statements: list[Fields], at: str) -> list[str]:
        """Give a record its one founding; where the set has several years, or the record another, it is told."""
        years = [int(statement["value"]) for statement in statements]
        own = int(record["founded"]["value"]) if record.get("founded") else years[0]
        if {*years} != {own}:
            why = f"the set has founded {' and '.join(map(str, years))}"
            why += f", the record {own}: its own word stays" if record.get("founded") else ": an outlet has one founding"
            self._batch.refuse(at, record["name"], "differs" if record.get("founded") else "contradicts-itself", why)
            return []
        if record.get("founded"):
            return []
        record["founded"] = {**statements[0], "value": own, "checked": self._today}
        return [f"founded: {own}"]

    def _put(self, record: Fields, name: str, given: Fields, at: str) -> list[str]:
        held = list(record.get(name, ()))
        same = next((number for number, own in enumerate(held) if _agree(own, given)), None)
        if same is not None and not _mends(held[same], given):
            return []
        if same is not None:
            held[same] = {**held[same], "source": given["source"], "checked": self._today}
            record[name] = held
            return [f"{name}: {_words(given)}: its lasting source"]
        if why := _objection(held, given):
            self._batch.refuse(at, record["name"], "disagrees", f"{record['id']}: {why}")
            return []
        record[name] = [*held, {**given, "checked": self._today}]
        return [f"{name}: {_words(given)}"]

    def _owner(self, statement: Fields) -> Fields:
        """Name an owner by its record, where it has one or gets one."""
        identifier = self._settle(statement["name"])
        if not identifier:
            return dict(statement)
        return {"organisation": identifier, **{field: value for field, value in statement.items() if field != "name"}}

    def _settle(self, name: str) -> str:
        """Return the id of the record of an organisation; one with owners in the set gets a record, and these."""
        form = names.key(names.plain(name))
        known, chain = self._known.get(form), self._chains.get(form)
        if known is None and chain is not None:
            known = {"id": adding.identifier(name, f"{form}.org", self._taken), "name": name}
            self._taken.add(known["id"])
            self._known[form] = known
        if known is None:
            return ""
        if chain is not None and form not in self._settled:
            self._settled.add(form)
            new = dict(known)
            before = list(known.get("owners", ()))
            given = [owner for owner in map(self._owner, chain.owners) if not any(_retold(own, owner) for own in before)]
            said = [word for owner in given for word in self._put(new, "owners", owner, chain.name)]
            if said:
                self.changed[new["id"]] = self._known[form] = new
                self.words[new["id"]] = said
        return str(known["id"])


def _agree(own: Fields, given: Fields) -> bool:
    """Do two statements say the same, whatever their dates?"""
    if "by" in given:
        return all(own.get(part) == given.get(part) for part in ("by", "value", "note"))
    if own.get("organisation") and own.get("organisation") == given.get("organisation"):
        return _no_more(own, given)
    forms = [names.forms(str(one.get("name", ""))) for one in (own, given)]
    return bool(forms[0] & forms[1]) and _no_more(own, given)


def _retold(own: Fields, given: Fields) -> bool:
    """Has a curator read the same of an owner on the same page, and told it in other words, such as Famille as family?"""
    owner = "name" in given or "organisation" in given
    return owner and own.get("source") == given["source"] and own.get("share") == given.get("share")


def _no_more(own: Fields, given: Fields) -> bool:
    """Does the second give no share but that of the first?"""
    share = given.get("share")
    return not share or own.get("share") == share


def _mends(own: Fields, given: Fields) -> bool:
    """Has the second a lasting source for the same word of the same date?"""
    dated = own.get("as_of") == given.get("as_of")
    return dated and unarchived(own["source"]) is not None and unarchived(given["source"]) is None


def _objection(held: list[Fields], given: Fields) -> str:
    """Why a statement cannot stand beside what is held: the same voice says otherwise."""
    for own in held if "by" in given else ():
        if all(own.get(part) == given.get(part) for part in ("by", "as_of", "note")):
            return f"{own['by']} says {own['value']}, the set {given['value']}, both as of {own.get('as_of', 'no date')}"
    return ""


def _words(given: Fields) -> str:
    parts: list[Any] = [given.get("value") or given.get("name") or given.get("organisation")]
    parts += [given[field] for field in ("share", "note") if field in given]
    return ", ".join(map(str, parts))


__all__ = ["Stater"]
