"""A new text of the registry in, the file and its history changed together; or a refusal that leaves both as they were.

What is to be written stands whole beside the file before its line is added to the history, and takes the file's place after that.
Whoever comes next finishes what was cut off in between. Knows no HTTP and no terminal.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from filelock import FileLock

from server import registry, yamltext
from server.curation import differing, editing, history, layout, writing
from server.curation.history import Entry, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.curation.layout import Record
    from server.problems import Problem


class Refused(ValueError):
    """The text is no sound registry; ``problems`` says why, with the lines of the new text."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class Conflict(ValueError):
    """Somebody else changed meanwhile what was to be changed."""


class Held(NamedTuple):
    """A registry's text, and the ``digest`` that tells whether the file still says so (SHA-256 of its bytes)."""

    text: str
    digest: str


class Reason(NamedTuple):
    """Who saves and why; ``undoes`` is the id of the entry that is taken back."""

    by: str
    why: str
    undoes: str | None = None


def load(path: Path) -> Held:
    """Read a registry to change it.

    :raises OSError: if it cannot be read
    :raises UnicodeDecodeError: if it is no UTF-8 text
    """
    content = path.read_bytes()
    return Held(content.decode(), _digest(content))


def problems(name: str, text: str) -> list[Problem]:
    """Return every problem of a registry's text."""
    return registry.parse(name, text.removeprefix(layout.MARK))[1]


def save(path: Path, expected: str, text: str, *, by: str, why: str) -> Entry:
    """Put ``text`` in the place of the registry and add the save to its history.

    :param expected: the digest of the text on which the change is based
    :param by: who saves
    :param why: the reason, in a few words
    :raises Refused: if the new text has a problem
    :raises Conflict: if the file is no longer what the change is based on
    :raises history.Damaged: if the history holds something else
    """
    return _save(path, expected, text, Reason(by, why))


def _save(path: Path, expected: str, text: str, reason: Reason) -> Entry:
    if found := problems(str(path), text):
        raise Refused(found)
    with _alone(path) as (file, log):
        content = file.read_bytes()
        if _digest(content) != expected:
            raise Conflict(f"{path} was changed meanwhile; read it again")
        before = Held(content.decode(), expected)
        number = str(len(history.read(log)) + 1)
        entry = _entry(number, before, text, reason)
        _stage(file, number, text.encode())
        history.append(log, entry)
        if not _place(file, entry):
            raise Conflict(f"{path} was changed meanwhile; read it again")
        return entry


def entries(path: Path) -> list[Entry]:
    """Return the history of the registry at ``path``, the oldest entry first; a save that was cut off is finished before.

    :raises history.Damaged: if the history holds something else
    """
    with _alone(path) as (_, log):
        return history.read(log)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[tuple[Path, Path]]:
    """Hold the registry and its history alone among all processes that save, with nothing left unfinished."""
    file = path.resolve()  # a link stays a link
    log = history.beside(file)
    with FileLock(file.with_name(f".{file.name}.lock")):
        _finish(file, log)
        yield file, log


def _finish(file: Path, log: Path) -> None:
    """Finish what a process that was killed left: put in place what the history tells of, throw away what it does not."""
    for staged in file.parent.glob(f".{file.name}.*.new"):
        last = history.read(log)[-1:]
        if last and staged == _staged(file, last[0].id):
            _place(file, last[0])
        staged.unlink(missing_ok=True)


def _staged(file: Path, number: str) -> Path:
    return file.with_name(f".{file.name}.{number}.new")


def _stage(file: Path, number: str, content: bytes) -> None:
    """Write the new content whole beside the file, with the file's own rights."""
    staged, rights = _staged(file, number), file.stat()
    with staged.open("wb") as out:
        out.write(content)
        os.fchmod(out.fileno(), rights.st_mode & 0o7777)
        with contextlib.suppress(PermissionError):
            os.fchown(out.fileno(), rights.st_uid, rights.st_gid)
        out.flush()
        os.fsync(out.fileno())
    history.settle(file.parent)


def _place(file: Path, entry: Entry) -> bool:
    """Put what is staged for ``entry`` in the file's place; if somebody else wrote there meanwhile, take the entry back."""
    staged = _staged(file, entry.id)
    intact = _digest(staged.read_bytes()) == entry.after
    current = _digest(
        file.read_bytes()
    )  # at the last moment: what an editor saves after this and before the next line would be lost
    if intact and current == entry.before:
        staged.replace(file)
        history.settle(file.parent)
        return True
    staged.unlink()
    if current != entry.after:
        void = {"id": str(int(entry.id) + 1), "time": _now(), "why": "not saved: the file was changed meanwhile"}
        unchanged = {"undoes": entry.id, "before": current, "after": current, "records": (), "diff": ""}
        history.append(history.beside(file), entry.model_copy(update=void | unchanged))
    return current == entry.after


def _entry(number: str, before: Held, text: str, reason: Reason) -> Entry:
    records, lists, whole = pieces(before.text, text)
    return Entry(
        id=number,
        time=_now(),
        **reason._asdict(),
        before=before.digest,
        after=_digest(text.encode()),
        whole=whole,
        lists=lists,
        records=records,
        diff=differing.unified(before.text, text),
    )


def pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[str, ...], bool]:
    """Return the records in which two texts differ, the lists that are new, and whether they differ in anything else."""
    try:
        old, new = layout.cut(before), layout.cut(after)
    except yamltext.Unreadable:
        return (), (), True
    first, second = old.records(), new.records()
    changed = []
    for name in sorted({*first, *second}):
        was, now = first.get(name), second.get(name)
        if not (was and now and was.body == now.body):
            changed.append(Piece(list=name[0], id=name[1], before=was.body if was else None, after=_form(name[0], now)))
    lists, others = {section.name for section in old.sections}, {section.name for section in new.sections}
    return tuple(changed), tuple(sorted(others - lists)), old.frame(lists ^ others) != new.frame(lists ^ others)


def undo(path: Path, number: str, *, by: str, why: str = "") -> Entry:
    """Take back one entry of the history; what was changed since in other records stays.

    :param number: the id of the entry; an entry that itself took one back can be taken back too
    :raises KeyError: if there is no such entry
    :raises Conflict: if one of its records was changed since
    :raises Refused: if the registry would have a problem then
    """
    held, text, entry = undone(path, number)
    return _save(path, held.digest, text, Reason(by, why or f"undoes {number}: {entry.why}", number))


def undone(path: Path, number: str) -> tuple[Held, str, Entry]:
    """Return what the file says, what it would say without an entry of the history, and the entry; raises as ``undo``."""
    for entry in entries(path):
        if entry.id == number:
            held = load(path)
            return held, _without(held, entry), entry
    raise KeyError(number)


def _without(held: Held, entry: Entry) -> str:
    if held.digest == entry.after:
        return differing.reverse(held.text, entry.diff)
    if entry.whole:
        raise Conflict(f"entry {entry.id} changed more than records, and the file was changed since")
    current = layout.cut(held.text).records()
    changed = [
        f"{piece.list}/{piece.id}"
        for piece in entry.records
        if _form(piece.list, current.get((piece.list, piece.id))) != piece.after
    ]
    if changed:
        raise Conflict(f"changed since entry {entry.id}: {', '.join(changed)}")
    return editing.restore(held.text, {(piece.list, piece.id): piece.before for piece in entry.records}, entry.lists)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _form(name: str, record: Record | None) -> str | None:
    """Hash what a record says, comments too, however it is laid out."""
    return _digest(writing.record(name, record.data, record.notes).encode()) if record else None


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


__all__ = ["Conflict", "Held", "Refused", "entries", "load", "pieces", "problems", "save", "undo", "undone"]
