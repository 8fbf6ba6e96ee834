"""A way to a checked text in, the saved registry out: with a reason, and on top of what others saved meanwhile.

What the text says is for others to make; here it is only put in the file's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, request, url_for

from server import curation
from server.curate.frame import desk
from server.curate.judging import Checked
from server.curate.shelf import shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from flask.typing import ResponseReturnValue

    from server.curate.shelf import Shelf

_LONGEST = 300  # characters of a reason
_TRIES = 3  # times that a save is tried anew when another record was saved meanwhile


def save(look: Callable[[Shelf], Checked | Response], shown: Callable[[Checked, int, str], Response]) -> ResponseReturnValue:
    """Save, and lead to the entry of the history.

    :param look: holds what is wanted to the file as it is, or answers what keeps it from being saved
    :param shown: shows what was not saved, with a status and why
    """
    reason = " ".join(request.form.get("reason", "").split())
    wrong = "others were saving all the time. Try again."
    for _ in range(_TRIES):
        seen = look(shelf(desk().registry))
        if not isinstance(seen, Checked):
            return seen
        checked = seen
        if not reason or len(reason) > _LONGEST:
            return shown(checked, 400, f"Say in up to {_LONGEST} characters why: the history keeps it.")
        if checked.text == checked.found.held.text:
            return shown(checked, 400, "Nothing is changed, so there is nothing to save.")
        try:
            entry = curation.save(desk().registry, checked.found.held.digest, checked.text, by=g.curator, why=reason)
        except curation.Conflict:
            continue
        except (curation.Refused, curation.Damaged, OSError) as error:
            wrong = str(error)
            break
        return redirect(url_for("curate.entry", identifier=entry.id, saved=1), 303)
    return shown(checked, 503, f"It was not saved: {wrong}")


__all__ = ["save"]
