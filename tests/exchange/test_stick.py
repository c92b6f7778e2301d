"""A stick is known by its marker and our enrolment; what is said to lie on it lies on it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, World, register
from xinfang_desk.desk.mail import sticks as room
from xinfang_desk.devices import sticks
from xinfang_desk.devices.carrier import Standing
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import REGISTER


def code_of(doing, *args, **more) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args, **more)
    return caught.value.code


@pytest.fixture
def ours(world: World) -> Path:
    folder = world.place()
    with world.desk() as desk:
        desk.sticks.prepare(folder)
    return folder


def test_a_blank_stick_is_made_ours_and_written(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        assert desk.sticks.look_at(folder).standing is Standing.BLANK
        assert code_of(desk.sticks.write, folder) == "stick.blank"
        assert list(folder.iterdir()) == []
        assert desk.sticks.prepare(folder).standing is Standing.OURS
        made = desk.sticks.write(folder)
        assert made is not None
        assert (made.sequence, made.state.value) == (1, "written")
        view = desk.sticks.look_at(folder)
        # The batch, and the recovery copy for the county.
        assert (view.standing, view.batches, view.files, view.strays) == (Standing.OURS, (1,), 2, 0)
        assert desk.sticks.prepare(folder).batches == (1,)
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "XINFANG/README.txt",
        f"XINFANG/out/{FIRST}-000001.xfb",
        f"XINFANG/out/{FIRST}-r000001.xfb",
        "XINFANG/stick.json",
    ]


def test_the_cover_page_names_nobody(world: World, ours: Path) -> None:
    with world.desk() as desk:
        register(desk)
        made = desk.sticks.write(ours)
    assert made is not None
    cover = (ours / "XINFANG" / "README.txt").read_text("utf-8-sig")
    assert "示例镇" in cover
    assert "示例县信访局" in cover
    assert made.sha256 in cover
    assert "周试例" not in cover
    marker = json.loads((ours / "XINFANG" / "stick.json").read_text())
    assert set(marker) == {"v", "stick", "county"}


def test_wrong_and_damaged_sticks_have_a_sentence_each(world: World, ours: Path) -> None:
    marker = ours / "XINFANG" / "stick.json"
    with world.desk() as desk:
        register(desk)
        foreign = json.loads(marker.read_text()) | {"county": "00000 00000 00000 00000 00000 00000"}
        marker.write_text(json.dumps(foreign))
        assert code_of(desk.sticks.write, ours) == "stick.foreign"
        assert code_of(desk.sticks.prepare, ours) == "stick.foreign"
        for broken in (b"", b"[]", b"{}", b"\xff" * 10, b"[" * 4000):
            marker.write_bytes(broken)
            assert code_of(desk.sticks.write, ours) == "stick.damaged"
        assert code_of(desk.sticks.write, ours / "not there") == "drive.gone"
        assert desk.sticks.look_at(ours / "not there").standing is Standing.GONE
        assert desk.outbox.batches() == ()


def test_one_stick_is_chosen_and_two_are_not(
    world: World, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged = [ours]

    def found() -> tuple[sticks.Stick, ...]:
        return tuple(sticks.Stick(folder=each, label=each.name, free_mb=1) for each in plugged)

    monkeypatch.setattr(room.sticks, "sticks", found)
    with world.desk() as desk:
        assert desk.sticks.ours() == ours
        plugged.append(world.place("blank"))
        assert desk.sticks.ours() == ours
        plugged.append(Path(shutil.copytree(ours, world.folder / "second")))
        assert code_of(desk.sticks.ours) == "stick.two"
        plugged.clear()
        assert code_of(desk.sticks.ours) == "stick.none"


def test_verify_again_tells_a_whole_batch_from_one_that_is_not(world: World, ours: Path) -> None:
    with world.desk() as desk:
        register(desk)
        desk.sticks.write(ours)
        register(desk)
        desk.sticks.write(ours)
        out = ours / "XINFANG" / "out"
        (out / f"{FIRST}-000001.xfb").rename(out / "renamed by somebody.xfb")
        assert [each.whole for each in desk.sticks.verify_again(ours)] == [True, True]
        with (out / f"{FIRST}-000002.xfb").open("r+b") as file:
            file.seek(-5, 2)
            file.write(b"x")
        assert [each.whole for each in desk.sticks.verify_again(ours)] == [True, False]
        shutil.rmtree(out)
        assert [each.whole for each in desk.sticks.verify_again(ours)] == [False, False]


def test_a_reply_is_found_under_any_name_and_cleans_the_stick(world: World, ours: Path) -> None:
    ack = ours / "XINFANG" / "ack"
    with world.desk() as desk:
        register(desk)
        made = desk.sticks.write(ours)
        assert made is not None
    foreign = ours / "XINFANG" / "out" / "411526103-1-000009.xfb"
    foreign.write_bytes(b"of another desk")
    (ours / "XINFANG" / "holiday.jpg").write_bytes(b"a picture")
    with world.county() as county:
        county.receive([ours / "XINFANG" / "out" / made.file])
        county.reply(FIRST, ack)
    (ack / f"{FIRST}-000001.ack.xfb").rename(ours / "reply (1).xfb")
    with world.desk() as desk:
        (found,) = desk.sticks.find_replies(ours)
        assert (found.file.name, found.sequence, found.repeated, found.code) == (
            "reply (1).xfb", 1, False, None,
        )  # fmt: skip
        taken = desk.inbox.take_reply(found.file)
        assert (taken.accepted, taken.cleaned) == (1, 1)
        assert desk.sticks.find_replies(ours)[0].repeated
        view = desk.sticks.look_at(ours)
        assert (view.batches, view.strays) == ((), 1)
        assert desk.inbox.take_reply(found.file).cleaned == 0
    assert foreign.read_bytes() == b"of another desk"
    assert made.sha256 not in (ours / "XINFANG" / "README.txt").read_text("utf-8-sig")


def test_a_damaged_reply_is_told_and_not_taken(world: World, ours: Path) -> None:
    with world.desk() as desk:
        register(desk)
        made = desk.sticks.write(ours)
        assert made is not None
    with world.county() as county:
        county.receive([ours / "XINFANG" / "out" / made.file])
        reply = Path(county.reply(FIRST, ours / "XINFANG" / "ack").file)
    reply.write_bytes(reply.read_bytes()[:-40])
    with world.desk() as desk:
        found = desk.sticks.find_replies(ours)
        assert [each.code for each in found if each.file == reply] == ["batch.damaged"]
        assert code_of(desk.inbox.take_reply, reply) == "batch.damaged"
        assert desk.outbox.batches()[0].state.value == "written"


def test_what_does_not_fit_waits_for_the_next_batch(world: World, ours: Path) -> None:
    from xinfang_desk.desk.mail.outbox import make_batch

    with world.desk() as desk:
        for _each in range(3):
            register(desk)
        inside = desk.outbox._seat
        size = desk.outbox.preview().size
        made = [make_batch(inside, world.place("folder"), most_bytes=size * 2 // 3 + 2) for _ in range(3)]
        assert [each and each.records for each in made] == [2, 1, None]
        tiny = make_batch(inside, world.place("folder"), again=True, most_bytes=1)
        assert tiny is not None
        assert tiny.records == 1


def test_a_preview_says_what_the_batch_then_carries(world: World, ours: Path) -> None:
    with world.desk() as desk:
        register(desk)
        register(desk, received_at="2026-09-10T09:00:00+08:00")
        seen = desk.outbox.preview()
        assert (seen.records, str(seen.first_day), str(seen.last_day)) == (2, "2026-09-10", "2026-09-14")
        assert seen.size > 1000
        made = desk.outbox.make_batch(world.place("folder"))
        assert made is not None
        assert made.records == 2
        assert desk.outbox.preview().records == 0


def test_work_that_is_stopped_leaves_nothing(world: World, ours: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int) -> None:
        raise Stopped

    with world.desk() as desk:
        register(desk)
        with pytest.raises(Stopped):
            desk.sticks.write(ours, progress=stop)
        assert desk.outbox.batches() == ()
        assert desk.sticks.look_at(ours).files == 0
        made = desk.sticks.write(ours)
        assert made is not None
        assert made.sequence == 1
    assert [path.name for path in (world.folder / "desk" / "outgoing").iterdir()] == [made.file]


def test_links_that_somebody_laid_on_the_stick_lead_nowhere(world: World, ours: Path) -> None:
    """The register of the desk itself is where they lead: it stays, and what is said to be written is."""
    victim = world.folder / "letters.txt"
    victim.write_bytes(b"letters")
    register_file = world.folder / "desk" / REGISTER
    root = ours / "XINFANG"
    for name, target in (
        (f"out/{FIRST}-000001.xfb.part", register_file),
        (f"out/{FIRST}-r000001.xfb.part", register_file),
        ("README.txt.part", victim),
    ):
        (root / name).symlink_to(target)
    with world.desk() as desk:
        register(desk)
        made = desk.sticks.write(ours)
        assert made is not None
        assert desk.upkeep.check() == ()
        file, _ = desk.copies.backup(ours)
        assert desk.copies.drill(file).matters == 1
    assert victim.read_bytes() == b"letters"
    assert not [each for each in ours.rglob("*") if each.is_symlink()]
    assert hashlib.sha256((root / "out" / made.file).read_bytes()).hexdigest() == made.sha256


def test_somebodys_page_on_the_stick_stays_and_the_batch_is_written(world: World, ours: Path) -> None:
    page = ours / "XINFANG" / "README.txt"
    page.write_text("我的笔记", "utf-8")
    with world.desk() as desk:
        register(desk)
        made = desk.sticks.write(ours)
    assert made is not None
    assert made.state.value == "written"
    assert page.read_text("utf-8") == "我的笔记"


def test_links_in_the_countys_folder_are_not_followed_by_a_reply(world: World) -> None:
    victim, folder = world.folder / "letters.txt", world.place("replies")
    victim.write_bytes(b"letters")
    with world.desk() as desk:
        register(desk)
        made = desk.outbox.make_batch(folder)
    assert made is not None
    (folder / f"{FIRST}-000001.ack.xfb.part").symlink_to(victim)
    with world.county() as county:
        county.receive([folder / made.file])
        county.reply(FIRST, folder)
    assert victim.read_bytes() == b"letters"
    with world.desk() as desk:
        assert desk.inbox.take_reply(folder / f"{FIRST}-000001.ack.xfb").accepted == 1
