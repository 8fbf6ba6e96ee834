"""Files change while they are served: the registry is served as soon as it is saved, the claims as soon as they are read."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from typing import TYPE_CHECKING

import pytest
from saving import change, soon

from server import claims, context, registry
from server.app import create_app
from server.editions import Broken, Editions, making, versions
from server.editions.builder import Builder
from server.urls import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server.settings import Settings


def renewed(settings: Settings) -> str:
    """The version that somebody else finds."""
    other = Editions(settings)
    other.renew()
    other.close()
    return other.current.version


@contextlib.contextmanager
def watched(held: Editions) -> Iterator[None]:
    """Watch the files meanwhile."""
    stop = threading.Event()
    watch = threading.Thread(target=held.watch, args=(stop,))
    watch.start()
    try:
        yield
    finally:
        stop.set()
        watch.join()


def test_a_good_change_is_taken(settings: Settings, held: Editions) -> None:
    """A renamed outlet has its new name at once."""
    before = held.current.version
    change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
    held.renew()
    assert held.current.registry.outlets["reuters"].name == "Reuters Agency"
    assert held.current.version != before


def test_a_broken_change_is_not(settings: Settings, held: Editions) -> None:
    """A broken registry leaves the last good one serving and its problems known; mending it ends that."""
    before = held.current
    whole = settings.registry.read_text()
    settings.registry.write_text(whole.replace("  name: Reuters\n", "  nam: Reuters\n"))
    held.renew()
    assert held.current is before
    assert {problem.code for problem in held.problems} == {"unknown-field", "missing-field"}
    settings.registry.write_text(whole)
    held.renew()
    assert (held.current, held.problems) == (before, [])


def test_a_withdrawn_document_vanishes(settings: Settings, held: Editions) -> None:
    """A withdrawn document is in no list, and its claims match no page."""
    assert held.current.index.document("sabotaged-peace")
    sidecar = settings.seeds / "sabotaged-peace.yaml"
    sidecar.write_text(sidecar.read_text().replace("withdrawn:", "withdrawn: by its author #"))
    if "withdrawn" not in sidecar.read_text():
        sidecar.write_text(sidecar.read_text() + "withdrawn: by its author\n")
    held.renew()
    assert held.problems == []
    assert held.current.index.document("sabotaged-peace") is None
    assert held.current.index.claims() == held.current.index.documents() == []
    assert held.current.index.totals("reuters") == []


def test_the_watch_sees_a_save(settings: Settings, held: Editions, caplog: pytest.LogCaptureFixture) -> None:
    """A saved file is served, and the log says which lines of a broken one are wrong."""
    with watched(held):
        change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
        assert soon(lambda: held.current.registry.outlets["reuters"].name == "Reuters Agency")
        change(settings, "  name: Reuters Agency\n", "  nam: Reuters\n")
        assert soon(lambda: held.problems != [])
        assert soon(lambda: "there is no field 'nam'" in caplog.text)


def test_nothing_is_renewed_without_a_save(held: Editions) -> None:
    """While no file changes, the edition stays the very same."""
    before = held.current
    with watched(held):
        time.sleep(1.5)  # two looks
    assert held.current is before


def test_saved_again_and_again_while_it_is_read(settings: Settings) -> None:
    """As long as files are being saved they are read again; what is served in the end is what they say in the end."""
    text, end = settings.registry.read_text(), time.monotonic() + 1.5

    def save() -> None:
        number = 0
        while time.monotonic() < end:
            number += 1
            draft = settings.registry.with_suffix(".new")
            draft.write_text(f"{text}# {number}\n")
            draft.replace(settings.registry)
            time.sleep(0.01)

    saving = threading.Thread(target=save)
    saving.start()
    time.sleep(0.05)
    held = Editions(settings)
    held.renew()
    saving.join()
    held.renew()
    found, _ = registry.read(settings.registry)
    assert found
    assert held.current.registry.version == found.version
    held.close()


def test_a_failure_is_no_end(settings: Settings, held: Editions) -> None:
    """What cannot be read or written is a problem, and the watch goes on: once it can be, it is served."""
    draft = settings.index.with_suffix(".draft")
    draft.mkdir()
    with watched(held):
        change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
        assert soon(lambda: [problem.code for problem in held.problems] == ["not-renewed"])
        assert held.current.registry.outlets["reuters"].name == "Reuters Agency"
        before = held.current.index.version
        draft.rmdir()
        assert soon(lambda: held.current.index.version != before)
        assert soon(lambda: held.problems == [])


def test_a_name_that_is_no_text(settings: Settings, held: Editions) -> None:
    """A file whose name is no UTF-8 does no harm."""
    (settings.seeds / os.fsdecode(b"\xff.png")).write_bytes(b"")
    held.refresh()
    assert [problem.code for problem in held.problems if problem.code == "not-renewed"] == []


def test_saved_while_it_is_read(settings: Settings) -> None:
    """What is saved while the files are read is read again: the version is that of what is served."""
    held = Editions(settings)
    change(settings, "  name: Reuters\n", "  name: Reuters Agency\n")
    saved = []

    def told(_: str) -> None:
        if not saved:
            saved.append(change(settings, "  name: Reuters Agency\n", "  name: Reuters Wire\n"))

    held.renew(told)
    assert held.current.registry.outlets["reuters"].name == "Reuters Wire"
    assert renewed(settings) == held.current.version
    held.close()


def test_a_new_process_while_a_file_is_broken(settings: Settings, held: Editions) -> None:
    """A process that starts while a file is broken goes on with the last good index."""
    settings.registry.write_text("outlets: wrong\n")
    anew = Editions(settings)
    anew.resume()
    anew.refresh()
    assert anew.current.version == held.current.version
    assert [problem.code for problem in anew.problems] == ["wrong-type"]
    anew.close()


def test_no_index_to_go_on_with(settings: Settings) -> None:
    """Where there is none, or one that other code has made, there is nothing to go on with."""
    settings.index.unlink()
    anew = Editions(settings)
    anew.resume()
    claims.build(settings.index, claims.Version("x", "other code", ""), (), [].append)
    anew.resume()
    with pytest.raises(Broken):
        anew.current  # noqa: B018  raises


def test_a_program_that_was_changed(held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program was changed under a process that serves, no index is made again and again that it could not take."""
    before = held.current.index
    monkeypatch.setattr(versions, "code", lambda: "as it was when it was started")
    held.refresh()
    assert [problem.message for problem in held.problems] == ["the program was changed while it serves: start it anew"]
    assert held.current.index.version == before.version


def test_a_file_that_vanishes_between_two_looks(settings: Settings) -> None:
    """A link that leads nowhere is looked at without harm."""
    (settings.seeds / "gone.txt").symlink_to("nowhere")
    assert "gone.txt" not in str(versions.glance(settings))


OLD = "- id: reuters\n"
NEW = "- id: reuters-agency\n  former_ids: [reuters]\n"
STORY = "https://www.reuters.com/world/europe/attack-russian-air-bases-spies-hid-drones-wooden-sheds-2025-06-01/"


def cited(held: Editions) -> tuple[int, int]:
    """How many works a page of Reuters is, and how many claims cite it or Reuters."""
    found = context.find(Page.parse(STORY), held.current).matches
    return len(found.works), found.claims_total


def test_a_renamed_outlet_before_its_claims_are_read_again(settings: Settings, held: Editions) -> None:
    """With a new id an outlet is served at once, with the claims that know it by its former one; then they are read again."""
    before, index = cited(held), held.current.index.version
    assert min(before) > 0
    change(settings, OLD, NEW)
    held.refresh()
    assert held.current.registry.outlet("reuters").id == "reuters-agency"
    assert (held.current.index.version, cited(held)) == (index, before)
    client = create_app(settings, held).test_client()
    listed = [client.get(f"/v1/claims?outlet={name}").json["items"] for name in ("reuters", "reuters-agency")]
    assert listed[0] == listed[1] != []
    with watched(held):
        assert soon(lambda: held.current.index.version != index)
    assert cited(held) == before
    assert held.current.index.claims(outlet="reuters-agency") != []


def test_another_owner_needs_no_new_index(settings: Settings, held: Editions) -> None:
    """Who owns outlets is counted anew without reading the documents again."""
    index = held.current.index.version
    before = {body for _, body in held.current.index.claims()}
    records = settings.registry.read_text().split("\n- id: ")
    owned = (re.sub("(?m)^  - organisation: .*$", "  - name: Everybody", record, count=1) for record in records)
    settings.registry.write_text("\n- id: ".join(owned))
    held.renew()
    assert held.problems == []
    assert held.current.index.version == index
    assert {body for _, body in held.current.index.claims()} != before


def test_what_others_have_made(settings: Settings, held: Editions) -> None:
    """A process takes the index that another one has made."""
    other = Editions(settings)
    change(settings, "name: Reuters\n", "name: Reuters Agency\n")
    with watched(held):
        other.renew()
        assert soon(lambda: held.current.version == other.current.version)
    other.close()


def test_a_broken_document_is_told_by_those_who_did_not_read_it(settings: Settings, held: Editions) -> None:
    """What is wrong with a document is known to all processes, though one alone reads it."""
    before = held.current
    other = Editions(settings)
    other.resume()
    sidecar = settings.seeds / "sabotaged-peace.yaml"
    whole = sidecar.read_text()
    sidecar.write_text(whole.replace("kind: essay", "kind: esay"))
    with watched(held), watched(other):
        for each in (held, other):
            assert soon(lambda each=each: [problem.code for problem in each.problems] == ["not-in-list"])
        assert held.current is before
        sidecar.write_text(whole)
        for each in (held, other):
            assert soon(lambda each=each: each.problems == [])
    other.close()


def test_answers_of_one_version(settings: Settings, held: Editions) -> None:
    """While files are saved, every answer is whole, and of one version of the registry."""
    client = create_app(settings, held).test_client()
    names = {f"Reuters {number}" for number in range(6)} | {"Reuters"}
    seen = set()
    with watched(held):
        for number in range(6):
            text = settings.registry.read_text()
            old = "  name: Reuters\n" if number == 0 else f"  name: Reuters {number - 1}\n"
            settings.registry.write_text(text.replace(old, f"  name: Reuters {number}\n"))
            until = time.monotonic() + 0.3
            while time.monotonic() < until:
                answer = client.get("/v1/context", query_string={"url": STORY})
                assert answer.status_code == 200
                name = answer.json["outlet"]["name"]
                assert {match["match"]["why"] for match in answer.json["claims"] if "outlet" in match["match"]["kind"]} <= {
                    f"It cites {name}; it does not say which article.",
                    f"It cites {name}; the article that it names is not known to be this page.",
                }
                seen.add(name)
        assert soon(lambda: held.current.registry.outlets["reuters"].name == "Reuters 5")
    assert seen <= names


def test_what_has_gone_bad_is_taken_away(settings: Settings, held: Editions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large index that has gone bad on the disk is made anew, while what is open goes on."""
    monkeypatch.setattr(claims, "AT_ONCE", 1000)
    making.verify(settings)
    assert settings.index.exists()
    content = bytearray(settings.index.read_bytes())
    content[-1] ^= 1
    damaged = settings.index.with_suffix(".damaged")
    damaged.write_bytes(content)
    damaged.replace(settings.index)
    making.verify(settings)
    assert not settings.index.exists()
    making.verify(settings)
    with watched(held):
        assert soon(settings.index.exists)


def test_a_document_that_is_saved_while_it_is_read(settings: Settings, held: Editions) -> None:
    """A document that is saved while the index is made is read again."""
    text = settings.seeds / "sabotaged-peace.txt"
    text.write_text(text.read_text() + "\n")
    heard = []

    def told(said: str) -> None:
        if not heard:
            text.write_text(text.read_text() + "\n")
        heard.append(said)

    held.renew(told)
    assert "a file was saved: reading again" in heard
    assert renewed(settings) == held.current.version


def test_a_document_is_saved_while_the_registry_is_broken(settings: Settings, held: Editions) -> None:
    """While the registry is broken, documents are read with the last good one."""
    settings.registry.write_text("outlets: wrong\n")
    (settings.seeds / "sabotaged-peace.txt").rename(settings.seeds / "peace.txt")
    (settings.seeds / "sabotaged-peace.yaml").rename(settings.seeds / "peace.yaml")
    making.remake(settings)
    held.refresh()
    assert [identifier for identifier, _ in held.current.index.documents()] == ["peace"]
    assert len(held.current.index.claims(outlet="reuters")) > 1
    assert [problem.code for problem in held.problems] == ["wrong-type"]


def test_no_registry_at_all(settings: Settings) -> None:
    """Where there never was a good registry, nothing is made, and what is wrong is told."""
    versions.places(settings).registry.unlink()
    settings.registry.write_text("outlets: wrong\n")
    with pytest.raises(Broken):
        making.remake(settings)
    anew = Editions(settings)
    anew.refresh()
    assert [problem.code for problem in anew.problems] == ["wrong-type"]
    anew.close()


def test_no_index_yet(settings: Settings) -> None:
    """Where there is a registry but no index yet, there is nothing to serve until it is made."""
    settings.index.unlink()
    anew = Editions(settings)
    anew.refresh()
    with pytest.raises(Broken):
        anew.current  # noqa: B018  raises
    with watched(anew):
        assert soon(lambda: anew._current is not None)  # noqa: SLF001  the property raises
    anew.close()


def test_what_cannot_be_written(settings: Settings, held: Editions) -> None:
    """A failure of the disk is a problem, and what was served goes on."""
    before, place = held.current, versions.places(settings).registry
    place.unlink()
    place.mkdir()
    held.refresh()
    assert [problem.code for problem in held.problems] == ["not-renewed"]
    assert held.current is before
    place.rmdir()
    held.refresh()
    assert held.problems == []


def test_made_for_nobody(settings: Settings) -> None:
    """An index that is no longer wanted when it is made is no failure: the next one is begun."""
    builder = Builder(settings)
    builder.start()
    assert soon(builder.due)
    assert builder.start() == []
    assert not builder.due() or soon(builder.due)
    builder.stop()
    builder.stop()
