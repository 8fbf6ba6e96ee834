"""What a curator wants of a record as a whole: another id, to be put into another record, to be taken out. Shown, then saved.

What that does to the file is for ``curation.revising`` to say.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from flask import request

from server import curation
from server.api.errors import Refused
from server.curate import fields
from server.curate.drafts import Difference
from server.curate.frame import desk, part_of, show
from server.curate.judging import Checked, judge
from server.curate.previews import preview
from server.curate.saving import save
from server.curate.shelf import shelf
from server.curation import revising
from server.curation.editing import plain

if TYPE_CHECKING:
    from flask import Response
    from flask.typing import ResponseReturnValue

    from server.curate.shelf import Record, Shelf

_VERBS = {"rename": "Give another id", "merge": "Put into another record", "remove": "Take out"}


class Wish(NamedTuple):
    """What is wanted of the record ``id`` of the list ``part``.

    :param verb: ``rename``, ``merge`` or ``remove``
    :param to: its new id, or the id of the record into which it is put, or to which its id shall lead
    :param why: why an outlet goes that has no successor, told to readers
    """

    part: str
    id: str
    verb: str
    to: str
    why: str

    @property
    def heir(self) -> str:
        """The id under which the record is found afterwards."""
        return self.to or self.id

    @property
    def words(self) -> str:
        """What is wanted, in words."""
        return _VERBS[self.verb]

    def touched(self, found: Shelf) -> dict[str, Record]:
        """Return the records that are named in the wish, by their ids."""
        return {identifier: found.record(self.part, identifier) for identifier in (self.id, self.to) if identifier}

    def shown(self, found: Shelf) -> dict[str, Any]:
        """What pages say of it, and what their forms carry on."""
        was, reason = self.touched(found), request.values.get("reason", "")
        typed = {"wish": self, "flat": [("to", self.to), ("why", self.why)], "reason": reason or self.why}
        return {**typed, "record": was[self.id], "was": orjson.dumps(was).decode()}


def wanted(part: str, identifier: str, verb: str) -> ResponseReturnValue:
    """The form of a wish."""
    found, wish = shelf(desk().registry), _wish(part, identifier, verb)
    if not found.record(part, identifier):
        raise Refused("not-found", f"There is no record “{identifier}” among the {part}.")
    return _form(found, wish)


def carry(part: str, identifier: str, verb: str) -> ResponseReturnValue:
    """Go on as the button says: back to the form, on to what the wish does, or to the entry of the history."""
    wish = _wish(part, identifier, verb)
    if request.form.get("do") == "save":
        return save(partial(_look, wish, _was()), partial(_preview, wish))
    found = shelf(desk().registry)
    if request.form.get("do") == "edit":
        return _form(found, wish)
    checked = _look(wish, wish.touched(found), found)
    return _preview(wish, checked) if isinstance(checked, Checked) else checked


def _wish(part: str, identifier: str, verb: str) -> Wish:
    """Read the wish.

    :raises Refused: if there is no such list, or no such wish of its records
    """
    if verb not in _VERBS or part_of(part) == "removed":
        raise Refused("not-found", f"Nothing that is called “{verb}” can be done to a record of “{part}”.")
    to, why = (" ".join(request.form.get(name, "").split()) for name in ("to", "why"))
    return Wish(part, identifier, verb, to, why)


def _look(wish: Wish, was: dict[str, Record], found: Shelf) -> Checked | Response:
    """Hold a wish to the file, or show what keeps it from being carried out."""
    now = wish.touched(found)
    try:
        checked = _checked(wish, found)
    except revising.Impossible as error:
        said = str(error)
        return _form(found, wish, f"{said[:1].upper()}{said[1:]}.")
    if checked.problems:
        return _form(found, wish, *(f"{one.message}{one.paste and f'; write: {one.paste}'}" for one in checked.problems))
    changed = [(name, _differences(was.get(name, {}), now[name])) for name in now if was.get(name, {}) != now[name]]
    return _preview(wish, checked, 409, changed=changed) if changed else checked


def _checked(wish: Wish, found: Shelf) -> Checked:
    """The text of a file in which a wish came true, held to the rules.

    :raises Impossible: if it cannot come true
    """
    if found.problems:
        raise revising.Impossible("the file has problems, which are to be mended first: the page “Records” tells them")
    changes, left_out = _changes(wish, {name: [plain(record) for record in found.records(name)] for name in fields.parts()})
    text = curation.apply(found.held.text, changes)
    return judge(found, text, wish.part, wish.heir)._replace(left_out=left_out)


def _changes(wish: Wish, data: revising.Data) -> tuple[list[curation.Change], list[str]]:
    if wish.verb == "remove":
        if wish.to and wish.why:
            raise revising.Impossible("the id either leads to another outlet or tells why there is none: leave one of them empty")
        if wish.part == "outlets" and not (wish.to or wish.why):
            raise revising.Impossible("say to which outlet the id shall lead, or why there is none any more")
        reason = revising.Reason(wish.why, dt.datetime.now(dt.UTC).date().isoformat()) if wish.why else None
        return revising.remove(data, wish.part, wish.id, wish.to or None, reason), []
    if wish.verb == "rename":
        return revising.rename(data, wish.part, wish.id, wish.to), []
    if not wish.to:
        raise revising.Impossible("an id is needed")
    return revising.merge(data, wish.part, wish.id, wish.to)


def _was() -> dict[str, Record]:
    """The records as they were when the curator saw what the wish does."""
    try:
        was = orjson.loads(request.form.get("was", ""))
    except orjson.JSONDecodeError:
        was = None
    return {str(name): plain(record) or {} for name, record in was.items()} if isinstance(was, dict) else {}


def _differences(was: Any, now: Record) -> list[Difference]:
    names = dict.fromkeys([*was, *now]) if isinstance(was, dict) else now
    was = was if isinstance(was, dict) else {}
    return [Difference(name, was.get(name), now.get(name), None) for name in names if was.get(name) != now.get(name)]


def _form(found: Shelf, wish: Wish, *wrongs: str) -> Response:
    ids = [(str(record.get("id")), str(record.get("name"))) for record in found.records(wish.part)]
    return show("wish.html", 400 if wrongs else 200, wrongs=wrongs, ids=ids, **wish.shown(found))


def _preview(wish: Wish, checked: Checked, status: int = 200, wrong: str = "", **more: Any) -> Response:
    return preview(wish.part, wish.heir, checked, status=status, wrong=wrong, **more, **wish.shown(checked.found))


__all__ = ["carry", "wanted"]
